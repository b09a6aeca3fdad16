/** Empties the trash and forgets content nobody refers to. */
import { sql, type Transaction } from '../../../store/index.ts';
import type { VersionRow } from '../rows.ts';
import { type BlobReference, releaseBlob } from './blobs.ts';

interface Swept {
  versions: number;
  /** Content whose last reference went; files of it are removed after the commit. */
  blobs: BlobReference[];
}

/** A dry run does everything and takes it back, so that its answer is what a run would do. */
export function sweepTrash(transaction: Transaction, input: { before: number; dryRun: boolean }): Swept {
  const { db } = transaction;
  if (!input.dryRun) return sweep(transaction, input.before);
  db.exec('SAVEPOINT dry_run');
  try {
    return sweep(transaction, input.before);
  } finally {
    db.exec('ROLLBACK TO dry_run; RELEASE dry_run');
  }
}

function sweep(transaction: Transaction, before: number): Swept {
  const { db } = transaction;
  const rows = sql<VersionRow>(db, 'SELECT * FROM versions WHERE deleted_at <= ?').all(before);
  const blobs: BlobReference[] = [];
  for (const row of rows) {
    sql(db, 'DELETE FROM versions WHERE version_rowid = ?').run(row.version_rowid);
    const gone = releaseBlob(transaction, row.content_digest);
    if (gone) blobs.push(gone);
  }
  sql(
    db,
    `DELETE FROM packages WHERE live_versions = 0
     AND NOT EXISTS (SELECT 1 FROM versions WHERE versions.package_rowid = packages.package_rowid)`,
  ).run();
  return { versions: rows.length, blobs };
}

/** Write the audit row of a finished sweep; the files are gone by then. */
export function noteSweep(transaction: Transaction, detail: Record<string, unknown>): void {
  transaction.audit({ subject: 'storage', detail });
  transaction.emit({ topic: 'storage', type: 'storage.swept', subject: 'storage' });
}
