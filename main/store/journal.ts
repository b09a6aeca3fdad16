/** The writer's journal: audit rows and outbox rows of the commands in one group, chained and numbered. */
import type Database from 'better-sqlite3';
import { auditHash, readAuditHead, writeAuditHead } from './audit-chain.ts';
import { sql } from './statements.ts';
import type { AuditNote, Change, CommittedChange, Transaction, WriteContext } from './transaction.ts';

/** Outbox rows kept for watchers that come back; older ones make a watcher start afresh. */
const outboxKept = 10_000;

interface JournalState {
  auditSequence: number;
  auditHead: string;
  outboxSequence: number;
  changes: number;
  deferred: number;
}

export class Journal {
  readonly #db: Database.Database;
  #state: JournalState;
  #sealed: number;
  #changes: CommittedChange[] = [];
  #deferred: [key: string, work: () => void][] = [];

  constructor(db: Database.Database) {
    this.#db = db;
    const last = sql<{ sequence: number; hash: string }>(
      db,
      'SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1',
    ).get();
    const outbox = sql<{ sequence: number | null }>(db, 'SELECT max(sequence) AS sequence FROM outbox').get();
    // Rows cut off at the end stay missed: the chain goes on from where it was, not from what is left.
    const head = readAuditHead(db);
    const end = last && last.sequence >= head.sequence ? last : head;
    this.#sealed = head.sequence;
    this.#state = {
      auditSequence: end.sequence,
      auditHead: end.hash,
      outboxSequence: outbox?.sequence ?? 0,
      changes: 0,
      deferred: 0,
    };
  }

  /** Where the journal stands; hand it to `rollback` when the command or the group fails. */
  mark(): JournalState {
    return { ...this.#state, changes: this.#changes.length, deferred: this.#deferred.length };
  }

  rollback(mark: JournalState): void {
    this.#state = { ...mark };
    this.#changes.length = mark.changes;
    this.#deferred.length = mark.deferred;
    // The head written may have gone with what is rolled back; another row may take its number.
    this.#sealed = -1;
  }

  /** Before COMMIT: run what commands put off. */
  runDeferred(): void {
    const last = new Map(this.#deferred.map(([key], index) => [key, index]));
    this.#deferred.forEach(([key, work], index) => {
      if (last.get(key) === index) work();
    });
    this.#deferred = [];
  }

  /** Before COMMIT: note where the audit chain ends. */
  seal(): void {
    const { auditSequence: sequence, auditHead } = this.#state;
    if (sequence === this.#sealed) return;
    writeAuditHead(this.#db, { sequence, hash: auditHead });
    this.#sealed = sequence;
  }

  /** After COMMIT: the changes to tell watchers. */
  take(): CommittedChange[] {
    const changes = this.#changes;
    this.#changes = [];
    return changes;
  }

  /** The transaction a command works in. */
  transaction(context: WriteContext): Transaction {
    return {
      db: this.#db,
      context,
      audit: (note, by) => this.#audit({ ...context, ...by }, note),
      emit: (change) => this.#emit(context, change),
      defer: (key, work) => void this.#deferred.push([key, work]),
    };
  }

  #audit(context: WriteContext, note: AuditNote): void {
    const row = {
      sequence: this.#state.auditSequence + 1,
      at: context.at,
      actor: context.actor,
      operation: context.operation,
      outcome: note.outcome ?? 'success',
      subject: note.subject,
      package_id: note.packageId ?? null,
      detail: JSON.stringify(note.detail ?? {}),
    };
    const rowHash = auditHash(this.#state.auditHead, row);
    sql(
      this.#db,
      'INSERT INTO audit (sequence, at, actor, operation, outcome, subject, package_id, detail, hash) VALUES (?,?,?,?,?,?,?,?,?)',
    ).run(
      row.sequence,
      row.at,
      row.actor,
      row.operation,
      row.outcome,
      row.subject,
      row.package_id,
      row.detail,
      rowHash,
    );
    this.#state.auditSequence = row.sequence;
    this.#state.auditHead = rowHash;
  }

  #emit(context: WriteContext, change: Change): void {
    const sequence = ++this.#state.outboxSequence;
    const { topic, type, subject, packageId, versionId } = change;
    sql(
      this.#db,
      'INSERT INTO outbox (sequence, at, topic, type, subject, package_id, version_id, actor) VALUES (?,?,?,?,?,?,?,?)',
    ).run(sequence, context.at, topic, type, subject, packageId ?? null, versionId ?? null, context.actor);
    if (sequence % 1_000 === 0)
      sql(this.#db, 'DELETE FROM outbox WHERE sequence <= ?').run(sequence - outboxKept);
    this.#changes.push({ ...change, sequence, at: context.at, actor: context.actor });
  }
}
