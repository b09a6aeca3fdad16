import { expect, test } from 'vitest';
import { seriesOf } from '../../../../../renderer/features/quality/chart/chart-series.ts';
import { limitSteps, zoneEdge } from '../../../../../renderer/features/quality/chart/limit-steps.ts';
import type { ChartFrame, PanelPlace } from '../../../../../renderer/features/quality/chart/panel-frame.ts';
import { sampleColumns } from '../sample-chart.ts';

function steps(columns: ReturnType<typeof sampleColumns>, pixelsPerPoint: number) {
  const series = seriesOf(columns, 20_000);
  const [panel] = series.panels;
  if (panel === undefined) throw new Error('there is a panel');
  const width = pixelsPerPoint * columns.at.length;
  const frame = { series, x: series.x.order } as unknown as ChartFrame;
  const place = {
    box: { left: 0, top: 0, width, height: 100 },
    x: (value: number) => value * pixelsPerPoint,
    from: 0,
    to: columns.at.length - 1,
  } as unknown as PanelPlace;
  return limitSteps(frame, panel, place);
}

test('limits that stay are one step over the whole width', () => {
  expect(steps(sampleColumns([1, 2, 3]), 10).map(({ left, right }) => [left, right])).toEqual([[0, 30]]);
});

test('limits change halfway between two points', () => {
  const changed = steps(sampleColumns([1, 2, 3], { upper: [16, 16, 20] }), 10);
  expect(changed.map(({ left, right, run }) => [left, right, run.upper])).toEqual([
    [0, 15, 16],
    [15, 30, 20],
  ]);
});

test('no more steps than pixels, however often limits change', () => {
  const values = Array.from({ length: 10_000 }, () => 1);
  const many = steps(sampleColumns(values, { upper: values.map((_value, index) => 16 + (index % 7)) }), 0.05);
  expect(many.length).toBeGreaterThan(200);
  expect(many.length).toBeLessThanOrEqual(501);
});

test('zones are even steps of sigma, multiplied on a logarithmic scale', () => {
  const run = { from: 0, center: 10, lower: null, upper: null, sigma: Math.LN2 };
  const [panel] = seriesOf(sampleColumns([1]), 10).panels;
  if (panel === undefined) throw new Error('there is a panel');
  expect(zoneEdge({ ...panel, scale: 'log' }, run, 2)).toBeCloseTo(40, 10);
  expect(zoneEdge(panel, run, -1)).toBeCloseTo(10 - Math.LN2, 10);
  expect(zoneEdge(panel, { ...run, sigma: 0 }, 1)).toBeUndefined();
  expect(zoneEdge(panel, { ...run, center: null }, 1)).toBeUndefined();
});
