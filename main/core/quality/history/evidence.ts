/** Evidence on its way from the core's thread to the database: rows as arrays, which clone faster than objects. */
import { type Outcome, outcomes } from '../../../../contract/quality-words.ts';

/** One call, in the order of the table's columns; durations in milliseconds, memory in bytes. */
export type SampleRow = readonly [
  id: number,
  process: string,
  at: number,
  duration: number,
  outcome: number,
  /** 1 where the duration is the operation's own; 0 of one that lasts until its caller has enough. */
  timed: number,
  attempts: number,
  slow: number,
  gatesPassed: number,
  gatesFailed: number,
  recoveryAttempts: number,
  recoverySuccesses: number,
  memory: number | null,
  subject: string,
  actor: string,
  errorClass: string | null,
  code: string | null,
  message: string | null,
  logId: string | null,
];

/** The level of a resource; `at` rises with every sampling. */
export type LevelRow = readonly [at: number, process: string, value: number];

/** What calls of one process in one minute come to, where they were too many for rows of their own: as `Rollup.store` gives it. */
export type SumRow = readonly [
  process: string,
  minute: number,
  lastAt: number,
  data: Uint8Array,
  sketch: Uint8Array | null,
];

export interface EvidenceBatch {
  samples: readonly SampleRow[];
  levels: readonly LevelRow[];
  /** Sums under a name given once, so that they are taken once. */
  sums?: { name: string; rows: readonly SumRow[] };
  /** Name of the spool the samples come from, so that they are taken once. */
  spool?: string;
}

export const outcomeNumbers = {
  success: outcomes.indexOf('success'),
  failure: outcomes.indexOf('failure'),
  refused: outcomes.indexOf('refused'),
  cancelled: outcomes.indexOf('cancelled'),
} as const satisfies Record<Outcome, number>;

export function isResource(process: string): boolean {
  return process.startsWith('resource:');
}
