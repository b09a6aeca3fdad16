import type { WindowFigures } from '../../main/core/quality/history/quality-history.ts';

/** Figures of a stretch of time in which nothing happened. */
export const noFigures: Omit<WindowFigures, 'process'> = {
  trials: 0,
  failures: 0,
  refused: 0,
  cancelled: 0,
  violations: 0,
  gatesPassed: 0,
  gatesFailed: 0,
  retries: 0,
  recoveryAttempts: 0,
  recoverySuccesses: 0,
  count: 0,
  mean: Number.NaN,
  min: Number.NaN,
  max: Number.NaN,
  p50: Number.NaN,
  p95: Number.NaN,
  p99: Number.NaN,
  lastAt: undefined,
};
