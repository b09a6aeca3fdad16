/** Prepared statements, one per SQL text and database handle: preparing costs more than running. */
import type Database from 'better-sqlite3';

const caches = new WeakMap<Database.Database, Map<string, Database.Statement<unknown[]>>>();

/** The prepared statement for `sql`, typed by the row it yields. */
export function sql<Row = unknown>(db: Database.Database, text: string): Database.Statement<unknown[], Row> {
  let cache = caches.get(db);
  if (!cache) {
    cache = new Map();
    caches.set(db, cache);
  }
  let statement = cache.get(text);
  if (!statement) {
    statement = db.prepare(text);
    cache.set(text, statement);
  }
  return statement as Database.Statement<unknown[], Row>;
}
