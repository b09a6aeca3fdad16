/** The audit log is a hash chain: each row's hash covers the row and the hash before it. */
import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { sql } from './statements.ts';

export interface AuditRow {
  sequence: number;
  at: number;
  actor: string;
  operation: string;
  outcome: string;
  subject: string;
  package_id: string | null;
  detail: string;
  hash: string;
}

/** Hash before the first row. */
export const genesisHash = '0'.repeat(64);

/**
 * The hash of a row: SHA-256 over the previous hash and the row's members as one JSON array, so that no two rows
 * can be told as one.
 */
export function auditHash(previous: string, row: Omit<AuditRow, 'hash'>): string {
  return hash(
    'sha256',
    JSON.stringify([
      previous,
      row.sequence,
      row.at,
      row.actor,
      row.operation,
      row.outcome,
      row.subject,
      row.package_id,
      row.detail,
    ]),
    'hex',
  );
}

/** Where the chain ends, kept beside it, so that rows missing at its end are missed. */
interface AuditHead {
  sequence: number;
  hash: string;
}

/** The head as last written; of an empty log, the beginning. */
export function readAuditHead(db: Database.Database): AuditHead {
  const row = sql<{ value: string }>(db, `SELECT value FROM settings WHERE name = 'audit.head'`).get();
  return row ? (JSON.parse(row.value) as AuditHead) : { sequence: 0, hash: genesisHash };
}

export function writeAuditHead(db: Database.Database, head: AuditHead): void {
  sql(
    db,
    `INSERT INTO settings (name, value) VALUES ('audit.head', ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
  ).run(JSON.stringify(head));
}

/**
 * Walk the chain. `brokenAt` is the first sequence whose hash or number does not follow, or the first that is missing
 * at the end.
 */
export function verifyAuditChain(db: Database.Database): {
  entries: number;
  intact: boolean;
  brokenAt?: number;
  head: string;
} {
  let previous = genesisHash;
  let entries = 0;
  for (const row of sql<AuditRow>(db, 'SELECT * FROM audit ORDER BY sequence').iterate()) {
    entries += 1;
    if (row.sequence !== entries || auditHash(previous, row) !== row.hash)
      return { entries, intact: false, brokenAt: row.sequence, head: previous };
    previous = row.hash;
  }
  const head = readAuditHead(db);
  if (head.sequence !== entries || head.hash !== previous)
    return { entries, intact: false, brokenAt: entries + 1, head: previous };
  return { entries, intact: true, head: previous };
}
