/** The outbox: what watchers missed while they were away. */
import type Database from 'better-sqlite3';
import { type CommittedChange, sql } from '../../store/index.ts';

interface OutboxRow {
  sequence: number;
  at: number;
  topic: string;
  type: string;
  subject: string;
  package_id: string | null;
  version_id: string | null;
  actor: string;
}

/** Changes after `since`, at most 1,000; `reset` when some of them are no longer kept or are too many. */
export function queryOutbox(
  db: Database.Database,
  { since }: { since: number },
): { changes: CommittedChange[]; reset: boolean; last: number } {
  const bounds = sql<{ first: number | null; last: number | null }>(
    db,
    'SELECT min(sequence) AS first, max(sequence) AS last FROM outbox',
  ).get();
  const last = bounds?.last ?? 0;
  if (since > last || last - since > 1_000 || (bounds?.first ?? 1) > since + 1)
    return { changes: [], reset: since !== last, last };
  const rows = sql<OutboxRow>(db, 'SELECT * FROM outbox WHERE sequence > ? ORDER BY sequence').all(since);
  return {
    changes: rows.map((row) => ({
      sequence: row.sequence,
      at: row.at,
      topic: row.topic,
      type: row.type,
      subject: row.subject,
      packageId: row.package_id ?? undefined,
      versionId: row.version_id ?? undefined,
      actor: row.actor,
    })),
    reset: false,
    last,
  };
}
