/**
 * Capability of a process against its specification: D. C. Montgomery, Introduction to Statistical Quality Control;
 * intervals of A. F. Bissell (1990) for Cpk and R. A. Boyles (1991) for Cpm, as in R's qcc.
 */

import { chiSquareQuantile, chiSquareTailQuantile } from './distributions.ts';
import type { Interval } from './interval.ts';
import { momentsOf } from './moments.ts';
import { normalTail, normalTailQuantile } from './normal.ts';
import { requireConfidence, requireFinite } from './require.ts';
import { StatisticsError, type Status } from './statistics-error.ts';

export interface Specification {
  readonly lsl?: number | undefined;
  readonly usl?: number | undefined;
  /** The middle of a two-sided specification unless given. */
  readonly target?: number | undefined;
}

export interface CapabilityInput extends Specification {
  /** All single values; NaN is a missing one. */
  readonly values: Iterable<number>;
  /** The standard deviation within subgroups or from moving ranges, as the control chart estimated it. */
  readonly sigmaWithin: number | undefined;
  /** 0.95 unless told otherwise. */
  readonly confidence?: number;
}

/** Parts per million beyond each limit; undefined on a side without one. */
export interface PartsPerMillion {
  readonly below: number | undefined;
  readonly above: number | undefined;
  readonly total: number;
}

interface Outlook {
  readonly expectedPpm: PartsPerMillion;
  /** The one-sided normal quantile of the total; undefined where all or nothing is expected beyond, to the last digit. */
  readonly zBench: number | undefined;
}

export interface WithinCapability extends Outlook {
  readonly cp: number | undefined;
  readonly cpl: number | undefined;
  readonly cpu: number | undefined;
  readonly cpk: number;
  readonly cpCi: Interval | undefined;
  readonly cpkCi: Interval;
}

export interface OverallCapability extends Outlook {
  readonly pp: number | undefined;
  readonly ppl: number | undefined;
  readonly ppu: number | undefined;
  readonly ppk: number;
  readonly ppCi: Interval | undefined;
  readonly ppkCi: Interval;
}

export interface Capability {
  /** Anything but `ok`: no index is given. */
  readonly status: Status;
  readonly n: number;
  /** From fewer than 25 values: to be marked. */
  readonly provisional: boolean;
  readonly center: number | undefined;
  readonly sigmaWithin: number | undefined;
  readonly sigmaOverall: number | undefined;
  readonly within?: WithinCapability;
  readonly overall?: OverallCapability;
  /** About the target, two-sided specifications only. */
  readonly cpm?: number | undefined;
  readonly cpmTarget?: number | undefined;
  readonly cpmCi?: Interval | undefined;
  readonly observedPpm?: PartsPerMillion;
}

/**
 * All indices with their intervals. Whether the process is in control, which they presuppose, is for the caller to see.
 * Throws invalid-specification (no limit, or LSL >= USL), not-finite, invalid-sigma, invalid-confidence.
 */
export function capability(input: CapabilityInput): Capability {
  const { lsl, usl, sigmaWithin, confidence = 0.95 } = input;
  requireSpecification(input);
  requireConfidence(confidence);
  if (sigmaWithin !== undefined && !(sigmaWithin >= 0 && Number.isFinite(sigmaWithin)))
    throw new StatisticsError('invalid-sigma', `Sigma within is ${sigmaWithin}; it must be 0 or above.`);
  const values = Float64Array.from(input.values).filter((value) => !Number.isNaN(value));
  const { n, mean: center, sd: sigmaOverall } = momentsOf(values);
  const known = { n, provisional: n < 25, center, sigmaWithin, sigmaOverall };
  if (center === undefined || sigmaWithin === undefined || sigmaOverall === undefined)
    return { status: 'insufficient-data', ...known };
  if (sigmaWithin === 0 || sigmaOverall === 0) return { status: 'zero-variation', ...known };
  const sample = { n, center, lsl, usl, doubt: 1 - confidence };
  const within = indices({ ...sample, sigma: sigmaWithin });
  const overall = indices({ ...sample, sigma: sigmaOverall });
  return {
    status: 'ok',
    ...known,
    within: {
      cp: within.potential,
      cpl: within.lower,
      cpu: within.upper,
      cpk: within.actual,
      cpCi: within.potentialInterval,
      cpkCi: within.actualInterval,
      expectedPpm: within.expectedPpm,
      zBench: within.zBench,
    },
    overall: {
      pp: overall.potential,
      ppl: overall.lower,
      ppu: overall.upper,
      ppk: overall.actual,
      ppCi: overall.potentialInterval,
      ppkCi: overall.actualInterval,
      expectedPpm: overall.expectedPpm,
      zBench: overall.zBench,
    },
    ...aboutTarget({ ...sample, sigma: sigmaWithin }, input.target),
    observedPpm: observed(values, input),
  };
}

