import { describe, expect, it } from 'vitest';
import {
  type QuantileType,
  quantileOfSorted,
  quantiles,
} from '../../../../../main/core/quality/statistics/quantiles.ts';

const types: readonly QuantileType[] = [1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('quantiles', () => {
  it('are what the nine definitions give for 1 to 10', () => {
    const values = [3, 1, 2, 10, 9, 8, 4, 5, 7, 6];
    const found = types.map((type) => quantiles(values, [0.25], type)[0]);
    expect(found.slice(0, 7)).toEqual([3, 3, 2, 2.5, 3, 2.75, 3.25]);
    expect(found[7]).toBeCloseTo(2.9166666666666665, 14);
    expect(found[8]).toBeCloseTo(2.9375, 14);
  });

  it('do not step past a value because of rounding', () => {
    // 100 * 0.07 is 7.000000000000001 in doubles.
    const hundred = Array.from({ length: 100 }, (_, index) => index + 1);
    expect(quantiles(hundred, [0.07], 1)).toEqual([7]);
    expect(quantiles(hundred, [0.07], 2)).toEqual([7.5]);
  });

  it('stay between the smallest and the largest value', () => {
    for (const type of types) expect(quantiles([4, 8], [0, 1], type)).toEqual([4, 8]);
  });

  it('pass over missing values, and are none of none', () => {
    expect(quantiles([Number.NaN, 2, Number.NaN, 4], [0.5])).toEqual([3]);
    expect(quantiles([], [0.1, 0.9])).toEqual([undefined, undefined]);
    expect(quantileOfSorted([], 0.5, 1)).toBeUndefined();
  });

  it('refuse infinities and what is no probability', () => {
    expect(() => quantiles([1, Number.POSITIVE_INFINITY], [0.5])).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    );
    expect(() => quantiles([1], [1.01])).toThrow(expect.objectContaining({ code: 'invalid-probability' }));
  });
});
