import { binomialQuantile, normalCdf, normalTail, poissonQuantile } from '../../statistics/index.ts';
import { countsDefectives } from './attribute-count.ts';
import type { AttributeLimits } from './attribute-limits.ts';

export interface ProbabilityLimits {
  readonly lcl: number;
  readonly ucl: number;
}

/**
 * Exact limits by size, in the unit of the chart: the quantiles at Phi(-3) and Phi(3) of what chance alone counts.
 * The last size is remembered, as most charts have but one. Undefined for Laney's charts and without a centre.
 */
export function createProbabilityLimits(
  limits: AttributeLimits,
): (size: number) => ProbabilityLimits | undefined {
  const { chart, center } = limits;
  if (center === undefined || chart === 'p-laney' || chart === 'u-laney') return () => undefined;
  const quantile = (p: number, size: number) =>
    countsDefectives(chart) ? binomialQuantile(p, size, center) : poissonQuantile(p, center * size);
  let last: { readonly size: number; readonly found: ProbabilityLimits } | undefined;
  return (size) => {
    if (last?.size === size) return last.found;
    const units = chart === 'p' || chart === 'u' ? size : 1;
    const found = {
      lcl: quantile(normalTail(3), size) / units,
      ucl: quantile(normalCdf(3), size) / units,
    };
    last = { size, found };
    return found;
  };
}
