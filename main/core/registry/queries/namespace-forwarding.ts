/** Namespaces that moved: where an old path leads, and which old paths lead to a namespace. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';

/** The namespace a path means now: where it moved to, else the path itself. Moves of moves are one step. */
export function currentNamespace(db: Database.Database, path: string): string {
  return (
    sql<{ new_path: string }>(db, 'SELECT new_path FROM namespace_moves WHERE old_path = ?').get(path)
      ?.new_path ?? path
  );
}

/** Paths under which the packages of a namespace were known and can still be reached. */
export function formerNamespaces(db: Database.Database, path: string): string[] {
  return sql<{ old_path: string }>(
    db,
    'SELECT old_path FROM namespace_moves WHERE new_path = ? ORDER BY old_path',
  )
    .all(path)
    .map((row) => row.old_path);
}
