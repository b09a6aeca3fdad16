import { describe, expect, it } from 'vitest';
import {
  binomialCdf,
  binomialQuantile,
  binomialTail,
  chiSquareQuantile,
  chiSquareTailQuantile,
  geometricTailQuantile,
  poissonCdf,
  poissonQuantile,
} from '../../../../../main/core/quality/statistics/distributions.ts';
import { normalTail } from '../../../../../main/core/quality/statistics/normal.ts';

/** Sums of single probabilities: slow, and as plain as the definition. */
function binomialSums(trials: number, success: number): number[] {
  let [term, sum] = [(1 - success) ** trials, 0];
  return Array.from({ length: trials + 1 }, (_, k) => {
    sum += term;
    term *= ((trials - k) / (k + 1)) * (success / (1 - success));
    return sum;
  });
}

describe('discrete distributions', () => {
  it('sum up as their terms do', () => {
    for (const [trials, success] of [
      [20, 0.3],
      [150, 0.02],
      [99, 0.5],
    ] as const)
      binomialSums(trials, success).forEach((sum, k) => {
        expect(binomialCdf(k, trials, success)).toBeCloseTo(sum, 12);
        expect(binomialTail(k + 1, trials, success)).toBeCloseTo(1 - sum, 12);
      });
    let [term, sum] = [Math.exp(-4.5), 0];
    for (let k = 0; k < 30; k += 1) {
      sum += term;
      term *= 4.5 / (k + 1);
      expect(poissonCdf(k, 4.5)).toBeCloseTo(sum, 12);
    }
  });

  it('have the smallest count that reaches a probability as its quantile', () => {
    for (const p of [1e-9, normalTail(3), 0.05, 0.5, 1 - normalTail(3), 1 - 1e-12]) {
      const reaching = binomialSums(60, 0.11).findIndex((sum) => sum >= p);
      expect(binomialQuantile(p, 60, 0.11)).toBe(reaching);
      const count = poissonQuantile(p, 1234.5);
      expect(poissonCdf(count, 1234.5)).toBeGreaterThanOrEqual(p);
      expect(poissonCdf(count - 1, 1234.5)).toBeLessThan(p);
    }
  });

  it('reach exactly one half in the middle of a symmetric one, whatever rounding says', () => {
    for (let trials = 1; trials < 400; trials += 2)
      expect(binomialQuantile(0.5, trials, 0.5)).toBe((trials - 1) / 2);
  });

  it('know the limits of a g chart at 3 per million', () => {
    expect(geometricTailQuantile(0.5, 3e-6)).toBe(231_048);
    expect(geometricTailQuantile(1 - normalTail(3), 3e-6)).toBe(450);
    expect(geometricTailQuantile(normalTail(3), 3e-6)).toBe(2_202_572);
  });

  it('have ends', () => {
    expect([
      binomialCdf(-1, 5, 0.2),
      binomialCdf(5, 5, 0.2),
      binomialTail(0, 5, 0.2),
      binomialTail(6, 5, 0.2),
    ]).toEqual([0, 1, 1, 0]);
    expect([binomialQuantile(1, 5, 0.2), binomialQuantile(0.3, 5, 0), binomialQuantile(0.3, 5, 1)]).toEqual([
      5, 0, 5,
    ]);
    expect([poissonQuantile(0.4, 0), poissonQuantile(1, 2), poissonCdf(-1, 2), poissonCdf(3, 0)]).toEqual([
      0,
      Number.POSITIVE_INFINITY,
      0,
      1,
    ]);
    expect(geometricTailQuantile(0.3, 1)).toBe(0);
  });

  it('agree with the printed table of chi-square', () => {
    expect(chiSquareQuantile(0.95, 1)).toBeCloseTo(3.841458820694124, 12);
    expect(chiSquareTailQuantile(0.05, 10)).toBeCloseTo(18.307038053275146, 11);
    expect(chiSquareQuantile(0.01, 30)).toBeCloseTo(14.953456528455435, 11);
  });

  it('refuse what is no count, mean or probability', () => {
    const code = (expected: string) => expect.objectContaining({ code: expected });
    expect(() => binomialCdf(1, -3, 0.5)).toThrow(code('negative-count'));
    expect(() => binomialCdf(1, 2.5, 0.5)).toThrow(code('not-an-integer'));
    expect(() => binomialQuantile(0.5, 4, 1.5)).toThrow(code('invalid-probability'));
    expect(() => poissonQuantile(0.5, -1)).toThrow(code('negative-value'));
    expect(() => poissonCdf(1, Number.POSITIVE_INFINITY)).toThrow(code('not-finite'));
    expect(() => geometricTailQuantile(0.5, 0)).toThrow(code('invalid-probability'));
  });
});
