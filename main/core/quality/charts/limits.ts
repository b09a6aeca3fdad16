import type { Status } from '../statistics/index.ts';

/** Fewer points of a baseline than this: its limits are provisional. */
export const enoughPoints = 25;

/** What limits need before points can be judged by them. */
export type LimitsStatus = Exclude<Status, 'unbounded'>;

/** What limits of every chart say about themselves. All limits are plain data that survives JSON. */
export interface LimitsState {
  /** Anything but `ok`: no rule fires. */
  readonly status: LimitsStatus;
  /** Points of the baseline that were there (none for limits that were given). */
  readonly n: number;
  /** Estimated from fewer than 25 points. */
  readonly provisional: boolean;
}

/** The state of limits estimated from `n` points with this sigma; undefined: there was none to estimate. */
export function stateOfLimits(n: number, sigma: number | undefined): LimitsState {
  const status = sigma === undefined ? 'insufficient-data' : sigma > 0 ? 'ok' : 'zero-variation';
  return { status, n, provisional: n < enoughPoints };
}

/** The state of limits that are known from elsewhere. */
export const knownLimits: LimitsState = { status: 'ok', n: 0, provisional: false };
