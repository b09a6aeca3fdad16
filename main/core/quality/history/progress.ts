/** How far the evidence has come: numbers kept in the same transaction as what they count. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';

/**
 * `lastId`: the last id given. `lastAt`: when the last of what was taken in happened. `summedId`, `summedLevel`: samples and levels up to
 * these ids are in the sums; `summedAt` is what `lastAt` was then. `minutes`: rows of that table.
 */
type ProgressName = 'lastId' | 'lastAt' | 'summedId' | 'summedLevel' | 'summedAt' | 'minutes';

export function readProgress(db: Database.Database, name: ProgressName): number {
  return sql<{ value: number }>(db, 'SELECT value FROM progress WHERE name = ?').get(name)?.value ?? 0;
}

export function writeProgress(db: Database.Database, name: ProgressName, value: number): void {
  sql(
    db,
    'INSERT INTO progress (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ).run(name, value);
}

/** Remember that something of a name is being taken in. @returns false when it was the last one, too */
export function beginOnce(db: Database.Database, what: 'spool' | 'sums', name: string): boolean {
  const before = sql<{ value: string }>(db, 'SELECT value FROM progress WHERE name = ?').get(what);
  if (before?.value === name) return false;
  sql(
    db,
    'INSERT INTO progress (name, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  ).run(what, name);
  return true;
}
