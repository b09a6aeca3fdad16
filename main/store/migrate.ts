/** Migrations up and down. `PRAGMA user_version` holds the number of the last one applied. */
import Database from 'better-sqlite3';
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
 * Look at the schema number without the right to write: opening for writing may switch the journal mode or move a log
 * into the file, and what a newer release wrote is not ours to touch. A file that does not open here says why later.
 * @throws StoreFailure `newer-schema`
 */
export function refuseNewerSchema(path: string, newest: number): void {
  let found = 0;
  try {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2_000 });
    try {
      found = schemaVersion(db);
    } finally {
      db.close();
    }
  } catch {
    return;
  }
  if (found > newest) throw newerSchema(found, newest);
}

function newerSchema(found: number, newest: number): StoreFailure {
  return new StoreFailure('newer-schema', `the database has schema ${found}; this release knows ${newest}`);
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
  if (current > migrations.length) throw newerSchema(current, migrations.length);
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
