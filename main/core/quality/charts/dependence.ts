import { autocorrelation } from '../statistics/index.ts';

/** How much neighbouring values of a chart resemble each other. */
export interface Dependence {
  /** Lag-1 autocorrelation, -1 to 1. */
  readonly lag1: number;
  /** 2 / sqrt(n): what independent values rarely exceed. */
  readonly threshold: number;
  /** What it does to the chart, and what helps, in words. */
  readonly warning: string;
}

/**
 * Whether values depend on the ones before them: rules then fire though nothing is wrong, as moving ranges understate how much
 * values vary. Undefined: a gap; the answer is undefined where there is nothing to warn of. Throws StatisticsError (not-finite).
 */
export function findDependence(values: readonly (number | undefined)[]): Dependence | undefined {
  const { lag1, threshold, warn } = autocorrelation(values.map((value) => value ?? Number.NaN));
  if (!warn || lag1 === undefined || threshold === undefined) return undefined;
  const warning =
    `Neighbouring values resemble each other (lag-1 autocorrelation ${lag1.toFixed(2)}, above ${threshold.toFixed(2)}): ` +
    'the limits are too narrow and rules fire though nothing is wrong. Chart means over longer windows.';
  return { lag1, threshold, warning };
}
