/** One call as the engine saw it. */
import type { ErrorClass, Outcome } from '../../../contract/quality-words.ts';

export interface Trial {
  /** e.g. `operation:registry.get`. */
  process: string;
  outcome: Outcome;
  /** Milliseconds. */
  durationMs: number;
  /** false: it lasts until its caller has enough, so that its length says nothing of the operation. */
  timed: boolean;
  attempts: number;
  /** Beyond its target for duration or memory. */
  slow: boolean;
  gatesPassed: number;
  gatesFailed: number;
  recoveryAttempts: number;
  recoverySuccesses: number;
  /** Growth of the core's memory in bytes; undefined where the call was too short for being looked at. */
  memoryBytes: number | undefined;
  /** What it was about: an id or coordinate, never content. */
  subject: string;
  actor: string;
  errorClass?: ErrorClass;
  code?: string;
  message?: string;
  logId?: string;
}
