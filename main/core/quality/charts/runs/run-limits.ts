import { type LimitsState, stateOfLimits } from '../limits.ts';
import { median } from '../median.ts';
import { plottable } from '../plottable.ts';

/** What a run chart is drawn about. */
export interface RunLimits extends LimitsState {
  readonly chart: 'run';
  readonly median?: number | undefined;
}

/** The median of a baseline; undefined: missing. Throws StatisticsError (not-finite). */
export function estimateRun(values: readonly (number | undefined)[]): RunLimits {
  const present = values.map((value) => plottable('A value', value)).filter((value) => value !== undefined);
  const middle = median(present);
  const differs = present.some((value) => value !== middle);
  const state = stateOfLimits(present.length, middle === undefined ? undefined : differs ? 1 : 0);
  return { chart: 'run', ...state, median: middle };
}
