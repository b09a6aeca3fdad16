/** Audit rows that are not written by a change itself: denials, failures, and batched reads. */
import type Database from 'better-sqlite3';
import type { AuditEntry } from '../../../contract/registry.ts';
import { countOperation, sql, type Transaction, verifyAuditChain } from '../../store/index.ts';
import { auditEntryOf } from '../registry/index.ts';

/** One thing to record; `count` calls of the same operation on the same subject are one row. */
export interface OutcomeNote {
  actor: string;
  operation: string;
  outcome: 'success' | 'denied' | 'failure';
  subject: string;
  detail: Record<string, unknown>;
  count: number;
  totalMicroseconds: number;
  maxMicroseconds: number;
  /** false: counted in the statistics only. */
  audited: boolean;
}

export function recordOutcomes(transaction: Transaction, notes: OutcomeNote[]): void {
  for (const note of notes) {
    countOperation(
      transaction.db,
      note.operation,
      note.outcome,
      note.count,
      note.totalMicroseconds,
      note.maxMicroseconds,
    );
    if (!note.audited) continue;
    transaction.audit(
      {
        subject: note.subject,
        outcome: note.outcome,
        detail: note.count > 1 ? { ...note.detail, count: note.count } : note.detail,
      },
      { actor: note.actor, operation: note.operation },
    );
  }
}

export function queryAudit(
  db: Database.Database,
  input: {
    before?: number | undefined;
    operation?: string | undefined;
    outcome?: AuditEntry['outcome'] | undefined;
    /** RFC 3339: from inclusive, to exclusive. */
    from?: string | undefined;
    to?: string | undefined;
    limit: number;
  },
): { entries: AuditEntry[] } {
  const rows = sql<Parameters<typeof auditEntryOf>[0]>(
    db,
    `SELECT * FROM audit WHERE sequence < ? AND (? IS NULL OR operation = ?) AND (? IS NULL OR outcome = ?)
       AND at >= ? AND at < ?
     ORDER BY sequence DESC LIMIT ?`,
  ).all(
    input.before ?? Number.MAX_SAFE_INTEGER,
    input.operation ?? null,
    input.operation ?? null,
    input.outcome ?? null,
    input.outcome ?? null,
    input.from === undefined ? 0 : Date.parse(input.from),
    input.to === undefined ? Number.MAX_SAFE_INTEGER : Date.parse(input.to),
    input.limit,
  );
  return { entries: rows.map(auditEntryOf) };
}

export function queryAuditChain(db: Database.Database) {
  // In one snapshot: a commit between rows and head would look like a break.
  return db.transaction(() => verifyAuditChain(db))();
}
