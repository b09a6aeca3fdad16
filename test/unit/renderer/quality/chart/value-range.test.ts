import { expect, test } from 'vitest';
import { seriesOf } from '../../../../../renderer/features/quality/chart/chart-series.ts';
import { valueRange } from '../../../../../renderer/features/quality/chart/value-range.ts';
import { sampleColumns } from '../sample-chart.ts';

function rangeOf(
  columns: ReturnType<typeof sampleColumns>,
  from = 0,
  to = 99,
  open?: number,
): [number, number] {
  const series = seriesOf(columns, 100);
  const [panel] = series.panels;
  if (panel === undefined) throw new Error('there is a panel');
  return valueRange(series, panel, from, Math.min(to, columns.at.length - 1), open);
}

test('values in view, their limits and the open point all fit', () => {
  const [min, max] = rangeOf(sampleColumns([9, 11, 30]), 0, 1);
  expect(min).toBeLessThan(4);
  expect(max).toBeGreaterThan(16);
  expect(max).toBeLessThan(30);
  expect(rangeOf(sampleColumns([9, 11]), 0, 1, 50)[1]).toBeGreaterThan(50);
});

test('on a logarithmic scale what is zero or less is left out', () => {
  const columns = sampleColumns([0, -3, 10], {
    scale: 'log',
    lower: [null, null, null],
    upper: [null, null, null],
  });
  const [min, max] = rangeOf(columns);
  expect(min).toBeGreaterThan(0);
  expect(max).toBeGreaterThan(10);
});

test('gaps, constants, infinities and nothing at all still give a range', () => {
  const bare = { center: [null], lower: [null], upper: [null], sigma: [null] };
  expect(rangeOf(sampleColumns([null], bare))).toEqual([0, 1]);
  expect(rangeOf(sampleColumns([null], { ...bare, scale: 'log' }))).toEqual([1, 10]);
  const [low, high] = rangeOf(sampleColumns([5], bare));
  expect(low).toBeLessThan(5);
  expect(high).toBeGreaterThan(5);
  expect(rangeOf(sampleColumns([Number.POSITIVE_INFINITY], bare))).toEqual([0, 1]);
});

test('what is counted starts at zero, shares end at one', () => {
  const bare = { center: [null], lower: [null], upper: [null], sigma: [null] };
  expect(rangeOf(sampleColumns([1_400], { ...bare, unit: 'operations' }))[0]).toBe(0);
  const [low, high] = rangeOf(sampleColumns([0.99], { ...bare, unit: 'share' }));
  expect(low).toBe(0);
  expect(high).toBe(1);
});
