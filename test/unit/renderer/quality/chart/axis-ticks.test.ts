import { expect, test } from 'vitest';
import { axisTicks } from '../../../../../renderer/features/quality/chart/axis-ticks.ts';

test('linear marks are round and multiples of their step', () => {
  expect(axisTicks(0, 1, 'linear', 5)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(axisTicks(0.05, 0.35, 'linear', 4)).toEqual([0.1, 0.2, 0.3]);
  expect(axisTicks(-7, 12, 'linear', 4)).toEqual([-5, 0, 5, 10]);
});

test('logarithmic marks thin out as the range grows', () => {
  expect(axisTicks(1, 100, 'log', 10)).toEqual([1, 2, 5, 10, 20, 50, 100]);
  expect(axisTicks(1, 100, 'log', 5)).toEqual([1, 3, 10, 30, 100]);
  expect(axisTicks(1, 1e6, 'log', 8)).toEqual([1, 10, 100, 1_000, 1e4, 1e5, 1e6]);
  expect(axisTicks(1, 1e12, 'log', 5).length).toBeLessThanOrEqual(5);
});

test('a narrow logarithmic range gets linear marks: decades would leave it bare', () => {
  expect(axisTicks(20, 60, 'log', 5)).toEqual([20, 30, 40, 50, 60]);
});

test('an empty range has its one value', () => {
  expect(axisTicks(4, 4, 'linear', 5)).toEqual([4]);
  expect(axisTicks(4, Number.NaN, 'linear', 5)).toEqual([4]);
});
