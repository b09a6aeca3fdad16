/** How the failure of a trial is told: a class to count by, and a message without paths. */
import { WrongAnswer } from '../scenarios/scenario.ts';
import type { TrialFailure } from '../store/records.ts';

const longest = 1_000;

/** The operation did not answer within this, milliseconds: the trial failed. */
export const answerWithinMs = 60_000;

export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';

  constructor() {
    super(`no answer within ${answerWithinMs / 1_000} s`);
  }
}

/** `wrong-answer`, `no-answer`, or the declared code of the operation in lower case, e.g. `internal`, `not-found`. */
export function failureOf(error: unknown): Pick<TrialFailure, 'class' | 'message'> {
  const message = (error instanceof Error ? error.message : String(error)).slice(0, longest);
  if (error instanceof WrongAnswer) return { class: 'wrong-answer', message };
  if (error instanceof NoAnswer) return { class: 'no-answer', message };
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unexpected';
  return { class: code.toLowerCase().replaceAll('_', '-').slice(0, 60), message };
}

/** Whether it says no more than that the call was given up. */
export function isGivenUp(error: unknown): boolean {
  return (
    error instanceof Error && (error.name === 'AbortError' || ('code' in error && error.code === 'CANCELLED'))
  );
}
