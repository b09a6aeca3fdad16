/** When a call is tried again, and how long after. */

import type { OperationMeta } from '../../../../contract/operation.ts';
import type { ErrorClass } from '../../../../contract/quality-words.ts';

/** Tries of one call, the first counted. */
export const mostAttempts = 3;
/** Milliseconds before the second try; four times as much before the third. */
const firstDelayMs = 20;

/** What passes by itself or was mended. */
const passing: ReadonlySet<ErrorClass> = new Set(['busy', 'descriptors', 'thread-lost']);
/** Of these it is certain that the failed statement changed nothing; a thread that ended may have committed before it could say so. */
const passingUncommitted: ReadonlySet<ErrorClass> = new Set(['busy', 'descriptors']);

/**
 * Operations that only look may run again; those that change something only where nothing was committed for certain. What is neither,
 * such as unpacking into a folder, is left to whoever asked for it.
 */
export function mayRetry(meta: OperationMeta, errorClass: ErrorClass, hasCommitted: () => boolean): boolean {
  if (meta.audit === 'write') return passingUncommitted.has(errorClass) && !hasCommitted();
  return meta.capability.endsWith('.read') && passing.has(errorClass);
}

/** Milliseconds before try `attempt` + 1: growing, half of it by chance, so that those who failed together do not come back together. */
export function delayBefore(attempt: number, random: () => number = Math.random): number {
  const whole = firstDelayMs * 4 ** (attempt - 1);
  return whole / 2 + (random() * whole) / 2;
}

/** @throws the signal's reason when aborted meanwhile */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(over.resolve, milliseconds);
  const onAbort = () => over.reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    await over.promise;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
