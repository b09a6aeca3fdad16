import { describe, expect, it } from 'vitest';
import {
  lowerBeta,
  lowerBetaInverse,
  upperBeta,
  upperBetaInverse,
} from '../../../../../main/core/quality/statistics/beta.ts';
import { relativeError } from './relative-error.ts';

describe('the incomplete beta function', () => {
  it.each([
    [0.25, 0.5, 0.5, 1 / 3],
    [0.125, 3, 7, 0.09189072251319885],
    [0.4375, 400, 500, 0.3382957935977724],
  ])('is at %d for %d and %d: %d', (x, a, b, share) => {
    expect(relativeError(lowerBeta(x, a, b), share)).toBeLessThan(1e-13);
    expect(relativeError(upperBeta(1 - x, b, a), share)).toBeLessThan(1e-13);
  });

  it('is a power where one parameter is 1', () => {
    for (const x of [1e-9, 1e-6, 1e-4]) {
      expect(relativeError(lowerBeta(x, 4, 1), x ** 4)).toBeLessThan(1e-13);
      expect(relativeError(upperBeta(x, 1, 1e6), Math.exp(1e6 * Math.log1p(-x)))).toBeLessThan(1e-9);
    }
  });

  it.each([
    [0.5, 0.5],
    [1, 998_576],
    [3, 7],
    [4, 1e9],
    [0.5, 1e6],
    [2e5, 3e5],
  ])('is undone by its inverse for %d and %d', (a, b) => {
    for (const p of [0.001, 0.05, 0.5, 0.95, 0.999]) {
      expect(relativeError(lowerBeta(lowerBetaInverse(p, a, b), a, b), p)).toBeLessThan(1e-9);
      expect(relativeError(upperBeta(upperBetaInverse(p, a, b), a, b), p)).toBeLessThan(1e-9);
    }
  });

  it('ends at 0 and 1 and refuses other parameters and probabilities', () => {
    expect([
      lowerBeta(0, 2, 3),
      lowerBeta(1, 2, 3),
      lowerBetaInverse(0, 2, 3),
      upperBetaInverse(0, 2, 3),
    ]).toEqual([0, 1, 0, 1]);
    expect(() => lowerBeta(0.5, 0, 1)).toThrow(expect.objectContaining({ code: 'invalid-parameter' }));
    expect(() => upperBetaInverse(-0.1, 1, 1)).toThrow(
      expect.objectContaining({ code: 'invalid-probability' }),
    );
  });
});
