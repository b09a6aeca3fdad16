/** Keeps what is derived from a package's versions in step: the search document and the `latest` tag. */
import { sql, type Transaction } from '../../../store/index.ts';
import { putDocument, removeDocument, type SearchDocument } from '../../search/index.ts';
import { type PackageRow, speaksFirst, type VersionRow } from '../rows.ts';
import { movePointer, pointerOf } from './pointers.ts';

/** Recompute search document and `latest` after any change to a package's versions. */
export function refreshPackage(transaction: Transaction, packageRowid: number): void {
  const found = sql<PackageRow>(transaction.db, 'SELECT * FROM packages WHERE package_rowid = ?').get(
    packageRowid,
  );
  if (found) followLatest(transaction, found, findBest(transaction, packageRowid));
  // Read again when the group ends: by then other commands may have changed the package too.
  deferDocument(transaction, packageRowid, () => {
    const { db } = transaction;
    const pack = sql<PackageRow>(db, 'SELECT * FROM packages WHERE package_rowid = ?').get(packageRowid);
    const best = findBest(transaction, packageRowid);
    const documents =
      best &&
      sql<{ readme: string }>(db, 'SELECT readme FROM version_documents WHERE version_rowid = ?').get(
        best.version_rowid,
      );
    if (pack && best && documents)
      putDocument(db, documentOf(pack, best, documents.readme, labelsOf(db, packageRowid)));
    else removeDocument(db, packageRowid);
  });
}

/** As `refreshPackage`, for a package whose only version is at hand. */
export function showOnlyVersion(
  transaction: Transaction,
  pack: PackageRow,
  only: VersionRow,
  readme: string,
): void {
  // The first version of a package is news by itself: no line of tag history for each of a million imports.
  if (only.state === 'published')
    sql(
      transaction.db,
      `INSERT INTO dist_tags (package_rowid, tag, version_rowid) VALUES (?, 'latest', ?)`,
    ).run(pack.package_rowid, only.version_rowid);
  const document = documentOf(pack, only, readme, []);
  deferDocument(transaction, pack.package_rowid, () => putDocument(transaction.db, document));
}

function deferDocument(transaction: Transaction, packageRowid: number, write: () => void): void {
  transaction.defer(`search document ${packageRowid}`, write);
}

function findBest({ db }: Transaction, packageRowid: number): VersionRow | undefined {
  const best = sql<{ version_rowid: number }>(
    db,
    `SELECT version_rowid FROM versions WHERE package_rowid = ? AND deleted_at IS NULL
     ORDER BY ${speaksFirst} LIMIT 1`,
  ).get(packageRowid);
  return (
    best && sql<VersionRow>(db, 'SELECT * FROM versions WHERE version_rowid = ?').get(best.version_rowid)
  );
}

/** Names to find the package by: all but the `latest` that every published package has. */
function labelsOf(db: Transaction['db'], packageRowid: number): string[] {
  return sql<{ tag: string }>(
    db,
    `SELECT tag FROM dist_tags WHERE package_rowid = ? AND (tag <> 'latest' OR pinned = 1)`,
  )
    .all(packageRowid)
    .map(({ tag }) => tag);
}

function documentOf(pack: PackageRow, best: VersionRow, readme: string, labels: string[]): SearchDocument {
  return {
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
    labels,
    contentSize: best.content_size,
    deprecated: best.deprecated !== null,
    yanked: best.yanked_reason !== null,
    dependentCount: pack.dependent_count,
    popularity: pack.dependent_count,
    updatedAt: pack.updated_at,
    body: readme,
  };
}

/** The rule of `latest`: the highest published release. A pin stands above it. */
function followLatest(transaction: Transaction, pack: PackageRow, best: VersionRow | undefined): void {
  const before = pointerOf(transaction.db, pack.package_rowid, 'latest');
  if (before?.pinned === 1) return;
  const to = best?.state === 'published' && best.yanked_reason === null ? best : undefined;
  if (before?.version_id === to?.version_id) return;
  movePointer(transaction, { pack, name: 'latest', action: 'followed', from: before, to });
}
