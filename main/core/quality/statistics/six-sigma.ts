/**
 * Six sigma arithmetic. A sigma level is the one-sided normal quantile of the long-term defect rate plus a shift of 1.5 by convention:
 * six sigma is 3.4 defects per million, and 3 per million (99.9997 %) is a level of 6.026.
 */
import { normalTail, normalTailQuantile } from './normal.ts';
import { proportionUpperBound } from './proportion-interval.ts';
import { requireCount, requireFinite } from './require.ts';
import { StatisticsError, type Status } from './statistics-error.ts';

/** By how much a process is said to wander in the long term, in standard deviations. */
export const conventionalShift = 1.5;
const million = 1e6;

/** Defects per million that a sigma level stands for, by the ways of counting that are in use. */
export interface SigmaLevelDefects {
  /** With the shift, one tail: the convention. */
  readonly dpmoShift: number;
  readonly yieldShiftPct: number;
  /** With the shift, the far tail counted too. */
  readonly dpmoShiftTwoSided: number;
  readonly dpmoNoshiftOneSided: number;
  readonly dpmoNoshiftTwoSided: number;
}

/** What a sigma level stands for. Throws not-finite. */
export function defectsOfSigmaLevel(sigmaLevel: number): SigmaLevelDefects {
  requireFinite('The sigma level', sigmaLevel);
  const shifted = normalTail(sigmaLevel - conventionalShift);
  return {
    dpmoShift: million * shifted,
    yieldShiftPct: 100 * normalTail(conventionalShift - sigmaLevel),
    dpmoShiftTwoSided: million * (shifted + normalTail(sigmaLevel + conventionalShift)),
    dpmoNoshiftOneSided: million * normalTail(sigmaLevel),
    dpmoNoshiftTwoSided: 2 * million * normalTail(sigmaLevel),
  };
}

export interface SigmaLevels {
  /** `unbounded` at 0 and at 1,000,000 defects per million: there the levels are undefined. */
  readonly status: Status;
  readonly zLongTerm?: number;
  readonly sigmaLevelWithShift?: number;
  readonly sigmaLevelNoShift?: number;
}

/** The sigma level of a rate in defects per million opportunities. Throws not-finite, negative-value, invalid-parameter. */
export function sigmaLevelOfDefects(dpmo: number): SigmaLevels {
  requireFinite('Defects per million', dpmo);
  if (dpmo < 0) throw new StatisticsError('negative-value', `${dpmo} defects per million cannot be.`);
  if (dpmo > million)
    throw new StatisticsError('invalid-parameter', `${dpmo} defects per million is more than all.`);
  if (dpmo === 0 || dpmo === million) return { status: 'unbounded' };
  const zLongTerm = normalTailQuantile(dpmo / million);
  return {
    status: 'ok',
    zLongTerm,
    sigmaLevelWithShift: zLongTerm + conventionalShift,
    sigmaLevelNoShift: zLongTerm,
  };
}

/** What was counted: how often each of `units` could fail is `opportunities`. */
export interface DefectCounts {
  readonly defects: number;
  readonly units: number;
  readonly opportunities: number;
}

export interface DefectPerformance {
  /** `insufficient-data` before the first unit: nothing else is defined; `unbounded` without any defect or with nothing else. */
  readonly status: Status;
  readonly dpu?: number;
  readonly dpo?: number;
  readonly dpmo?: number;
  readonly yieldPct?: number;
  /** Share of units without a defect where defects fall independently: 100 e^-dpu. */
  readonly throughputYieldPct?: number;
  /** Exact one-sided upper bound of the defects per million. */
  readonly dpmoUpper?: number;
  readonly sigmaLevelWithShift?: number | undefined;
  /** The level at the upper bound: what can be claimed. Undefined where nothing can be. */
  readonly sigmaLevelLower?: number | undefined;
}

/**
 * Defects counted against units and opportunities, with one-sided bounds at `confidence`.
 * Throws negative-count, not-an-integer, count-exceeds-size, invalid-size (no opportunities), invalid-confidence.
 */
export function defectPerformance(counts: DefectCounts, confidence = 0.95): DefectPerformance {
  const { defects, units, opportunities } = counts;
  requireCount('units', units);
  requireCount('opportunities', opportunities);
  if (opportunities === 0)
    throw new StatisticsError('invalid-size', 'A unit needs one opportunity at least.');
  const upper = proportionUpperBound(defects, units * opportunities, confidence);
  if (units === 0) return { status: 'insufficient-data' };
  const dpo = defects / (units * opportunities);
  const level = sigmaLevelOfDefects(million * dpo);
  return {
    status: level.status,
    dpu: defects / units,
    dpo,
    dpmo: million * dpo,
    yieldPct: 100 * (1 - dpo),
    throughputYieldPct: 100 * Math.exp(-defects / units),
    dpmoUpper: million * upper,
    sigmaLevelWithShift: level.sigmaLevelWithShift,
    sigmaLevelLower: upper < 1 ? normalTailQuantile(upper) + conventionalShift : undefined,
  };
}
