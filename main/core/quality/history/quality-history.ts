/** What is known of the watched processes: single samples for days, sums by minute, hour and day for years. */
import type { Grain } from '../../../../contract/quality-words.ts';

/** Columns of equal length, oldest first. A point is one sample, or all of a minute, hour or day (UTC) in which something happened. */
export interface PointColumns {
  /** Milliseconds since the epoch: when it ended (single), or when the window begins. */
  readonly at: Float64Array;
  /** Successes and failures; of a resource: samples. */
  readonly trials: Float64Array;
  readonly failures: Float64Array;
  /**
   * Natural logarithms of durations in milliseconds (of successes), or levels as they are: mean, sum of squared deviations, extremes, count.
   * Where `values` is 0, mean and extremes are NaN.
   */
  readonly mean: Float64Array;
  readonly squares: Float64Array;
  readonly min: Float64Array;
  readonly max: Float64Array;
  readonly values: Float64Array;
  /** Ids of samples where the grain is `single` (of a level its moment), else empty. */
  readonly ids: Float64Array;
  /** Points before the first of these, within the range asked for. */
  readonly earlier: number;
}

export interface PointRequest {
  readonly process: string;
  readonly grain: Grain;
  /** Milliseconds since the epoch: from inclusive, to exclusive. */
  readonly from: number;
  readonly to: number;
  /** The newest so many. */
  readonly most: number;
}

/** A failed trial; `trial` counts the trials of the process since it was first seen, from 1. */
export interface FailurePoint {
  readonly id: number;
  readonly at: number;
  readonly trial: number;
  readonly class: string;
  readonly code: string;
}

/** Figures of a process over a stretch of time. */
export interface WindowFigures {
  readonly process: string;
  readonly trials: number;
  readonly failures: number;
  readonly refused: number;
  readonly cancelled: number;
  readonly violations: number;
  readonly gatesPassed: number;
  readonly gatesFailed: number;
  readonly retries: number;
  readonly recoveryAttempts: number;
  readonly recoverySuccesses: number;
  /** Durations of successes in milliseconds, or levels. Quantiles from a sketch, 1 % relative error. */
  readonly count: number;
  readonly mean: number;
  readonly min: number;
  readonly max: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly lastAt: number | undefined;
}

/** One sample as it was just recorded: what live views are told. */
export interface LivePoint {
  readonly process: string;
  readonly id: number;
  readonly at: number;
  /** Milliseconds, or a level. */
  readonly value: number;
  readonly failed: boolean;
}

export interface QualityHistory {
  points(request: PointRequest): Promise<PointColumns>;
  /** Failed trials, oldest first (the newest `most`), with the present count of trials: the gap since the last one is open. */
  failures(
    request: Omit<PointRequest, 'grain'>,
  ): Promise<{ failures: FailurePoint[]; trials: number; firstAt: number | undefined }>;
  /**
   * Figures of every process (or of one) between two moments; windows of a minute, so both ends are widened to whole minutes. More than
   * two days begin at a whole hour. Without values, mean, extremes and quantiles are NaN.
   */
  figures(request: { process?: string; from: number; to: number }): Promise<WindowFigures[]>;
  /** Hear of samples as they are recorded, in batches of a tenth of a second. */
  onPoints(listener: (points: readonly LivePoint[]) => void): Disposable;
}
