/** Migrations up and down. `PRAGMA user_version` holds the number of the last one applied. */
import type Database from 'better-sqlite3';
import { StoreFailure } from './store-error.ts';

export interface Migration {
  name: string;
  up: string;
  down: string;
}

/** The schema number of a database. */
export function schemaVersion(db: Database.Database): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/**
 * Bring `db` to schema number `target` (default: the newest), each step in its own transaction.
 * @throws StoreFailure `newer-schema` when the database was written by a newer release.
 */
export function migrate(
  db: Database.Database,
  migrations: readonly Migration[],
  target = migrations.length,
): void {
  let current = schemaVersion(db);
  if (current > migrations.length)
    throw new StoreFailure(
      'newer-schema',
      `the database has schema ${current}; this release knows ${migrations.length}`,
    );
  while (current !== target) {
    const up = current < target;
    const step = migrations[up ? current : current - 1];
    if (!step) throw new RangeError(`no migration ${target}`);
    const next = up ? current + 1 : current - 1;
    db.transaction(() => {
      db.exec(up ? step.up : step.down);
      db.pragma(`user_version = ${next}`);
    })();
    current = next;
  }
}
