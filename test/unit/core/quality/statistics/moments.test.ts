import { describe, expect, it } from 'vitest';
import { createMoments, momentsOf } from '../../../../../main/core/quality/statistics/moments.ts';
import { mulberry32 } from '../../../../support/spc-recipe.ts';
import { relativeError } from './relative-error.ts';

/** Sums of whole numbers, without any rounding: the values are multiples of 2^-shift. */
function exactVariance(values: readonly number[], shift: number): number {
  const whole = values.map((value) => BigInt(value * 2 ** shift));
  const n = BigInt(whole.length);
  const sum = whole.reduce((total, value) => total + value, 0n);
  const squares = whole.reduce((total, value) => total + value * value, 0n);
  const scaled = ((n * squares - sum * sum) * 10n ** 20n) / (n * (n - 1n));
  return Number(scaled) / 1e20 / 2 ** (2 * shift);
}

describe('moments', () => {
  const random = mulberry32(11);
  /** At 1e9 a double is a multiple of 2^-23. */
  const values = Array.from({ length: 100_000 }, () => 1e9 + 1e-3 * (2 * random() - 1));

  it('keep their digits at 1e9 with a spread of 1e-3, in one pass', () => {
    const { n, mean, variance, min, max } = momentsOf(values);
    expect(n).toBe(values.length);
    expect(relativeError(variance ?? 0, exactVariance(values, 23))).toBeLessThan(1e-13);
    expect(Math.abs((mean ?? 0) - 1e9)).toBeLessThan(1e-5);
    expect([min, max]).toEqual([
      values.reduce((a, b) => Math.min(a, b)),
      values.reduce((a, b) => Math.max(a, b)),
    ]);
  });

  it('keep them when the first value lies far away', () => {
    const far = [0, ...values];
    expect(relativeError(momentsOf(far).variance ?? 0, exactVariance(far, 23))).toBeLessThan(1e-13);
  });

  it('are the same for a stream, for parts that are merged and for a state that was saved', () => {
    const batch = momentsOf(values);
    const stream = createMoments();
    for (const value of values) stream.add(value);
    expect(stream.state()).toEqual(batch.state());

    const merged = createMoments();
    for (let from = 0; from < values.length; from += 7_919)
      merged.merge(momentsOf(values.slice(from, from + 7_919)));
    expect(merged.n).toBe(batch.n);
    expect(relativeError(merged.variance ?? 0, batch.variance ?? 0)).toBeLessThan(1e-13);
    expect(merged.mean).toBe(batch.mean);

    const half = JSON.parse(JSON.stringify(momentsOf(values.slice(0, 500)).state()));
    const resumed = createMoments(half);
    for (const value of values.slice(500)) resumed.add(value);
    expect(resumed.state()).toEqual(batch.state());
  });

  it('merge parts of very different size and place', () => {
    const [near, far] = [
      [1e-3, 2e-3, 4e-3],
      [1e6, 2e6, 5e6, 5e6],
    ];
    const merged = momentsOf(near);
    merged.merge(momentsOf(far));
    expect(merged.variance).toBeCloseTo(momentsOf([...near, ...far]).variance ?? 0, 3);
    expect([merged.min, merged.max]).toEqual([1e-3, 5e6]);
    const other = momentsOf(far);
    other.merge(momentsOf(near));
    expect(relativeError(other.sd ?? 0, merged.sd ?? 1)).toBeLessThan(1e-14);
    merged.merge(createMoments());
    expect(merged.n).toBe(7);
  });

  it.each([1e300, 1e-300])('neither overflow nor vanish at %d', (unit) => {
    const { mean, sd } = momentsOf([unit, 2 * unit, 3 * unit]);
    expect(relativeError(mean ?? 0, 2 * unit)).toBeLessThan(1e-15);
    expect(relativeError(sd ?? 0, unit)).toBeLessThan(1e-15);
  });

  it('say nothing of no value, and no spread of one', () => {
    const none = createMoments();
    expect([none.n, none.mean, none.sd, none.min]).toEqual([0, undefined, undefined, undefined]);
    none.add(5);
    expect([none.mean, none.sd, none.variance]).toEqual([5, undefined, undefined]);
    none.add(5);
    expect([none.mean, none.sd, none.max]).toEqual([5, 0, 5]);
  });

  it('pass over missing values and refuse infinities without a trace', () => {
    const moments = momentsOf([1, Number.NaN, 3]);
    expect([moments.n, moments.mean]).toEqual([2, 2]);
    const before = moments.state();
    for (const wrong of [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1.7e308])
      expect(() => moments.add(wrong)).toThrow(expect.objectContaining({ code: 'not-finite' }));
    expect(moments.state()).toEqual(before);
  });
});
