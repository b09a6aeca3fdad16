/** Demonstrations as their tables hold them. Times in milliseconds since the epoch. */
import type { Claim, Demonstration } from '../../../../../contract/quality-demonstrations.ts';
import type { Conditions } from '../conditions.ts';

export interface TrialFailure {
  trial: number;
  at: number;
  class: string;
  message: string;
}

/** What was counted so far; written as a whole, so that the numbers always belong together. */
export interface Counts {
  done: number;
  failures: number;
  voided: number;
  runningMs: number;
  /** A sketch of milliseconds as bytes. */
  durations: Uint8Array | undefined;
}

export interface RunRecord {
  run: number;
  startedAt: number;
  /** Of one under way: the last checkpoint. */
  endedAt: number;
  doneBefore: number;
  doneAfter: number;
  ending: RunEnding | undefined;
  conditions: Conditions;
}

/** `killed`: the program ended without a word; found at the next start. */
export type RunEnding = 'paused' | 'killed' | 'passed' | 'failed' | 'cancelled';

export interface DemonstrationRecord extends Counts {
  demonstrationId: string;
  scenario: string;
  label: string;
  claim: Claim;
  planned: number;
  state: Demonstration['state'];
  createdAt: number;
  createdBy: string;
  startedAt: number | undefined;
  endedAt: number | undefined;
  failed: TrialFailure[];
  runs: RunRecord[];
  /** Canonical JSON of the report; absent until it ended. */
  statement: string | undefined;
  /** The signed report, JSON; absent while nobody signed it. */
  envelope: string | undefined;
}
