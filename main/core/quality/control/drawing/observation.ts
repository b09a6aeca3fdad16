/** What one point of history brings to any chart. */
import type { FailurePoint, PointColumns } from '../../history/quality-history.ts';

export interface Observation {
  /** Milliseconds since the epoch: when it ended (single), or when its window begins. */
  readonly at: number;
  /** Of a single sample; 0 of a window. */
  readonly id: number;
  readonly trials: number;
  readonly failures: number;
  /** Durations (their logarithms) or levels: how many, their mean, sum of squared deviations and extremes. */
  readonly values: number;
  readonly mean: number;
  readonly squares: number;
  readonly min: number;
  readonly max: number;
  /** Since the failure before: good operations, seconds. Of failures alone. */
  readonly gap: number;
  readonly seconds: number;
}

const nothing: Observation = Object.freeze({
  at: 0,
  id: 0,
  trials: 0,
  failures: 0,
  values: 0,
  mean: Number.NaN,
  squares: Number.NaN,
  min: Number.NaN,
  max: Number.NaN,
  gap: Number.NaN,
  seconds: Number.NaN,
});

/** One value by itself: the logarithm of a duration in milliseconds, or a level. */
export function singleObservation(at: number, id: number, value: number): Observation {
  return { ...nothing, at, id, trials: 1, values: 1, mean: value, squares: 0, min: value, max: value };
}

/** The points of history one by one. */
export function observationsOf(columns: PointColumns): Observation[] {
  const observations: Observation[] = [];
  for (let index = 0; index < columns.at.length; index += 1)
    observations.push({
      ...nothing,
      at: columns.at[index] ?? 0,
      id: columns.ids[index] ?? 0,
      trials: columns.trials[index] ?? 0,
      failures: columns.failures[index] ?? 0,
      values: columns.values[index] ?? 0,
      mean: columns.mean[index] ?? Number.NaN,
      squares: columns.squares[index] ?? Number.NaN,
      min: columns.min[index] ?? Number.NaN,
      max: columns.max[index] ?? Number.NaN,
    });
  return observations;
}

/** The failure before the first of a list: none is known (counting began at `firstAt`), or it was cut off. */
export interface GapStart {
  readonly trial: number;
  readonly at: number;
}

/**
 * Failures as gaps: good operations and seconds since the failure before, or since counting began. A clock that went
 * backwards leaves no time between two failures.
 */
export function gapsOf(failures: readonly FailurePoint[], start: GapStart): Observation[] {
  let before = start;
  return failures.map(({ at, id, trial }) => {
    const gap = Math.max(0, trial - before.trial - 1);
    const seconds = Math.max(0, (at - before.at) / 1_000);
    before = { trial, at };
    return { ...nothing, at, id, trials: gap + 1, failures: 1, gap, seconds };
  });
}
