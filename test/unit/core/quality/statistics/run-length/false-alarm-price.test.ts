import { describe, expect, it } from 'vitest';
import type { PatternRuleId } from '../../../../../../contract/quality-rules.ts';
import { RunRules, usualRuleLengths } from '../../../../../../main/core/quality/charts/index.ts';
import { falseAlarmPrice } from '../../../../../../main/core/quality/statistics/run-length/false-alarm-price.ts';
import { mulberry32, normalFrom } from '../../../../../support/spc-recipe.ts';

const shifts = [0.5, 1, 1.5, 2, 3];
const nelson = (...numbers: number[]) =>
  numbers.map((number): PatternRuleId => `nelson-${number}` as PatternRuleId);
const weco: PatternRuleId[] = ['weco-1', 'weco-2', 'weco-3', 'weco-4'];
const price = (rules: readonly PatternRuleId[], at = shifts) =>
  falseAlarmPrice({ rules, lengths: usualRuleLengths, shifts: at });

/** Simulated or published, with what they are good to. */
const table: [name: string, rules: PatternRuleId[], inControl: number, shifted: number[]][] = [
  ['Nelson 1', nelson(1), 370.4, [155.2, 43.9, 15, 6.3, 2]],
  ['Nelson 1 and 2', nelson(1, 2), 216, [57.6, 17.1, 8.5, 5.1, 2]],
  ['Western Electric', weco, 91.75, [27.4, 9.2, 4.9, 3.1, 1.7]],
  ['Nelson 1, 2, 5, 6', nelson(1, 2, 5, 6), 109, [30.7, 9.7, 4.9, 3.1, 1.7]],
];

describe('the price of run rules', () => {
  it.each(table)('of %s is that of the table', (_, rules, inControl, shifted) => {
    const found = price(rules);
    expect(Math.abs((found.inControl ?? 0) / inControl - 1)).toBeLessThan(0.005);
    found.shifted.forEach(({ runLength = 0 }, index) => {
      expect(Math.abs(runLength - (shifted[index] ?? 0))).toBeLessThan(0.05 + 0.004 * runLength);
    });
  });

  it('of Western Electric is Champ and Woodall’s 91.75', () => {
    expect(price(weco, []).inControl).toBeCloseTo(91.75, 2);
  });

  it.each([
    ['all eight of Nelson', nelson(1, 2, 3, 4, 5, 6, 7, 8), 0, 8_000],
    ['all eight, shifted by one', nelson(1, 2, 3, 4, 5, 6, 7, 8), 1, 20_000],
    ['steady and alternating', nelson(3, 4), 0, 3_000],
    ['Western Electric', weco, 0.5, 15_000],
  ] as const)('of %s is what the rules themselves take on random values', (_, rules, shift, charts) => {
    const normal = normalFrom(mulberry32(20_261_121));
    const lengths = Array.from({ length: charts }, () => {
      const engine = new RunRules({ rules });
      let points = 1;
      for (let value = normal() + shift; engine.add(value, value).length === 0; points += 1)
        value = normal() + shift;
      return points;
    });
    const mean = lengths.reduce((sum, points) => sum + points, 0) / charts;
    const spread = Math.sqrt(
      lengths.reduce((sum, points) => sum + (points - mean) ** 2, 0) / (charts - 1) / charts,
    );
    const found = price(rules, [shift]).shifted[0]?.runLength ?? 0;
    expect(Math.abs(found - mean)).toBeLessThan(4 * spread);
  });

  it('follows the lengths of patterns', () => {
    const shorter = falseAlarmPrice({
      rules: nelson(2),
      lengths: { ...usualRuleLengths, 'nelson-2': 4 },
      shifts: [],
    });
    // The first run of four on one side: 2^4 - 1 points on average, as of heads or tails.
    expect(shorter.inControl).toBeCloseTo(15, 8);
    expect(price(nelson(2), []).inControl).toBeCloseTo(2 ** 9 - 1, 6);
  });

  it('is none without rules, and not given where patterns are too long to be followed', () => {
    expect(price([]).inControl).toBeUndefined();
    const long = { ...usualRuleLengths, 'nelson-5': 29, 'nelson-6': 29 };
    expect(falseAlarmPrice({ rules: nelson(5, 6), lengths: long, shifts: [] }).inControl).toBeUndefined();
    expect(() => price(nelson(1), [Number.NaN])).toThrow(expect.objectContaining({ code: 'not-finite' }));
  });
});
