import { describe, expect, it } from 'vitest';
import {
  binomialCdf,
  binomialTail,
  poissonCdf,
} from '../../../../../main/core/quality/statistics/distributions.ts';
import {
  proportionIntervals,
  proportionUpperBound,
} from '../../../../../main/core/quality/statistics/proportion-interval.ts';
import { rateInterval } from '../../../../../main/core/quality/statistics/rate-interval.ts';

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('intervals of a proportion', () => {
  it('are exact: at their ends the counts seen are as unlikely as the confidence says', () => {
    for (const [x, n] of [
      [1, 10],
      [7, 30],
      [3, 1_000_000],
      [999_997, 1_000_000],
      [5e8, 1e9],
    ] as const) {
      const { clopperPearson: [lower, upper] = [0, 0] } = proportionIntervals(x, n, 0.95);
      expect(binomialTail(x, n, lower) / 0.025).toBeCloseTo(1, 6);
      expect(binomialCdf(x, n, upper) / 0.025).toBeCloseTo(1, 6);
    }
  });

  it('begin and end at exactly 0 and 1', () => {
    for (const n of [1, 10, 1_000, 998_576, 1e9]) {
      const none = proportionIntervals(0, n);
      expect([
        none.wilson?.[0],
        none.clopperPearson?.[0],
        none.jeffreys?.[0],
        none.lowerOneSidedExact,
      ]).toEqual([0, 0, 0, 0]);
      const all = proportionIntervals(n, n);
      expect([all.wilson?.[1], all.clopperPearson?.[1], all.jeffreys?.[1], all.upperOneSidedExact]).toEqual([
        1, 1, 1, 1,
      ]);
    }
  });

  it('tell what no failure in a million shows', () => {
    expect(1e6 * proportionUpperBound(0, 1_000_000)).toBeCloseTo(2.99573, 5);
    expect(1e6 * proportionUpperBound(1, 1_000_000)).toBeCloseTo(4.74386, 5);
    expect(proportionUpperBound(0, 0)).toBe(1);
  });

  it('are none without trials, and an error for what cannot be', () => {
    expect(proportionIntervals(0, 0)).toEqual({ status: 'insufficient-data' });
    expect(() => proportionIntervals(5, 4)).toThrow(code('count-exceeds-size'));
    expect(() => proportionIntervals(-1, 4)).toThrow(code('negative-count'));
    expect(() => proportionIntervals(0.5, 4)).toThrow(code('not-an-integer'));
    for (const confidence of [0, 1, 95, Number.NaN])
      expect(() => proportionIntervals(1, 4, confidence)).toThrow(code('invalid-confidence'));
  });
});

describe('the interval of a rate', () => {
  it('is exact, in whatever unit exposure is counted', () => {
    for (const events of [1, 17, 10_000]) {
      const { lower = 0, upper = 0, rate } = rateInterval(events, 4, 0.9);
      expect(rate).toBe(events / 4);
      expect((1 - poissonCdf(events - 1, 4 * lower)) / 0.05).toBeCloseTo(1, 7);
      expect(poissonCdf(events, 4 * upper) / 0.05).toBeCloseTo(1, 7);
    }
  });

  it('is none without exposure, and an error for what cannot be', () => {
    expect(rateInterval(0, 0)).toEqual({ status: 'insufficient-data' });
    expect(rateInterval(0, 5).lower).toBe(0);
    expect(() => rateInterval(-1, 5)).toThrow(code('negative-count'));
    expect(() => rateInterval(1, -5)).toThrow(code('negative-value'));
    expect(() => rateInterval(1, Number.POSITIVE_INFINITY)).toThrow(code('not-finite'));
    expect(() => rateInterval(1, 5, 1)).toThrow(code('invalid-confidence'));
  });
});
