/** Messages between the core's thread and the store's threads. Batched both ways: one message carries many calls. */
import type { ErrorFrame } from './store-error.ts';
import type { CommittedChange, WriteContext } from './transaction.ts';

export interface WorkerSettings {
  role: 'writer' | 'reader';
  databasePath: string;
  /** `evidence`: what is lost with the power alone is small and may be lost; writes are many and small. Default: `ledger`. */
  keeping?: Keeping;
}

/** What a database is for: `ledger` survives a power cut with every acknowledged write, `evidence` the end of the process. */
export type Keeping = 'ledger' | 'evidence';

/** Calls are arrays, which clone faster than objects. */
export type QueryCall = [id: number, name: string, input: unknown];
export type CommandCall = [id: number, name: string, input: unknown, context: WriteContext];

export type ToWorker =
  | { type: 'open' }
  | { type: 'queries'; calls: QueryCall[] }
  | { type: 'commands'; calls: CommandCall[] }
  | { type: 'close' };

export type Reply = [id: number, ok: true, output: unknown] | [id: number, ok: false, error: ErrorFrame];

export type FromWorker =
  | { type: 'ready' }
  | { type: 'failed'; error: ErrorFrame }
  | { type: 'replies'; replies: Reply[]; changes: CommittedChange[] }
  | { type: 'closed' };
