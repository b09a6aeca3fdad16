/** Writes of the search index. They belong into the transaction that changes the package. */
import type Database from 'better-sqlite3';
import { foldText } from '../../../contract/search-query.ts';
import { sql } from '../../store/index.ts';
import { countLines } from './facet-counts.ts';
import { facetLines, joinLines, splitLines } from './facet-lines.ts';
import { leaveOver } from './leftovers.ts';
import { isInPlace, nextDocumentId } from './popularity.ts';
import type { SearchDocument } from './search-document.ts';
import { documentTokens, indexText } from './tokens.ts';

/** Characters of a README that are searched. What a package is, it says at the top; each further word costs a write. */
const bodyLimit = 500;

interface StoredText {
  document_id: number;
  namespace: string;
  name: string;
  description: string;
  authors: string;
  keywords: string;
  facets: string;
  body: string;
}

/** Adds a document or replaces the one of its package. Text that did not change is not indexed again. */
export function putDocument(db: Database.Database, document: SearchDocument): void {
  const lines = facetLines(document);
  const row: StoredText = {
    document_id: 0,
    namespace: document.namespace,
    name: document.name,
    description: document.description,
    authors: JSON.stringify(document.authors),
    keywords: JSON.stringify(document.keywords),
    facets: joinLines(lines),
    body: document.body.slice(0, bodyLimit),
  };
  const old = storedText(db, document.packageRowid);
  if (old !== undefined && sameText(old, row)) {
    updateColumns(db, document, old.document_id);
    return;
  }
  if (old === undefined || old.facets !== row.facets)
    countLines(db, old === undefined ? [] : splitLines(old.facets), lines);
  if (old !== undefined) deleteRows(db, old.document_id);
  insertRows(db, document, row, nextDocumentId(db, document.popularity));
}

/** Two statements rather than a join: SQLite plans a join with parameters anew on every call, for 20 times the cost. */
function storedText(db: Database.Database, packageRowid: number): StoredText | undefined {
  const row = sql<Omit<StoredText, 'body'>>(
    db,
    `SELECT document_id, namespace, name, description, authors, keywords, facets
     FROM search_documents WHERE package_rowid = ?`,
  ).get(packageRowid);
  if (row === undefined) return undefined;
  const text = sql<{ body: string }>(db, 'SELECT body FROM search_bodies WHERE document_id = ?').get(
    row.document_id,
  );
  return { ...row, body: text?.body ?? '' };
}

function sameText(left: StoredText, right: StoredText): boolean {
  return (
    left.facets === right.facets &&
    left.name === right.name &&
    left.namespace === right.namespace &&
    left.description === right.description &&
    left.authors === right.authors &&
    left.keywords === right.keywords &&
    left.body === right.body
  );
}

function updateColumns(db: Database.Database, document: SearchDocument, documentId: number): void {
  sql(
    db,
    `UPDATE search_documents SET package_id = ?, version_id = ?, version = ?, version_sort_key = ?, version_count = ?,
       license = ?, content_size = ?, dependent_count = ?, popularity = ?, misplaced = ?, updated_at = ?
     WHERE document_id = ?`,
  ).run(
    document.packageId,
    document.versionId,
    document.version,
    document.versionSortKey,
    document.versionCount,
    document.license,
    document.contentSize,
    document.dependentCount,
    document.popularity,
    Number(!isInPlace(documentId, document.popularity)),
    document.updatedAt,
    documentId,
  );
}

function insertRows(
  db: Database.Database,
  document: SearchDocument,
  row: StoredText,
  documentId: number,
): void {
  sql(
    db,
    `INSERT INTO search_documents (document_id, package_rowid, package_id, version_id, namespace, name, name_key, kind,
       version, version_sort_key, version_count, state, signature, license, content_size, deprecated, yanked,
       dependent_count, popularity, updated_at, facets, description, authors, keywords)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    documentId,
    document.packageRowid,
    document.packageId,
    document.versionId,
    document.namespace,
    document.name,
    foldText(document.name),
    document.kind,
    document.version,
    document.versionSortKey,
    document.versionCount,
    document.state,
    document.signature,
    document.license,
    document.contentSize,
    Number(document.deprecated),
    Number(document.yanked),
    document.dependentCount,
    document.popularity,
    document.updatedAt,
    row.facets,
    row.description,
    row.authors,
    row.keywords,
  );
  sql(db, 'INSERT INTO search_bodies (document_id, body) VALUES (?, ?)').run(documentId, row.body);
  indexDocument(db, documentId, document, row.body);
}

/** Writes the text of a document into the full-text index. */
export function indexDocument(
  db: Database.Database,
  documentId: number,
  document: SearchDocument,
  body: string,
): void {
  sql(
    db,
    `INSERT INTO search_index (rowid, name, namespace, keywords, authors, description, body, tokens)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    documentId,
    indexText(document.name),
    indexText(document.namespace),
    indexText(document.keywords.join('\n')),
    indexText(document.authors.join('\n')),
    indexText(document.description),
    indexText(body),
    documentTokens(document, facetLines(document)),
  );
}

/** Deletes a document's rows; its facet values stay counted. */
function deleteRows(db: Database.Database, documentId: number): void {
  leaveOver(db, documentId);
  sql(db, 'DELETE FROM search_bodies WHERE document_id = ?').run(documentId);
  sql(db, 'DELETE FROM search_documents WHERE document_id = ?').run(documentId);
}

/** Removes the document of a package; without one, nothing happens. */
export function removeDocument(db: Database.Database, packageRowid: number): void {
  const row = sql<{ document_id: number; facets: string }>(
    db,
    'SELECT document_id, facets FROM search_documents WHERE package_rowid = ?',
  ).get(packageRowid);
  if (row === undefined) return;
  countLines(db, splitLines(row.facets), []);
  deleteRows(db, row.document_id);
}

/** Sets how many versions of other packages depend on a package; its popularity moves by the difference. */
export function setDependentCount(db: Database.Database, packageRowid: number, count: number): void {
  const row = sql<{ document_id: number; popularity: number; dependent_count: number }>(
    db,
    'SELECT document_id, popularity, dependent_count FROM search_documents WHERE package_rowid = ?',
  ).get(packageRowid);
  if (row === undefined || row.dependent_count === count) return;
  const popularity = Math.max(0, row.popularity + count - row.dependent_count);
  sql(
    db,
    'UPDATE search_documents SET dependent_count = ?, popularity = ?, misplaced = ? WHERE document_id = ?',
  ).run(count, popularity, Number(!isInPlace(row.document_id, popularity)), row.document_id);
}

/** Moves a document to another id, text included. */
export function moveDocument(
  db: Database.Database,
  document: SearchDocument,
  from: number,
  to: number,
): void {
  leaveOver(db, from);
  sql(db, 'UPDATE search_bodies SET document_id = ? WHERE document_id = ?').run(to, from);
  sql(db, 'UPDATE search_documents SET document_id = ?, misplaced = 0 WHERE document_id = ?').run(to, from);
  indexDocument(db, to, document, document.body);
}
