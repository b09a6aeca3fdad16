/** What a command sees of the store: the open transaction, a clock, and where it says what happened. */
import type Database from 'better-sqlite3';

/** Who does what: set by the operations path, never by a message of a client. */
export interface WriteContext {
  actor: string;
  operation: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** One line for the audit log, filled in by the command that knows what it changed. */
export interface AuditNote {
  subject: string;
  packageId?: string | undefined;
  outcome?: 'success' | 'denied' | 'failure';
  detail?: Record<string, unknown>;
}

/** A change told to watchers after the commit. */
export interface Change {
  topic: string;
  type: string;
  subject: string;
  packageId?: string | undefined;
  versionId?: string | undefined;
}

/** A change as committed. */
export interface CommittedChange extends Change {
  sequence: number;
  at: number;
  actor: string;
}

export interface Transaction {
  readonly db: Database.Database;
  readonly context: WriteContext;
  /** Write one audit row in this transaction; `by` where it is not about the call that runs. */
  audit(note: AuditNote, by?: Pick<WriteContext, 'actor' | 'operation'>): void;
  /** Append to the outbox in this transaction; watchers hear of it after the commit. */
  emit(change: Change): void;
  /**
   * Run `work` in this transaction, once, after the last command of the group; a later one of the same key replaces it.
   * For derived data such as the search index: SQLite flushes a full-text index at every savepoint, so that writing it
   * between commands would cost more than all the rest. It must not fail: it takes the whole group with it.
   */
  defer(key: string, work: () => void): void;
}

export type Command<Input = never, Output = unknown> = (transaction: Transaction, input: Input) => Output;
export type Query<Input = never, Output = unknown> = (db: Database.Database, input: Input) => Output;
export type CommandTable = Record<string, Command>;
export type QueryTable = Record<string, Query>;
