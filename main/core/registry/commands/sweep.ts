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
  if (!input.dryRun) {
    const { purged, ...swept } = sweep(transaction, input.before);
    // In the transaction that purges: the record of it must not be lost between two writes.
    if (purged.length > 0) transaction.audit({ subject: 'trash', detail: { purged } });
    return swept;
  }
  db.exec('SAVEPOINT dry_run');
  try {
    const { purged: _purged, ...swept } = sweep(transaction, input.before);
    return swept;
  } finally {
    db.exec('ROLLBACK TO dry_run; RELEASE dry_run');
  }
}

function sweep(transaction: Transaction, before: number): Swept & { purged: string[] } {
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
  // Namespaces that only waited for what is gone now.
  sql(
    db,
    `DELETE FROM namespaces WHERE deleted_at IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM packages WHERE namespace = path OR namespace GLOB path || '.*')`,
  ).run();
  sql(db, 'DELETE FROM namespace_moves WHERE new_path NOT IN (SELECT path FROM namespaces)').run();
  return { versions: rows.length, blobs, purged: rows.map(({ version_id }) => version_id) };
}

/** Write the audit row of a finished sweep; the files are gone by then. */
export function noteSweep(transaction: Transaction, detail: Record<string, unknown>): void {
  transaction.audit({ subject: 'storage', detail });
  transaction.emit({ topic: 'storage', type: 'storage.swept', subject: 'storage' });
}
