import { requireFinite } from '../statistics/index.ts';

/** A value as charts take it: NaN is as missing as undefined. Throws StatisticsError (not-finite) for infinities. */
export function plottable(name: string, value: number | undefined): number | undefined {
  if (value === undefined || Number.isNaN(value)) return undefined;
  requireFinite(name, value);
  return value;
}
