import {
  createMoments,
  geometricTailQuantile,
  normalCdf,
  normalTail,
  requireCount,
} from '../../statistics/index.ts';
import { type LimitsState, stateOfLimits } from '../limits.ts';

export interface Lines {
  readonly center: number;
  readonly lcl: number;
  readonly ucl: number;
}

/** Quantiles of a geometric distribution, at 0.5, Phi(-3) and Phi(3), and the probability of a failure they stand for. */
export interface GeometricLines extends Lines {
  readonly p: number;
}

/** Limits of a g chart, in good operations between two failures (J. C. Benneyan 2001). */
export interface GapLimits extends LimitsState {
  readonly chart: 'g';
  readonly mean?: number | undefined;
  /** sqrt(mean (mean + 1)). */
  readonly sigma?: number | undefined;
  readonly threeSigma?: Lines | undefined;
  /** p = 1 / (mean + 1), the maximum likelihood estimate. */
  readonly exact?: GeometricLines | undefined;
  /** p = ((n - 1) / n) / (mean + 1), without bias; from two gaps on. */
  readonly unbiased?: GeometricLines | undefined;
}

/**
 * Limits from the gaps of a baseline; undefined: missing. The gap since the last failure is still open and does not
 * belong here. Throws StatisticsError for a gap that is no count.
 */
export function estimateGaps(gaps: Iterable<number | undefined>): GapLimits {
  const moments = createMoments();
  for (const gap of gaps) {
    if (gap === undefined || Number.isNaN(gap)) continue;
    requireCount('A gap', gap);
    moments.add(gap);
  }
  const { n, mean } = moments;
  if (mean === undefined) return { chart: 'g', ...stateOfLimits(0, undefined) };
  const sigma = Math.sqrt(mean * (mean + 1));
  return {
    chart: 'g',
    ...stateOfLimits(n, sigma),
    mean,
    sigma,
    threeSigma: { center: mean, lcl: Math.max(0, mean - 3 * sigma), ucl: mean + 3 * sigma },
    exact: geometricLines(1 / (mean + 1)),
    unbiased: n < 2 ? undefined : geometricLines((n - 1) / n / (mean + 1)),
  };
}

function geometricLines(p: number): GeometricLines {
  return {
    p,
    center: geometricTailQuantile(0.5, p),
    lcl: geometricTailQuantile(normalCdf(3), p),
    ucl: geometricTailQuantile(normalTail(3), p),
  };
}
