import { describe, expect, it } from 'vitest';
import {
  logGamma,
  lowerGamma,
  lowerGammaInverse,
  upperGamma,
  upperGammaInverse,
} from '../../../../../main/core/quality/statistics/gamma.ts';
import { relativeError } from './relative-error.ts';

describe('the incomplete gamma function', () => {
  it.each([
    [0.5, 2, 0.04550026389635842],
    [5, 10, 0.029252688076961072],
    [100, 130, 0.002750408367306526],
    [1000, 900, 0.9994500977342883],
  ])('has of shape %d beyond %d the tail %d', (shape, x, tail) => {
    expect(relativeError(upperGamma(shape, x), tail)).toBeLessThan(1e-13);
    expect(relativeError(lowerGamma(shape, x), 1 - tail)).toBeLessThan(1e-12);
  });

  it('is exponential for shape 1 and keeps its digits in the far tail', () => {
    for (const x of [1e-9, 0.1, 1, 20, 600]) {
      expect(relativeError(lowerGamma(1, x), -Math.expm1(-x))).toBeLessThan(1e-13);
      expect(relativeError(upperGamma(1, x), Math.exp(-x))).toBeLessThan(1e-12);
    }
  });

  it.each([0.3, 1, 7.5, 1e3, 1e6, 1e9])('is undone by its inverse for shape %d', (shape) => {
    for (const p of [1e-12, 1e-4, 0.025, 0.5, 0.9, 0.9999]) {
      expect(relativeError(lowerGamma(shape, lowerGammaInverse(shape, p)), p)).toBeLessThan(1e-8);
      expect(relativeError(upperGamma(shape, upperGammaInverse(shape, p)), p)).toBeLessThan(1e-8);
    }
  });

  it('has factorials for logarithms', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n += 1) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 12);
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 14);
  });

  it('ends at 0 and infinity and refuses other shapes and probabilities', () => {
    expect([lowerGamma(2, 0), upperGamma(2, -1), upperGamma(2, Number.POSITIVE_INFINITY)]).toEqual([0, 1, 0]);
    expect([lowerGammaInverse(2, 0), lowerGammaInverse(2, 1)]).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(() => lowerGamma(0, 1)).toThrow(expect.objectContaining({ code: 'invalid-parameter' }));
    expect(() => logGamma(-1)).toThrow(expect.objectContaining({ code: 'invalid-parameter' }));
    expect(() => upperGammaInverse(2, 1.5)).toThrow(expect.objectContaining({ code: 'invalid-probability' }));
  });
});
