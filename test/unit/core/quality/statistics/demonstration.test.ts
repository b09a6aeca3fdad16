import { describe, expect, it } from 'vitest';
import {
  judgeDemonstration,
  passProbability,
  trialsNeeded,
} from '../../../../../main/core/quality/statistics/demonstration.ts';
import { proportionUpperBound } from '../../../../../main/core/quality/statistics/proportion-interval.ts';

const code = (expected: string) => expect.objectContaining({ code: expected });

/** [failures allowed, at 90 %, 95 % and 99 % for 3 per million, at 95 % for 3.4]. */
const table = [
  [0, 767_528, 998_576, 1_535_055, 881_097],
  [1, 1_296_572, 1_581_287, 2_212_782, 1_395_253],
  [2, 1_774_106, 2_098_596, 2_801_980, 1_851_702],
  [3, 2_226_926, 2_584_550, 3_348_369, 2_280_485],
] as const;

describe('demonstration plans', () => {
  it.each(table)(
    'with %d failures allowed need so many trials',
    (failuresAllowed, at90, at95, at99, other) => {
      const needed = (rate: number, confidence: number) =>
        trialsNeeded({ rate, confidence, failuresAllowed });
      expect([needed(3e-6, 0.9), needed(3e-6, 0.95), needed(3e-6, 0.99), needed(3.4e-6, 0.95)]).toEqual([
        at90,
        at95,
        at99,
        other,
      ]);
    },
  );

  it('are the smallest whose bound meets the claim', () => {
    for (const [rate, confidence, failuresAllowed] of [
      [0.1, 0.9, 0],
      [0.02, 0.95, 4],
      [0.5, 0.5, 1],
      [0.999, 0.6, 2],
    ] as const) {
      const trials = trialsNeeded({ rate, confidence, failuresAllowed });
      expect(proportionUpperBound(failuresAllowed, trials, confidence)).toBeLessThanOrEqual(
        rate * (1 + 1e-12),
      );
      if (trials > failuresAllowed + 1)
        expect(proportionUpperBound(failuresAllowed, trials - 1, confidence)).toBeGreaterThan(rate);
    }
  });

  it('are judged by the exact bound', () => {
    const claim = { rate: 3e-6, confidence: 0.95 };
    expect(judgeDemonstration(0, 998_576, claim).shown).toBe(true);
    expect(judgeDemonstration(0, 998_575, claim).shown).toBe(false);
    expect(judgeDemonstration(1, 1_000_000, claim).shown).toBe(false);
    expect(judgeDemonstration(0, 0, claim)).toEqual({ upperBound: 1, shown: false });
  });

  it('of a thousand trials let a process pass that is a hundred times worse', () => {
    expect(passProbability(1_000, 300e-6)).toBeCloseTo(0.7407848779433145, 12);
    expect(passProbability(10, 0.5, 10)).toBe(1);
  });

  it('refuse claims that are none', () => {
    for (const rate of [0, 1, -1, Number.NaN])
      expect(() => trialsNeeded({ rate, confidence: 0.95, failuresAllowed: 0 })).toThrow(
        code('invalid-probability'),
      );
    expect(() => trialsNeeded({ rate: 0.1, confidence: 1, failuresAllowed: 0 })).toThrow(
      code('invalid-confidence'),
    );
    expect(() => trialsNeeded({ rate: 0.1, confidence: 0.9, failuresAllowed: -1 })).toThrow(
      code('negative-count'),
    );
    expect(() => judgeDemonstration(2, 1, { rate: 0.1, confidence: 0.9 })).toThrow(
      code('count-exceeds-size'),
    );
  });
});
