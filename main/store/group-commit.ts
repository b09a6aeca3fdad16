/** Runs queued commands in groups: many commands, one synced transaction, each answered after the commit. */
import type Database from 'better-sqlite3';
import { Journal } from './journal.ts';
import type { CommandCall, Reply } from './protocol.ts';
import { sql } from './statements.ts';
import { asStoreFailure, Refusal, toErrorFrame } from './store-error.ts';
import type { CommandTable, CommittedChange } from './transaction.ts';

/** A group closes after this many commands or milliseconds, so that no caller waits long behind others. */
const groupLimit = { commands: 256, milliseconds: 25 };

export class GroupCommit {
  readonly #db: Database.Database;
  readonly #commands: CommandTable;
  readonly #journal: Journal;
  readonly #statistics = new Map<string, { count: number; total: number; max: number }>();

  constructor(db: Database.Database, commands: CommandTable) {
    this.#db = db;
    this.#commands = commands;
    this.#journal = new Journal(db);
  }

  /** Take calls off `queue`, run them in one transaction and commit. Never throws: failures are replies. */
  run(queue: CommandCall[]): { replies: Reply[]; changes: CommittedChange[] } {
    const group: CommandCall[] = [];
    const replies: Reply[] = [];
    const mark = this.#journal.mark();
    try {
      sql(this.#db, 'BEGIN IMMEDIATE').run();
      const deadline = performance.now() + groupLimit.milliseconds;
      while (queue.length > 0 && group.length < groupLimit.commands && performance.now() < deadline) {
        const call = queue.shift();
        if (!call) break;
        group.push(call);
        replies.push(this.#runOne(call));
      }
      this.#journal.runDeferred();
      this.#writeStatistics();
      this.#journal.seal();
      sql(this.#db, 'COMMIT').run();
      return { replies, changes: this.#journal.take() };
    } catch (error) {
      // The group is gone as a whole (disk full, I/O error): nobody in it may believe in a success.
      if (this.#db.inTransaction) sql(this.#db, 'ROLLBACK').run();
      this.#journal.rollback(mark);
      this.#statistics.clear();
      if (group.length === 0) group.push(...queue.splice(0));
      const frame = toErrorFrame(error);
      return { replies: group.map(([id]) => [id, false, frame]), changes: [] };
    }
  }

  #runOne([id, name, input, context]: CommandCall): Reply {
    const command = this.#commands[name];
    if (!command) return [id, false, toErrorFrame(new Error(`no command ${name}`))];
    const mark = this.#journal.mark();
    const startedAt = performance.now();
    sql(this.#db, 'SAVEPOINT command').run();
    try {
      const output = command(this.#journal.transaction(context), input as never);
      this.#count(context.operation, startedAt);
      sql(this.#db, 'RELEASE command').run();
      return [id, true, output];
    } catch (error) {
      // SQLite ends the whole transaction by itself on a full disk or a broken file.
      if (!this.#db.inTransaction) throw error;
      sql(this.#db, 'ROLLBACK TO command').run();
      sql(this.#db, 'RELEASE command').run();
      this.#journal.rollback(mark);
      if (!(error instanceof Refusal) && asStoreFailure(error).kind !== 'unexpected') throw error;
      return [id, false, toErrorFrame(error)];
    }
  }

  /** Statistics of the group are one row for each operation, written with it. */
  #count(operation: string, startedAt: number): void {
    const microseconds = Math.round((performance.now() - startedAt) * 1_000);
    const known = this.#statistics.get(operation) ?? { count: 0, total: 0, max: 0 };
    known.count += 1;
    known.total += microseconds;
    known.max = Math.max(known.max, microseconds);
    this.#statistics.set(operation, known);
  }

  #writeStatistics(): void {
    for (const [operation, { count, total, max }] of this.#statistics)
      countOperation(this.#db, operation, 'success', count, total, max);
    this.#statistics.clear();
  }
}

/** Add to the statistics row of an operation. Durations in microseconds. */
export function countOperation(
  db: Database.Database,
  operation: string,
  outcome: string,
  count: number,
  totalMicroseconds: number,
  maxMicroseconds = totalMicroseconds,
): void {
  sql(
    db,
    `INSERT INTO operation_stats (operation, outcome, count, total_us, max_us) VALUES (?,?,?,?,?)
     ON CONFLICT DO UPDATE SET count = count + excluded.count, total_us = total_us + excluded.total_us,
       max_us = max(max_us, excluded.max_us)`,
  ).run(operation, outcome, count, totalMicroseconds, maxMicroseconds);
}
