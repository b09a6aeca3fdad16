import { describe, expect, it } from 'vitest';
import {
  normalCdf,
  normalQuantile,
  normalTail,
  normalTailQuantile,
} from '../../../../../main/core/quality/statistics/normal.ts';
import { relativeError } from './relative-error.ts';

/** Computed with 40 digits. */
const tails = [
  [0.5, 0.308537538725987],
  [1, 0.15865525393145705],
  [3, 0.0013498980316300946],
  [4.5, 3.39767312473006e-6],
  [6.5, 4.016000583859118e-11],
  [10, 7.619853024160525e-24],
  [30, 4.906713927148182e-198],
] as const;

describe('the normal distribution', () => {
  it.each(tails)('has beyond %d the tail %d, to the last digits', (z, tail) => {
    expect(relativeError(normalTail(z), tail)).toBeLessThan(1e-14);
    expect(normalCdf(-z)).toBe(normalTail(z));
    expect(normalCdf(z) + normalTail(z)).toBeCloseTo(1, 15);
  });

  it.each([
    [1e-300, 37.0470962993612],
    [1e-9, 5.997807015007687],
    [3e-6, 4.526389321393594],
    [0.025, 1.9599639845400543],
  ])('reaches the tail %d at %d', (tail, z) => {
    expect(relativeError(normalTailQuantile(tail), z)).toBeLessThan(1e-14);
    expect(normalQuantile(tail)).toBe(-normalTailQuantile(tail));
  });

  it('has quantiles that undo its probabilities', () => {
    for (let z = -8; z <= 5; z += 0.137) expect(normalQuantile(normalCdf(z))).toBeCloseTo(z, 9);
  });

  it('ends at infinity and refuses what is no probability', () => {
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalTail(Number.POSITIVE_INFINITY)).toBe(0);
    expect(normalTail(Number.NEGATIVE_INFINITY)).toBe(1);
    expect(normalTail(Number.NaN)).toBeNaN();
    for (const wrong of [-1e-9, 1.1, Number.NaN])
      expect(() => normalQuantile(wrong)).toThrow(expect.objectContaining({ code: 'invalid-probability' }));
  });
});
