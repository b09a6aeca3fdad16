/** Documents as they were put, read back from the tables. */
import type Database from 'better-sqlite3';
import type { Hit } from '../../../contract/search.ts';
import { sql } from '../../store/index.ts';
import { labelsIn } from './facet-lines.ts';
import type { SearchDocument } from './search-document.ts';

export interface DocumentRow {
  document_id: number;
  package_rowid: number;
  package_id: string;
  version_id: string;
  namespace: string;
  name: string;
  kind: Hit['kind'];
  version: string;
  version_sort_key: string;
  version_count: number;
  state: Hit['state'];
  signature: Hit['signature'];
  license: string;
  content_size: number;
  deprecated: number;
  yanked: number;
  dependent_count: number;
  popularity: number;
  updated_at: number;
  facets: string;
  description: string;
  authors: string;
  keywords: string;
}

/** A document and its id; undefined when there is none with this id. Its `body` is the searched beginning. */
export function readDocument(db: Database.Database, documentId: number): SearchDocument | undefined {
  // Two statements rather than a join, which SQLite plans anew on every call.
  const row = sql<DocumentRow>(db, 'SELECT * FROM search_documents WHERE document_id = ?').get(documentId);
  const text = sql<{ body: string }>(db, 'SELECT body FROM search_bodies WHERE document_id = ?').get(
    documentId,
  );
  if (row === undefined || text === undefined) return undefined;
  return {
    ...shared(row),
    packageRowid: row.package_rowid,
    labels: labelsIn(row.facets, JSON.parse(row.keywords) as string[]),
    versionSortKey: row.version_sort_key,
    popularity: row.popularity,
    updatedAt: row.updated_at,
    body: text.body,
  };
}

/** The hits of these ids in this order; ids without a document are left out. */
export function readHits(db: Database.Database, documentIds: readonly number[]): Hit[] {
  const statement = sql<DocumentRow>(db, 'SELECT * FROM search_documents WHERE document_id = ?');
  return documentIds.flatMap((documentId) => {
    const row = statement.get(documentId);
    if (row === undefined) return [];
    return [
      {
        ...shared(row),
        coordinate: `${row.namespace}/${row.name}`,
        updatedAt: new Date(row.updated_at).toISOString(),
      },
    ];
  });
}

function shared(row: DocumentRow) {
  return {
    packageId: row.package_id,
    versionId: row.version_id,
    namespace: row.namespace,
    name: row.name,
    kind: row.kind,
    version: row.version,
    versionCount: row.version_count,
    state: row.state,
    signature: row.signature,
    description: row.description,
    license: row.license,
    authors: JSON.parse(row.authors) as string[],
    keywords: JSON.parse(row.keywords) as string[],
    contentSize: row.content_size,
    deprecated: row.deprecated === 1,
    yanked: row.yanked === 1,
    dependentCount: row.dependent_count,
  };
}