interface Sample extends Specification {
  readonly n: number;
  readonly center: number;
  readonly sigma: number;
  readonly doubt: number;
}

function indices(sample: Sample) {
  const { n, center, sigma, lsl, usl, doubt } = sample;
  const lower = lsl === undefined ? undefined : (center - lsl) / (3 * sigma);
  const upper = usl === undefined ? undefined : (usl - center) / (3 * sigma);
  const potential = lsl === undefined || usl === undefined ? undefined : (usl - lsl) / (6 * sigma);
  const actual = Math.min(lower ?? Number.POSITIVE_INFINITY, upper ?? Number.POSITIVE_INFINITY);
  const half = normalTailQuantile(doubt / 2) * Math.sqrt(1 / (9 * n) + (actual * actual) / (2 * (n - 1)));
  const below = lower === undefined ? undefined : 1e6 * normalTail(3 * lower);
  const above = upper === undefined ? undefined : 1e6 * normalTail(3 * upper);
  const total = (below ?? 0) + (above ?? 0);
  return {
    potential,
    lower,
    upper,
    actual,
    potentialInterval: potential === undefined ? undefined : chiSquareInterval(potential, n - 1, doubt),
    actualInterval: [actual - half, actual + half] as const,
    expectedPpm: { below, above, total },
    zBench: total > 0 && total < 1e6 ? normalTailQuantile(total / 1e6) : undefined,
  };
}

/** An index times the root of chi-square over its degrees of freedom, at both ends. */
function chiSquareInterval(index: number, degrees: number, doubt: number): Interval {
  return [
    index * Math.sqrt(chiSquareQuantile(doubt / 2, degrees) / degrees),
    index * Math.sqrt(chiSquareTailQuantile(doubt / 2, degrees) / degrees),
  ];
}

function aboutTarget(sample: Sample, target: number | undefined) {
  const { n, center, sigma, lsl, usl, doubt } = sample;
  if (lsl === undefined || usl === undefined) return {};
  const cpmTarget = target ?? lsl + (usl - lsl) / 2;
  const square = ((center - cpmTarget) / sigma) ** 2;
  const cpm = (usl - lsl) / (6 * sigma) / Math.sqrt(1 + square);
  return { cpm, cpmTarget, cpmCi: chiSquareInterval(cpm, (n * (1 + square)) / (1 + 2 * square), doubt) };
}

function observed(values: Float64Array, { lsl, usl }: Specification): PartsPerMillion {
  const share = (beyond: (value: number) => boolean) => (1e6 * values.filter(beyond).length) / values.length;
  const below = share((value) => lsl !== undefined && value < lsl);
  const above = share((value) => usl !== undefined && value > usl);
  return { below, above, total: below + above };
}

function requireSpecification({ lsl, usl, target }: Specification): void {
  if (lsl === undefined && usl === undefined)
    throw new StatisticsError('invalid-specification', 'A specification needs one limit at least.');
  for (const [name, value] of Object.entries({ LSL: lsl, USL: usl, target }))
    if (value !== undefined) requireFinite(name, value);
  if (lsl !== undefined && usl !== undefined && lsl >= usl)
    throw new StatisticsError(
      'invalid-specification',
      `The lower limit ${lsl} must lie below the upper one ${usl}.`,
    );
}
