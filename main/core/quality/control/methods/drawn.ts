import type { PlottedValue } from '../../charts/index.ts';
import type { Scale } from '../drawing/subject.ts';
import type { Drawn } from './chart-method.ts';

/** A panel's point as charts judged it, taken back from logarithms where it was charted as such. */
export function drawn(
  point: PlottedValue,
  sigma: number | undefined,
  scale: Scale['scale'] = 'linear',
): Drawn {
  const { value, center, lcl, ucl, violations: rules } = point;
  if (scale === 'linear') return { value, center, lower: lcl, upper: ucl, sigma, rules };
  return { value: back(value), center: back(center), lower: back(lcl), upper: back(ucl), sigma, rules };
}

/** The value itself of its logarithm; undefined where it is beyond all numbers. */
export function back(logarithm: number | undefined): number | undefined {
  if (logarithm === undefined) return undefined;
  const value = Math.exp(logarithm);
  return Number.isFinite(value) ? value : undefined;
}

/** A mean as it is shown. */
export function shownMean(mean: number, scale: Scale['scale']): number | undefined {
  if (Number.isNaN(mean)) return undefined;
  return scale === 'log' ? back(mean) : mean;
}
