import { momentsOf, requireFinite, StatisticsError } from '../../statistics/index.ts';
import { plottable } from '../plottable.ts';

/** What a chart of subgroups needs of one: no values are kept. Size 0: the subgroup is missing. */
export interface SubgroupSummary {
  readonly size: number;
  readonly mean: number;
  /** Undefined below two values, or where only the other one was kept. */
  readonly range?: number | undefined;
  readonly deviation?: number | undefined;
}

/** Mean, range and standard deviation (n - 1) of the values that are there. Throws StatisticsError (not-finite). */
export function summarizeSubgroup(values: readonly (number | undefined)[]): SubgroupSummary {
  const present = values.map((value) => plottable('A value', value)).filter((value) => value !== undefined);
  const { n: size, mean = 0, min = 0, max = 0, sd: deviation } = momentsOf(present);
  return { size, mean, range: size < 2 ? undefined : max - min, deviation };
}

/** Throws StatisticsError unless a summary can be one: finite, a whole size, nothing negative. */
export function requireSummary({ size, mean, range = 0, deviation = 0 }: SubgroupSummary): void {
  if (!Number.isSafeInteger(size) || size < 0)
    throw new StatisticsError(
      'invalid-size',
      `A subgroup of ${size}; its size must be a whole number from 0.`,
    );
  requireFinite('A mean', mean);
  for (const spread of [range, deviation]) {
    requireFinite('A range or standard deviation', spread);
    if (spread < 0)
      throw new StatisticsError('negative-value', `A range or standard deviation of ${spread}.`);
  }
}
