import { expect, it } from 'vitest';
import { nelsonRuleIds } from '../../../../../../contract/quality-rules.ts';
import { judge } from '../../../../../../main/core/quality/charts/control-chart.ts';
import { createIndividualsChart } from '../../../../../../main/core/quality/charts/individuals/individuals-chart.ts';
import {
  estimateIndividuals,
  type IndividualsLimits,
  knownIndividuals,
} from '../../../../../../main/core/quality/charts/individuals/individuals-limits.ts';

const values = [3, 5, 4, undefined, 8, 6, 7, 40, 5];

it('estimates sigma by mean and median moving range and by standard deviation', () => {
  const ranges = [2, 1, 2, 1, 33, 35];
  const mean = ranges.reduce((sum, range) => sum + range, 0) / 6;
  expect(estimateIndividuals(values)).toMatchObject({
    n: 8,
    center: 78 / 8,
    method: 'MR',
    provisional: true,
  });
  expect(estimateIndividuals(values).sigma).toBeCloseTo(mean / (2 / Math.sqrt(Math.PI)), 12);
  expect(estimateIndividuals(values, 'medianMR').sigma).toBeCloseTo(2 / 0.953_872_552_4, 9);
  // c4(2) = sqrt(2 / pi)
  expect(estimateIndividuals([1, undefined, 4], 'SD').sigma).toBeCloseTo(
    Math.sqrt(4.5) / Math.sqrt(2 / Math.PI),
    12,
  );
});

it('is provisional below 25 points', () => {
  const points = Array.from({ length: 25 }, (_, index) => index % 3);
  expect(estimateIndividuals(points).provisional).toBe(false);
  expect(estimateIndividuals(points.slice(1)).provisional).toBe(true);
});

it('keeps its limits through JSON and judges a stream as it judges all at once', () => {
  const limits = estimateIndividuals([3, 5, 4, 6, 5, 4, 6, 3]);
  const restored: IndividualsLimits = JSON.parse(JSON.stringify(limits));
  const settings = { rules: nelsonRuleIds };
  const stream = createIndividualsChart(restored, settings);
  expect(values.map((value) => stream.add(value))).toEqual(
    judge(createIndividualsChart(limits, settings), values),
  );
});

it('draws no moving range over a gap or into a stage, and flags one outside its limits', () => {
  const chart = createIndividualsChart(knownIndividuals(5, 1));
  expect([5, undefined, 7, 1].map((value) => chart.add(value).range.value)).toEqual([
    undefined,
    undefined,
    undefined,
    6,
  ]);
  expect(chart.add(6)).toMatchObject({ index: 4, state: 'signal', violations: [] });
  chart.startStage(knownIndividuals(100, 1));
  const first = chart.add(100);
  expect(first).toMatchObject({ index: 5, z: 0, state: 'ok', center: 100, range: { value: undefined } });
});

it('counts no run across a stage', () => {
  const chart = createIndividualsChart(knownIndividuals(0, 1));
  for (let index = 0; index < 8; index++) expect(chart.add(0.5).state).toBe('ok');
  chart.startStage(knownIndividuals(0, 1));
  expect(chart.add(0.5).state).toBe('ok');
});

it('takes NaN for a gap, and refuses infinities without taking them in', () => {
  const [chart, untouched] = [1, 2].map(() => createIndividualsChart(knownIndividuals(0, 1)));
  chart?.add(2);
  untouched?.add(2);
  expect(() => chart?.add(Number.POSITIVE_INFINITY)).toThrow('must be finite');
  expect(chart?.add(1)).toEqual(untouched?.add(1));
  expect(chart?.add(Number.NaN)).toMatchObject({ state: 'gap', value: undefined });
  expect(() => estimateIndividuals([1, Number.NEGATIVE_INFINITY])).toThrow('must be finite');
});

it('lets no rule fire without a sigma', () => {
  const constant = Array.from({ length: 30 }, () => 7);
  const limits = estimateIndividuals(constant);
  expect(limits).toMatchObject({ status: 'zero-variation', sigma: 0, center: 7 });
  const chart = createIndividualsChart(limits, { rules: nelsonRuleIds });
  for (const value of [...constant, 8, 900])
    expect(chart.add(value)).toMatchObject({ state: 'ok', z: undefined });
  const lonely = estimateIndividuals([7]);
  expect(lonely.status).toBe('insufficient-data');
  expect(createIndividualsChart(lonely).add(9)).toMatchObject({ state: 'ok', ucl: undefined });
});

it('refuses a known sigma that is none', () => {
  for (const sigma of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => knownIndividuals(0, sigma)).toThrow('Sigma');
});
