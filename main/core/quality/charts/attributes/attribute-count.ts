import { requireCount, requireFinite, StatisticsError } from '../../statistics/index.ts';

/** The charts of counted things. The four of Laney and the plain ones share their points. */
export const attributeCharts = ['p', 'np', 'c', 'u', 'p-laney', 'u-laney'] as const;
export type AttributeChart = (typeof attributeCharts)[number];

/**
 * What was counted at one point, and out of how much: defectives of so many units (p, np), defects on so many units or
 * so much exposure (u); a c chart has no size. Undefined or size 0: missing.
 */
export interface AttributeCount {
  readonly count: number | undefined;
  readonly size?: number | undefined;
}

/** A count that is there, of a size above 0. */
export interface PresentCount {
  readonly count: number;
  readonly size: number;
}

/** Whether a count is of units that are defective or not (binomial), rather than of defects (Poisson). */
export function countsDefectives(chart: AttributeChart): boolean {
  return chart === 'p' || chart === 'np' || chart === 'p-laney';
}

/** The count as a chart takes it; undefined: missing. Throws StatisticsError for one that cannot be. */
export function presentCount(chart: AttributeChart, input: AttributeCount): PresentCount | undefined {
  const size = chart === 'c' ? 1 : input.size;
  const { count } = input;
  if (size !== undefined && !Number.isNaN(size)) requireSize(chart, size);
  if (count === undefined || Number.isNaN(count)) return undefined;
  requireCount('A count', count);
  if (size === undefined || Number.isNaN(size)) return undefined;
  if (countsDefectives(chart) && count > size)
    throw new StatisticsError('count-exceeds-size', `${count} of ${size} cannot be defective.`);
  return size === 0 ? undefined : { count, size };
}

/** Counts and sizes that were kept apart, as points. Throws StatisticsError (length-mismatch) unless they match. */
export function zipCounts(
  counts: readonly (number | undefined)[],
  sizes: readonly (number | undefined)[],
): AttributeCount[] {
  if (counts.length !== sizes.length)
    throw new StatisticsError('length-mismatch', `${counts.length} counts and ${sizes.length} sizes.`);
  return counts.map((count, index) => ({ count, size: sizes[index] }));
}

function requireSize(chart: AttributeChart, size: number): void {
  requireFinite('A size', size);
  const whole = !countsDefectives(chart) || Number.isSafeInteger(size);
  if (size < 0 || !whole) throw new StatisticsError('invalid-size', `A size of ${size} cannot be.`);
}
