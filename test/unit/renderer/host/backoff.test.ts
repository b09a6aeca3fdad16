import { expect, test } from 'vitest';
import { backoffDelay } from '../../../../renderer/host/backoff.ts';

const low = { baseMs: 300, capMs: 10_000, random: () => 0 };
const high = { ...low, random: () => 1 };

test('waits double up to the cap, spread over the upper half', () => {
  expect([0, 1, 2, 3].map((attempt) => backoffDelay(attempt, low))).toEqual([150, 300, 600, 1_200]);
  expect([0, 1, 2, 3].map((attempt) => backoffDelay(attempt, high))).toEqual([300, 600, 1_200, 2_400]);
  expect(backoffDelay(60, low)).toBe(5_000);
  expect(backoffDelay(60, high)).toBe(10_000);
});
