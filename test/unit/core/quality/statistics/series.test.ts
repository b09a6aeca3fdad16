import { describe, expect, it } from 'vitest';
import { autocorrelation } from '../../../../../main/core/quality/statistics/autocorrelation.ts';
import { pareto } from '../../../../../main/core/quality/statistics/pareto.ts';
import { summarise } from '../../../../../main/core/quality/statistics/summary.ts';
import { mulberry32, normalFrom } from '../../../../support/spc-recipe.ts';

describe('the autocorrelation of neighbours', () => {
  it('warns of a series that remembers, and not of one that does not', () => {
    const normal = normalFrom(mulberry32(3));
    const independent = Array.from({ length: 2_000 }, normal);
    let last = 0;
    const remembering = independent.map((value) => {
      last = 0.7 * last + value;
      return last;
    });
    expect(autocorrelation(independent).warn).toBe(false);
    const found = autocorrelation(remembering);
    expect(found).toMatchObject({ status: 'ok', threshold: 2 / Math.sqrt(2_000), warn: true });
    expect(found.lag1).toBeCloseTo(0.7, 1);
  });

  it('does not pair what lies on both sides of a gap', () => {
    // Deviations 1, -1, gap, -1, 1 about the mean 0: two products of -1, four squares of 1.
    expect(autocorrelation([1, -1, Number.NaN, -1, 1]).lag1).toBe(-0.5);
  });

  it('has none of constant values and of too few', () => {
    expect(autocorrelation([0.1, 0.1, 0.1])).toEqual({ status: 'zero-variation', warn: false });
    expect(autocorrelation([1])).toEqual({ status: 'insufficient-data', warn: false });
  });
});

describe('a summary', () => {
  it('says of few values what they tell', () => {
    expect(summarise([])).toMatchObject({ status: 'insufficient-data', n: 0, mean: undefined });
    expect(summarise([3])).toMatchObject({ status: 'insufficient-data', n: 1, mean: 3, sd: undefined });
    expect(summarise([3, 3])).toMatchObject({
      status: 'zero-variation',
      sd: 0,
      lag1Autocorrelation: undefined,
    });
    expect(summarise([1, 2, 6])).toMatchObject({ status: 'ok', n: 3, mean: 3, min: 1, max: 6 });
  });

  it('refuses infinities', () => {
    expect(() => summarise([1, Number.NEGATIVE_INFINITY])).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    );
  });
});

describe('a Pareto table', () => {
  it('begins with the most frequent class and leaves equal ones in their order', () => {
    const counts = { parse: 2, disk: 5, none: 0, net: 5 };
    const { rows, total, vitalFew80 } = pareto(
      Object.entries(counts).map(([label, count]) => ({ label, count })),
    );
    expect(rows.map(({ label, cum }) => [label, cum])).toEqual([
      ['disk', 5],
      ['net', 10],
      ['parse', 12],
      ['none', 12],
    ]);
    expect([total, vitalFew80, rows.at(-1)?.cumPct]).toEqual([12, 2, 100]);
  });

  it('is empty of nothing and refuses what is no count', () => {
    expect(pareto([])).toEqual({ total: 0, rows: [], vitalFew80: 0 });
    expect(pareto([{ label: 'a', count: 0 }])).toMatchObject({ total: 0, vitalFew80: 0 });
    expect(() => pareto([{ label: 'a', count: -1 }])).toThrow(
      expect.objectContaining({ code: 'negative-count' }),
    );
  });
});
