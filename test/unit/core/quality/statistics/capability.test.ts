import { describe, expect, it } from 'vitest';
import { capability } from '../../../../../main/core/quality/statistics/capability.ts';

const code = (expected: string) => expect.objectContaining({ code: expected });
/** Mean 10, standard deviation 1 with divisor n - 1, 41 values. */
const values = Array.from({ length: 41 }, (_, index) => 10 + (index === 20 ? 0 : index < 20 ? 1 : -1));

describe('capability', () => {
  it('compares the width of a specification with that of the process', () => {
    const found = capability({ values, sigmaWithin: 0.5, lsl: 7, usl: 13 });
    expect(found).toMatchObject({ status: 'ok', n: 41, provisional: false, center: 10, sigmaOverall: 1 });
    expect(found.within).toMatchObject({ cp: 2, cpl: 2, cpu: 2, cpk: 2 });
    expect(found.overall).toMatchObject({ pp: 1, ppk: 1 });
    expect(found.overall?.expectedPpm.total).toBeCloseTo(2_699.796, 3);
    expect([found.cpm, found.cpmTarget]).toEqual([2, 10]);
  });

  it('counts a centre off the target', () => {
    const found = capability({ values, sigmaWithin: 0.5, lsl: 7, usl: 13, target: 10.5 });
    expect(found.cpm).toBeCloseTo(2 / Math.SQRT2, 14);
  });

  it('has ordered intervals also where the index is negative', () => {
    const { within } = capability({ values, sigmaWithin: 1, usl: 8 });
    expect(within).toMatchObject({ cp: undefined, cpl: undefined, cpCi: undefined, cpk: -2 / 3 });
    const [lower, upper] = within?.cpkCi ?? [0, 0];
    expect(lower).toBeLessThan(-2 / 3);
    expect(upper).toBeGreaterThan(-2 / 3);
  });

  it('counts what lies beyond the limits, passing over missing values', () => {
    const found = capability({ values: [1, Number.NaN, 2, 3, 9], sigmaWithin: 1, lsl: 2, usl: 4 });
    expect(found).toMatchObject({
      n: 4,
      provisional: true,
      observedPpm: { below: 250_000, above: 250_000, total: 500_000 },
    });
  });

  it('has no index where nothing varies or nothing is known', () => {
    const constant = capability({ values: [5, 5, 5], sigmaWithin: 0, lsl: 4 });
    expect(constant).toMatchObject({ status: 'zero-variation', sigmaOverall: 0 });
    expect(constant).not.toHaveProperty('within');
    for (const few of [[], [5]])
      expect(capability({ values: few, sigmaWithin: undefined, lsl: 4 }).status).toBe('insufficient-data');
  });

  it('gives no bench quantile where nothing at all is expected beyond', () => {
    expect(capability({ values, sigmaWithin: 1e-3, lsl: 0, usl: 20 }).within?.zBench).toBeUndefined();
  });

  it('refuses specifications, sigmas and confidences that are none', () => {
    const input = { values, sigmaWithin: 1 };
    expect(() => capability(input)).toThrow(code('invalid-specification'));
    expect(() => capability({ ...input, lsl: 3, usl: 3 })).toThrow(code('invalid-specification'));
    expect(() => capability({ ...input, lsl: Number.NaN })).toThrow(code('not-finite'));
    expect(() => capability({ ...input, lsl: 1, sigmaWithin: -1 })).toThrow(code('invalid-sigma'));
    expect(() => capability({ ...input, lsl: 1, confidence: 1 })).toThrow(code('invalid-confidence'));
    expect(() => capability({ ...input, lsl: 1, values: [1, Number.POSITIVE_INFINITY] })).toThrow(
      code('not-finite'),
    );
  });
});
