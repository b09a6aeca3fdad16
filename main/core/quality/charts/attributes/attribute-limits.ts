import { controlConstants, requireFinite, StatisticsError } from '../../statistics/index.ts';
import { knownLimits, type LimitsState, stateOfLimits } from '../limits.ts';
import {
  type AttributeChart,
  type AttributeCount,
  countsDefectives,
  presentCount,
} from './attribute-count.ts';

/** Limits of a chart of counts: `center` is the share of defectives (p, np) or the defects of one unit (c, u). */
export interface AttributeLimits extends LimitsState {
  readonly chart: AttributeChart;
  readonly method: 'pooled' | 'known';
  readonly center?: number | undefined;
  /** Laney: the standard deviation of z that the mean moving range of z gives; above 1 is more than chance. */
  readonly sigmaZ?: number | undefined;
}

/** Standard deviation of the share or rate of `size` units while nothing but chance is at work; 0 without variation. */
export function chanceError(chart: AttributeChart, center: number, size: number): number {
  return Math.sqrt((countsDefectives(chart) ? center * (1 - center) : center) / size);
}

/**
 * Limits from a baseline of counts; for Laney's charts (D. B. Laney 2002) it is gone through twice, as sigma of z needs
 * the centre. Throws StatisticsError for a count that cannot be.
 */
export function estimateAttributes(
  chart: AttributeChart,
  counts: readonly AttributeCount[],
): AttributeLimits {
  const present = counts.map((count) => presentCount(chart, count));
  const n = present.filter((count) => count !== undefined).length;
  let [total, units] = [0, 0];
  for (const { count, size } of present.filter((entry) => entry !== undefined)) {
    total += count;
    units += size;
  }
  const center = units === 0 ? undefined : total / units;
  const variation = center === undefined ? undefined : chanceError(chart, center, 1);
  const limits = { chart, method: 'pooled', ...stateOfLimits(n, variation), center } as const;
  if ((chart !== 'p-laney' && chart !== 'u-laney') || center === undefined || limits.status !== 'ok')
    return limits;
  const sigmaZ = sigmaOfZ(
    present.map(
      (entry) => entry && (entry.count / entry.size - center) / chanceError(chart, center, entry.size),
    ),
  );
  return { ...limits, ...stateOfLimits(n, sigmaZ), sigmaZ };
}

/**
 * Limits about a share or rate known from elsewhere. Throws StatisticsError unless it is above 0 (and below 1 for a
 * share), and for Laney's charts unless sigma of z is above 0.
 */
export function knownAttributes(chart: AttributeChart, center: number, sigmaZ?: number): AttributeLimits {
  requireFinite('The centre', center);
  if (center <= 0 || (countsDefectives(chart) && center >= 1))
    throw new StatisticsError('invalid-parameter', `A chart of counts about ${center} cannot vary.`);
  const laney = chart === 'p-laney' || chart === 'u-laney';
  if (laney !== (sigmaZ !== undefined && Number.isFinite(sigmaZ) && sigmaZ > 0))
    throw new StatisticsError(
      'invalid-sigma',
      `Sigma of z is ${sigmaZ}; Laney's charts alone have one, above 0.`,
    );
  return { chart, method: 'known', ...knownLimits, center, sigmaZ };
}

/** Mean moving range over d2; undefined where no two neighbours are there. */
function sigmaOfZ(zs: readonly (number | undefined)[]): number | undefined {
  let [sum, ranges] = [0, 0];
  zs.forEach((z, index) => {
    const before = zs[index - 1];
    if (z === undefined || before === undefined) return;
    sum += Math.abs(z - before);
    ranges += 1;
  });
  return ranges === 0 ? undefined : sum / ranges / controlConstants(2).d2;
}
