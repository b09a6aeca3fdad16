import { expect, test } from 'vitest';
import { barPlace } from '../../../../../renderer/features/quality/dashboard/bar-place.ts';
import { sparkPaths } from '../../../../../renderer/features/quality/dashboard/spark-paths.ts';

test('on the bar each seventh is ten times fewer defects', () => {
  expect(barPlace(0)).toBeCloseTo(0);
  expect(barPlace(0.9)).toBeCloseTo(1 / 7);
  expect(barPlace(0.999)).toBeCloseTo(3 / 7);
  expect(barPlace(1)).toBe(1);
});

test('a trend breaks where nothing happened, and what stands alone is a dot', () => {
  const { line, dots, last } = sparkPaths([1, 2, null, 3, null], { width: 46, height: 26 });
  expect(line).toBe('M3 23L13 13');
  expect(dots).toEqual([{ x: 33, y: 3 }]);
  expect(last).toEqual({ x: 33, y: 3 });
});

test('a constant trend lies in the middle, an empty one is nothing', () => {
  expect(sparkPaths([5, 5], { width: 16, height: 20 }).line).toBe('M3 10L13 10');
  expect(sparkPaths([null], { width: 16, height: 20 })).toEqual({ line: '', dots: [], last: undefined });
  expect(sparkPaths([], { width: 16, height: 20 }).line).toBe('');
});
