interface BackoffOptions {
  /** Milliseconds before the second attempt. */
  baseMs: number;
  capMs: number;
  random: () => number;
}

/** Exponential backoff with equal jitter: attempt 0 waits base/2..base ms, doubling up to the cap. */
export function backoffDelay(attempt: number, { baseMs, capMs, random }: BackoffOptions): number {
  const full = Math.min(capMs, baseMs * 2 ** Math.min(attempt, 20));
  return full / 2 + (full / 2) * random();
}
