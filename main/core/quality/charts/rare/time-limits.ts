import { momentsOf, normalTail, requireFinite, StatisticsError } from '../../statistics/index.ts';
import { estimateIndividuals, type IndividualsLimits } from '../individuals/individuals-limits.ts';
import { type LimitsState, stateOfLimits } from '../limits.ts';
import type { Lines } from './gap-limits.ts';
import { fitWeibull, type Weibull, weibullQuantile } from './weibull-fit.ts';

/**
 * How times between events are taken: exponential (events without memory), Weibull by maximum likelihood, or Nelson's
 * transform t^(1/3.6), which makes exponential times nearly normal (L. S. Nelson 1994).
 */
export type TimeMethod = 'exponential' | 'weibull' | 'nelson';

/** Limits of a t chart, in the unit of the times. */
export interface TimeLimits extends LimitsState {
  readonly chart: 't';
  readonly method: TimeMethod;
  readonly lines?: Lines | undefined;
  /** Mean time, of the exponential method. */
  readonly mean?: number | undefined;
  readonly weibull?: Weibull | undefined;
  /** Limits of the transformed times, of Nelson's method. */
  readonly transformed?: IndividualsLimits | undefined;
}

export const nelsonExponent = 1 / 3.6;

/** -ln(1 - p) at p = Phi(-3), 0.5 and Phi(3): the quantiles of the exponential distribution of mean 1. */
const exponentialLines = {
  lcl: -Math.log1p(-normalTail(3)),
  center: Math.LN2,
  ucl: -Math.log(normalTail(3)),
} as const;

/**
 * Limits from the times of a baseline; undefined: missing. The time since the last event is still open and does not
 * belong here. Weibull has none where a time is 0 or all are alike. Throws StatisticsError for a negative time.
 */
export function estimateTimes(
  times: readonly (number | undefined)[],
  method: TimeMethod = 'exponential',
): TimeLimits {
  const checked = times.map(presentTime);
  const present = checked.filter((time) => time !== undefined);
  if (method === 'nelson') return nelsonLimits(checked, present.length);
  return method === 'weibull' ? weibullLimits(present) : exponentialLimits(present);
}

/** The time as charts take it; undefined: missing. Throws StatisticsError (negative-value, not-finite). */
export function presentTime(time: number | undefined): number | undefined {
  if (time === undefined || Number.isNaN(time)) return undefined;
  requireFinite('A time', time);
  if (time < 0)
    throw new StatisticsError('negative-value', `A time of ${time} between two events cannot be.`);
  return time;
}

function exponentialLimits(times: readonly number[]): TimeLimits {
  const { n, mean } = momentsOf(times);
  const limits = { chart: 't', method: 'exponential', ...stateOfLimits(n, mean) } as const;
  return mean === undefined ? limits : { ...limits, mean, lines: scaled((line) => mean * line) };
}

function weibullLimits(times: readonly number[]): TimeLimits {
  const weibull = fitWeibull(times);
  const alike = times.length >= 2 && times.every((time) => time === times[0]);
  const state = stateOfLimits(times.length, weibull === undefined ? (alike ? 0 : undefined) : 1);
  const limits = { chart: 't', method: 'weibull', ...state } as const;
  if (weibull === undefined) return limits;
  return { ...limits, weibull, lines: scaled((line) => weibullQuantile(weibull, line)) };
}

function nelsonLimits(times: readonly (number | undefined)[], n: number): TimeLimits {
  const transformed = estimateIndividuals(times.map((time) => time && time ** nelsonExponent));
  const { center, sigma } = transformed;
  const limits = { chart: 't', method: 'nelson', ...stateOfLimits(n, sigma), transformed } as const;
  if (center === undefined || sigma === undefined) return limits;
  const back = (value: number) => Math.max(0, value) ** 3.6;
  return {
    ...limits,
    lines: { lcl: back(center - 3 * sigma), center: back(center), ucl: back(center + 3 * sigma) },
  };
}

function scaled(line: (exponential: number) => number): Lines {
  const { lcl, center, ucl } = exponentialLines;
  return { lcl: line(lcl), center: line(center), ucl: line(ucl) };
}
