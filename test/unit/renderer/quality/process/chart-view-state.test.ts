import { expect, test } from 'vitest';
import { seriesOf } from '../../../../../renderer/features/quality/chart/chart-series.ts';
import {
  pointsWithin,
  stretchOf,
  viewOf,
  windowOf,
} from '../../../../../renderer/features/quality/process/chart-view-state.ts';
import { sampleColumns } from '../sample-chart.ts';

const series = seriesOf(sampleColumns([1, 2, 3, 4, 5], { excluded: [2] }), 100);

test('a stretch of time and the view that shows it lead to each other on both axes', () => {
  const stretch = { from: 60_000, to: 180_000 };
  for (const axis of ['time', 'order'] as const)
    expect(stretchOf(series, axis, viewOf(series, axis, stretch))).toEqual(stretch);
  expect(viewOf(series, 'order', stretch)).toEqual({ from: 0.5, to: 3.5 });
});

test('everything is a stretch from the first to the last point; nothing is none', () => {
  expect(stretchOf(series, 'order', undefined)).toEqual({ from: 0, to: 240_000 });
  expect(stretchOf(seriesOf(sampleColumns([]), 10), 'time', undefined)).toBeUndefined();
  expect(stretchOf(series, 'order', { from: 2.2, to: 2.4 })).toBeUndefined();
  expect(viewOf(series, 'order', { from: 61_000, to: 62_000 })).toBeUndefined();
});

test('excluded points are not counted for limits', () => {
  expect(pointsWithin(series, { from: 60_000, to: 180_000 })).toBe(2);
});

test('a point stands for its minute, for itself, or for all until the next', () => {
  expect(windowOf(series, 'minute', 1, 0)).toEqual({ from: 60_000, to: 119_999 });
  expect(windowOf(series, 'single', 1, 0)).toEqual({ from: 60_000, to: 119_999 });
  expect(windowOf(series, 'single', 4, 500_000)).toEqual({ from: 240_000, to: 500_000 });
  const single = seriesOf({ ...sampleColumns([1]), size: [1] }, 10);
  expect(windowOf(single, 'single', 0, 9)).toEqual({ from: 0, to: 0 });
  expect(windowOf(series, 'day', 99, 0)).toBeUndefined();
});
