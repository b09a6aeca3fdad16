/** Opens the SQLite file with the settings the product relies on. */
import Database from 'better-sqlite3';
import type { Keeping } from './protocol.ts';
import { asStoreFailure } from './store-error.ts';

/** Syncing, page cache (KiB) and log (pages, bytes) by what a database is for. A checkpoint syncs the main file: the ledger's every 32 MiB of log instead of every 4. */
const settings = {
  ledger: { synchronous: 'FULL', cache: 65_536, checkpointPages: 8_000, logBytes: 67_108_864 },
  evidence: { synchronous: 'NORMAL', cache: 8_192, checkpointPages: 1_000, logBytes: 4_194_304 },
} as const;

/**
 * The writer's handle: WAL, foreign keys on; of a ledger `synchronous=FULL` (an acknowledged write survives power loss).
 * @throws StoreFailure
 */
export function openWriter(path: string, keeping: Keeping = 'ledger'): Database.Database {
  const { synchronous, cache, checkpointPages, logBytes } = settings[keeping];
  return guarded(() => {
    const db = new Database(path, { timeout: 2_000 });
    try {
      // Random pages of indexes are most of what a commit writes: pages of 8 KiB would double that.
      db.pragma('page_size = 4096');
      db.pragma('journal_mode = WAL');
      db.pragma(`synchronous = ${synchronous}`);
      db.pragma('foreign_keys = ON');
      db.pragma('temp_store = MEMORY');
      db.pragma(`cache_size = -${cache}`);
      db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
      db.pragma(`journal_size_limit = ${logBytes}`);
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** A reader's handle; cannot write. @throws StoreFailure */
export function openReader(path: string): Database.Database {
  return guarded(() => {
    const db = new Database(path, { readonly: true, fileMustExist: true, timeout: 2_000 });
    db.pragma('query_only = ON');
    db.pragma('temp_store = MEMORY');
    db.pragma('cache_size = -32768');
    return db;
  });
}

function guarded<T>(open: () => T): T {
  try {
    return open();
  } catch (error) {
    throw asStoreFailure(error);
  }
}
