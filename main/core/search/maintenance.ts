/** Checks, rebuilding and reordering: for maintenance jobs of the writer, never on a request's way. */
import type Database from 'better-sqlite3';
import { wordsOf } from '../../../contract/search-query.ts';
import { sql } from '../../store/index.ts';
import { indexDocument, moveDocument } from './document.ts';
import { countedLines, countLines } from './facet-counts.ts';
import { splitLines } from './facet-lines.ts';
import { deleteLeftovers, isCurrent } from './leftovers.ts';
import { nextDocumentId } from './popularity.ts';
import { readDocument } from './stored-document.ts';
import { everyDocument, identityToken } from './tokens.ts';

const problemLimit = 20;

/**
 * Moves at most `limit` documents whose popularity has left their place in the index, most popular first. Answers
 * how many moved and whether some are left; call again later, in a transaction of its own.
 */
export function reorderByPopularity(
  db: Database.Database,
  { limit }: { limit: number },
): { moved: number; remaining: boolean } {
  const rows = sql<{ document_id: number; popularity: number }>(
    db,
    `SELECT document_id, popularity FROM search_documents INDEXED BY search_documents_misplaced
     WHERE misplaced = 1 LIMIT ?`,
  ).all(limit + 1);
  // Ascending ids let the index collect them into one segment.
  const moving = rows.slice(0, limit).sort((left, right) => right.popularity - left.popularity);
  for (const { document_id: from, popularity } of moving) {
    const document = readDocument(db, from);
    if (document !== undefined) moveDocument(db, document, from, nextDocumentId(db, popularity));
  }
  return { moved: moving.length, remaining: rows.length > limit };
}

/**
 * Merges parts of the full-text index, writing about `pages` pages at most; for idle moments after many writes, when
 * phrases are found twice as fast. Answers whether there is more to merge.
 */
export function mergeIndex(db: Database.Database, { pages }: { pages: number }): boolean {
  const changes = () => Number(sql(db, 'SELECT total_changes()').pluck().get());
  deleteLeftovers(db);
  const before = changes();
  sql(db, `INSERT INTO search_index (search_index, rank) VALUES ('merge', CAST(? AS INTEGER))`).run(pages);
  // The command counts as one change itself; with nothing to merge there is no other (FTS5, "merge").
  return changes() - before >= 2;
}

/** Whether index and documents agree. Reads everything: seconds for 100,000 documents. */
export function checkIndex(db: Database.Database): { documents: number; problems: string[] } {
  const problems: string[] = [];
  try {
    db.exec(`INSERT INTO search_index (search_index) VALUES ('integrity-check')`);
  } catch (error) {
    problems.push(
      `The full-text index is damaged: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const ids = sql<{ id: number }>(
    db,
    'SELECT document_id AS id FROM search_documents ORDER BY document_id',
  ).all();
  problems.push(...orphans(db), ...unfindable(db, ids), ...wrongCounts(db));
  return { documents: ids.length, problems: problems.slice(0, problemLimit) };
}

function orphans(db: Database.Database): string[] {
  const indexed = sql<{ id: number }>(
    db,
    `WITH found AS MATERIALIZED (SELECT rowid AS id FROM search_index WHERE search_index MATCH ? AND ${isCurrent})
     SELECT id FROM found WHERE id NOT IN (SELECT document_id FROM search_documents)
     UNION ALL SELECT document_id FROM search_bodies WHERE document_id NOT IN (SELECT document_id FROM search_documents)
     LIMIT ?`,
  ).all(`"${everyDocument}"`, problemLimit);
  return indexed.map(({ id }) => `The index holds document ${id}, which does not exist.`);
}

function unfindable(db: Database.Database, ids: readonly { id: number }[]): string[] {
  const find = sql(
    db,
    'SELECT 1 FROM search_index WHERE search_index MATCH ? AND rowid = CAST(? AS INTEGER)',
  );
  const problems: string[] = [];
  for (const { id } of ids) {
    const document = readDocument(db, id);
    if (document === undefined) problems.push(`Document ${id} has no body.`);
    else if (find.get(`"${everyDocument}" AND "${identityToken(wordsOf(document.name))}"`, id) === undefined)
      problems.push(`${document.namespace}/${document.name} cannot be found by its name.`);
    if (problems.length === problemLimit) break;
  }
  return problems;
}

function wrongCounts(db: Database.Database): string[] {
  const expected = new Map<string, number>();
  for (const { facets } of sql<{ facets: string }>(db, 'SELECT facets FROM search_documents').iterate()) {
    for (const line of countedLines(splitLines(facets))) expected.set(line, (expected.get(line) ?? 0) + 1);
  }
  const problems: string[] = [];
  const rows = sql<{ line: string; count: number }>(
    db,
    'SELECT field || value AS line, count FROM search_facets',
  );
  for (const { line, count } of rows.iterate()) {
    const right = expected.get(line) ?? 0;
    if (right !== count)
      problems.push(`The facet value ${line.slice(1)} is counted ${count} times, not ${right}.`);
    expected.delete(line);
  }
  for (const [line] of expected) problems.push(`The facet value ${line.slice(1)} is not counted.`);
  return problems;
}

/** Writes the index and the counts anew from the documents. */
export function rebuildIndex(db: Database.Database): void {
  db.exec(`INSERT INTO search_index (search_index) VALUES ('delete-all'); DELETE FROM search_facets; DELETE FROM search_leftovers;
    DELETE FROM search_bodies WHERE document_id NOT IN (SELECT document_id FROM search_documents);
    INSERT OR IGNORE INTO search_bodies SELECT document_id, '' FROM search_documents;`);
  const rows = sql<{ document_id: number; facets: string }>(
    db,
    'SELECT document_id, facets FROM search_documents ORDER BY document_id',
  ).all();
  for (const { document_id: id, facets } of rows) {
    const document = readDocument(db, id);
    if (document !== undefined) indexDocument(db, id, document, document.body);
    countLines(db, [], splitLines(facets));
  }
}
