import { expect, it } from 'vitest';
import { judge } from '../../../../../../main/core/quality/charts/control-chart.ts';
import { createRunChart } from '../../../../../../main/core/quality/charts/runs/run-chart.ts';
import { estimateRun } from '../../../../../../main/core/quality/charts/runs/run-limits.ts';

it('flags the points of a run that is too long for the points so far', () => {
  const chart = createRunChart(estimateRun([0, 2]));
  const points = judge(chart, [0, 0, 1, undefined, 2, 2, 2, 2, 2, 2, 2, 2]);
  expect(points.map(({ violations }) => violations.length)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
  expect(points[3]?.state).toBe('gap');
  expect(chart.assess()).toEqual({
    present: 11,
    useful: 10,
    longestRun: 8,
    longestRunMax: 6,
    crossings: 1,
    crossingsMin: 2,
    signal: true,
  });
});

it('says nothing while every point lies on the median', () => {
  const chart = createRunChart(estimateRun([4, 4, 4]));
  judge(chart, [4, 4, 4]);
  expect(chart.assess()).toMatchObject({ present: 3, useful: 0, longestRun: undefined, signal: false });
  expect(estimateRun([4, 4]).status).toBe('zero-variation');
  expect(estimateRun([]).status).toBe('insufficient-data');
  expect(createRunChart(estimateRun([])).add(3)).toMatchObject({ center: undefined, state: 'ok' });
});

it('starts anew with a stage', () => {
  const chart = createRunChart(estimateRun([0, 2]));
  judge(chart, [5, 5, 5]);
  chart.startStage(estimateRun([4, 8]));
  expect(chart.add(7)).toMatchObject({ index: 3, center: 6 });
  expect(chart.assess()).toMatchObject({ present: 1, longestRun: 1, crossings: 0 });
});
