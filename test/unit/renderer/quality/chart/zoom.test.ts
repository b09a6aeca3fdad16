import { expect, test } from 'vitest';
import { seriesOf } from '../../../../../renderer/features/quality/chart/chart-series.ts';
import { zoomed } from '../../../../../renderer/features/quality/chart/zoom.ts';
import { sampleColumns } from '../sample-chart.ts';

const series = seriesOf(sampleColumns(Array.from({ length: 101 }, () => 1)), 1_000);

test('closer around the selected point, and back to everything', () => {
  const closer = zoomed(series, 'order', undefined, 20, 2);
  expect(closer).toEqual({ from: 10, to: 60 });
  expect(zoomed(series, 'order', closer, 20, 0.5)).toBeUndefined();
});

test('never beyond the ends, never closer than a few points', () => {
  expect(zoomed(series, 'order', undefined, 100, 4)).toEqual({ from: 75, to: 100 });
  const close = zoomed(series, 'order', { from: 50, to: 55 }, undefined, 100);
  expect((close?.to ?? 0) - (close?.from ?? 0)).toBeGreaterThan(3);
});

test('nothing to zoom into', () => {
  expect(zoomed(seriesOf(sampleColumns([]), 10), 'time', undefined, undefined, 2)).toBeUndefined();
  expect(zoomed(seriesOf(sampleColumns([1]), 10), 'time', undefined, undefined, 2)).toBeUndefined();
});
