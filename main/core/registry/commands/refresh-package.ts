/** Keeps what is derived from a package's versions in step: the search document and the `latest` tag. */
import { sql, type Transaction } from '../../../store/index.ts';
import { putDocument, removeDocument } from '../../search/index.ts';
import { type PackageRow, speaksFirst, type VersionRow } from '../rows.ts';

/** Recompute search document and `latest` after any change to a package's versions. */
export function refreshPackage(transaction: Transaction, packageRowid: number): void {
  const { db } = transaction;
  const pack = sql<PackageRow>(db, 'SELECT * FROM packages WHERE package_rowid = ?').get(packageRowid);
  const best = sql<{ version_rowid: number }>(
    db,
    `SELECT version_rowid FROM versions WHERE package_rowid = ? AND deleted_at IS NULL
     ORDER BY ${speaksFirst} LIMIT 1`,
  ).get(packageRowid);
  const row =
    best && sql<VersionRow>(db, 'SELECT * FROM versions WHERE version_rowid = ?').get(best.version_rowid);
  const documents =
    best &&
    sql<{ readme: string }>(db, 'SELECT readme FROM version_documents WHERE version_rowid = ?').get(
      best.version_rowid,
    );
  if (pack && row && documents) showPackage(transaction, pack, row, documents.readme);
  else {
    removeDocument(db, packageRowid);
    sql(db, 'DELETE FROM dist_tags WHERE package_rowid = ?').run(packageRowid);
  }
}

/** Let `best` speak for its package. */
export function showPackage(
  transaction: Transaction,
  pack: PackageRow,
  best: VersionRow,
  readme: string,
): void {
  const { db } = transaction;
  setLatest(transaction, pack.package_rowid, best);
  putDocument(db, {
    packageRowid: pack.package_rowid,
    packageId: pack.package_id,
    versionId: best.version_id,
    namespace: pack.namespace,
    name: pack.name,
    kind: pack.kind,
    version: best.version,
    versionSortKey: best.sort_key,
    versionCount: pack.live_versions,
    state: best.state,
    signature: best.signature,
    description: best.description,
    license: best.license,
    authors: JSON.parse(best.authors) as string[],
    keywords: JSON.parse(best.keywords) as string[],
    contentSize: best.content_size,
    deprecated: best.deprecated !== null,
    yanked: best.yanked_reason !== null,
    dependentCount: pack.dependent_count,
    popularity: pack.dependent_count,
    updatedAt: pack.updated_at,
    body: readme,
  });
}

function setLatest(transaction: Transaction, packageRowid: number, best: VersionRow): void {
  if (best.state === 'published' && best.yanked_reason === null)
    sql(
      transaction.db,
      `INSERT INTO dist_tags (package_rowid, tag, version_rowid) VALUES (?, 'latest', ?)
       ON CONFLICT DO UPDATE SET version_rowid = excluded.version_rowid`,
    ).run(packageRowid, best.version_rowid);
  else
    sql(transaction.db, `DELETE FROM dist_tags WHERE package_rowid = ? AND tag = 'latest'`).run(packageRowid);
}
