/**
 * Index entries whose document is gone. FTS5 collects what a transaction writes as long as rowids ascend; a deletion
 * steps back and makes it write out what it has, so each replaced document would cost a segment. Deletions are
 * therefore noted, kept out of every result, and done together.
 */
import type Database from 'better-sqlite3';
import { sql } from '../../store/index.ts';

const batch = 64;

/** For the WHERE of a query of `search_index`: leaves out entries that wait for their deletion. */
export const isCurrent = 'rowid NOT IN (SELECT document_id FROM search_leftovers)';

/** Notes an entry for deletion. */
export function leaveOver(db: Database.Database, documentId: number): void {
  sql(db, 'INSERT INTO search_leftovers (document_id) VALUES (?)').run(documentId);
  const waiting = sql<{ count: number }>(db, 'SELECT count(*) AS count FROM search_leftovers').get();
  if ((waiting?.count ?? 0) >= batch) deleteLeftovers(db);
}

/** Deletes all noted entries, in ascending order. */
export function deleteLeftovers(db: Database.Database): void {
  const rows = sql<{ id: number }>(
    db,
    'SELECT document_id AS id FROM search_leftovers ORDER BY document_id',
  ).all();
  for (const { id } of rows) sql(db, 'DELETE FROM search_index WHERE rowid = CAST(? AS INTEGER)').run(id);
  sql(db, 'DELETE FROM search_leftovers').run();
}
