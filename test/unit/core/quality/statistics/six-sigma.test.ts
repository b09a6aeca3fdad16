import { describe, expect, it } from 'vitest';
import {
  defectPerformance,
  defectsOfSigmaLevel,
  sigmaLevelOfDefects,
} from '../../../../../main/core/quality/statistics/six-sigma.ts';

const code = (expected: string) => expect.objectContaining({ code: expected });

describe('six sigma arithmetic', () => {
  it('keeps 3.4 and 3 defects per million apart', () => {
    expect(defectsOfSigmaLevel(6).dpmoShift).toBeCloseTo(3.39767312473006, 12);
    expect(defectsOfSigmaLevel(6).dpmoNoshiftTwoSided).toBeCloseTo(0.001973175290075, 14);
    expect(sigmaLevelOfDefects(3.4).sigmaLevelWithShift).toBeCloseTo(5.99985447, 8);
    expect(sigmaLevelOfDefects(3).sigmaLevelWithShift).toBeCloseTo(6.026389321, 8);
  });

  it('undoes itself', () => {
    for (const level of [0.3, 2, 4.5, 6, 7.7])
      expect(sigmaLevelOfDefects(defectsOfSigmaLevel(level).dpmoShift).sigmaLevelWithShift).toBeCloseTo(
        level,
        9,
      );
  });

  it('gives no level without a defect, but what can be claimed', () => {
    const perfect = defectPerformance({ defects: 0, units: 1_000_000, opportunities: 1 });
    expect(perfect).toMatchObject({
      status: 'unbounded',
      dpmo: 0,
      yieldPct: 100,
      sigmaLevelWithShift: undefined,
    });
    expect(perfect.sigmaLevelLower).toBeCloseTo(6.0267, 4);
    expect(defectPerformance({ defects: 3, units: 3, opportunities: 1 })).toMatchObject({
      status: 'unbounded',
      dpmoUpper: 1e6,
      sigmaLevelLower: undefined,
    });
  });

  it('says nothing before the first unit, and refuses what cannot be', () => {
    expect(defectPerformance({ defects: 0, units: 0, opportunities: 1 })).toEqual({
      status: 'insufficient-data',
    });
    expect(() => defectPerformance({ defects: 5, units: 2, opportunities: 2 })).toThrow(
      code('count-exceeds-size'),
    );
    expect(() => defectPerformance({ defects: 0, units: 2, opportunities: 0 })).toThrow(code('invalid-size'));
    expect(() => defectPerformance({ defects: -1, units: 2, opportunities: 1 })).toThrow(
      code('negative-count'),
    );
    expect(() => sigmaLevelOfDefects(-1)).toThrow(code('negative-value'));
    expect(() => sigmaLevelOfDefects(1e6 + 1)).toThrow(code('invalid-parameter'));
    expect(() => defectsOfSigmaLevel(Number.NaN)).toThrow(code('not-finite'));
    expect([sigmaLevelOfDefects(0), sigmaLevelOfDefects(1e6)]).toEqual([
      { status: 'unbounded' },
      { status: 'unbounded' },
    ]);
  });
});
