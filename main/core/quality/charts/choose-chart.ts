import type { ChartType } from '../../../../contract/quality-words.ts';
import { type AttributeChart, type AttributeCount, presentCount } from './attributes/attribute-count.ts';
import { type AttributeLimits, estimateAttributes } from './attributes/attribute-limits.ts';
import { median } from './median.ts';

/** What there is to chart. */
export type ChartData =
  /** Measured values, with how many belong to each point. */
  | { readonly kind: 'measurements'; readonly sizes: readonly number[] }
  /** Operations that failed or not: how many of how many, by point. */
  | { readonly kind: 'pass-fail'; readonly counts: readonly AttributeCount[] }
  /** Defects, of which one operation can have several, by point and exposure. */
  | { readonly kind: 'defects'; readonly counts: readonly AttributeCount[] }
  /** When something happened, with nobody counting how often it did not. */
  | { readonly kind: 'events' };

export interface ChartChoice {
  readonly chart: ChartType;
  /** Why, in one or two sentences. */
  readonly reason: string;
  /** What it was decided by. */
  readonly numbers: Readonly<Record<string, number>>;
}

/** From this many values a point their standard deviation says more than their range. */
const largestForRange = 8;
/** Fewer failures than this expected at a point: its share is far from normal. */
const fewestExpected = 5;
/** From this many operations a point nearly all that varies is the process, and chance alone explains too little. */
const largeSize = 10_000;
/** The same for defects, whose exposure has no natural unit: from this many expected at a point. */
const manyExpected = 100;
/** Standard error of a sigma from n moving ranges, times the root of n. */
const errorOfSigma = 0.91;

/** The chart that suits the data, as Minitab and the literature on rare events have it. Throws StatisticsError for counts that cannot be. */
export function chooseChart(data: ChartData): ChartChoice {
  switch (data.kind) {
    case 'measurements':
      return forMeasurements(data.sizes);
    case 'pass-fail':
      return forPassFail(data.counts);
    case 'defects':
      return forDefects(data.counts.map(({ count, size = 1 }) => ({ count, size })));
    case 'events':
      return choice(
        't',
        'Only the times of events are known, so the time between two of them is charted.',
        {},
      );
  }
}

function forMeasurements(sizes: readonly number[]): ChartChoice {
  const size = median(sizes.filter((each) => each > 0)) ?? 1;
  if (size < 2)
    return choice('i-mr', 'Each point is a single value: individuals and moving ranges.', { size });
  return size <= largestForRange
    ? choice('xbar-r', `Each point has ${figure(size)} values, 2 to ${largestForRange}: mean and range.`, {
        size,
      })
    : choice(
        'xbar-s',
        `Each point has ${figure(size)} values, more than ${largestForRange}: mean and standard deviation, as the range wastes what large subgroups know.`,
        { size },
      );
}

function forPassFail(counts: readonly AttributeCount[]): ChartChoice {
  const found = describe('p', counts);
  const { numbers, expected, size, sizesDiffer } = found;
  const share = `${figure(expected)} failures are expected at a point (${figure(size)} operations)`;
  if (expected < fewestExpected)
    return choice(
      'g',
      `${share}, fewer than ${fewestExpected}: a share would be 0 nearly always, so the operations between two failures are charted.`,
      numbers,
    );
  const laney = estimateAttributes('p-laney', counts);
  if (size >= largeSize && varies(laney))
    return choice('p-laney', `${share}, and ${moreThanChance(laney)}`, withSigma(numbers, laney));
  return sizesDiffer
    ? choice('p', `${share} and their number differs, so the share of failures is charted.`, numbers)
    : choice('np', `${share}, always as many, so the failures themselves are charted.`, numbers);
}

function forDefects(counts: readonly AttributeCount[]): ChartChoice {
  const { numbers, expected, sizesDiffer } = describe('u', counts);
  const defects = `${figure(expected)} defects are expected at a point`;
  const laney = estimateAttributes('u-laney', counts);
  if (expected >= manyExpected && varies(laney))
    return choice('u-laney', `${defects}, and ${moreThanChance(laney)}`, withSigma(numbers, laney));
  return sizesDiffer
    ? choice('u', `${defects} and the exposure differs, so defects per unit are charted.`, numbers)
    : choice('c', `${defects} and the exposure is always the same, so defects are charted.`, numbers);
}

function describe(chart: AttributeChart, counts: readonly AttributeCount[]) {
  const present = counts.map((count) => presentCount(chart, count)).filter((count) => count !== undefined);
  const sizes = present.map(({ size }) => size);
  const size = median(sizes) ?? 0;
  const share = estimateAttributes(chart, counts).center ?? 0;
  const expected = share * size;
  const numbers = { points: present.length, size, share, expected };
  return { numbers, size, expected, sizesDiffer: sizes.some((each) => each !== sizes[0]) };
}

/** Whether z varies more than chance does, by three standard errors; a shift alone hardly moves its moving ranges. */
function varies({ sigmaZ = 0, n }: AttributeLimits): boolean {
  return sigmaZ > 1 + (3 * errorOfSigma) / Math.sqrt(n);
}

function moreThanChance({ sigmaZ = 0 }: AttributeLimits): string {
  return `points differ ${figure(sigmaZ)} times as much as chance alone explains: limits that ignore it would flag most of them, so Laney's are used.`;
}

function withSigma(numbers: Record<string, number>, { sigmaZ = 0 }: AttributeLimits): Record<string, number> {
  return { ...numbers, sigmaZ };
}

function choice(chart: ChartType, reason: string, numbers: Record<string, number>): ChartChoice {
  return { chart, reason, numbers };
}

function figure(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
