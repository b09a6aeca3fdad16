/** Limits out of points: what is left out parts its neighbours, and so does a gap. */
import { autocorrelation } from '../../statistics/index.ts';
import type { ChartMethod, StoredLimits } from '../methods/chart-method.ts';
import { type Interval, isWithin } from './interval.ts';
import type { Observation } from './observation.ts';

export interface Estimate {
  readonly limits: StoredLimits;
  /** First and last point that limits come from, milliseconds since the epoch; undefined without any. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  /** Points that limits come from, and points left out. */
  readonly points: number;
  readonly excluded: number;
  /** Of neighbouring values, lag 1; undefined where it cannot be told. */
  readonly autocorrelation: number | undefined;
}

export interface BaselineOptions {
  readonly method: ChartMethod;
  readonly exclusions: readonly Interval[];
  readonly gapAfter: number;
}

/** The series charts are judged by: undefined where a point is left out or missing. */
export function seriesOf(
  observations: readonly Observation[],
  { method, exclusions, gapAfter }: BaselineOptions,
): (Observation | undefined)[] {
  const series: (Observation | undefined)[] = [];
  let before: number | undefined;
  for (const observation of observations) {
    if (!method.counts(observation)) continue;
    if (before !== undefined && observation.at - before > gapAfter) series.push(undefined);
    series.push(isWithin(observation.at, exclusions) ? undefined : observation);
    before = observation.at;
  }
  return series;
}

/** @throws StatisticsError for points no chart can take */
export function estimateLimits(observations: readonly Observation[], options: BaselineOptions): Estimate {
  const { method, exclusions } = options;
  const series = seriesOf(observations, options);
  const present = series.filter((observation) => observation !== undefined);
  const excluded = observations.filter(
    (observation) => method.counts(observation) && isWithin(observation.at, exclusions),
  ).length;
  return {
    limits: method.estimate(series),
    from: present[0]?.at,
    to: present.at(-1)?.at,
    points: present.length,
    excluded,
    autocorrelation: autocorrelation(judgedValues(series)).lag1,
  };
}

/** What neighbours are compared by; NaN where there is none. */
export function judgedValues(series: readonly (Observation | undefined)[]): number[] {
  return series.map((observation) => {
    if (observation === undefined) return Number.NaN;
    if (!Number.isNaN(observation.gap)) return observation.gap;
    return Number.isNaN(observation.mean) ? observation.failures / observation.trials : observation.mean;
  });
}
