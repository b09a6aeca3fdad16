/** Opens the SQLite file with the settings the product relies on. */
import Database from 'better-sqlite3';
import { asStoreFailure } from './store-error.ts';

/**
 * The writer's handle: WAL, `synchronous=FULL` (an acknowledged write survives power loss), foreign keys on.
 * @throws StoreFailure
 */
export function openWriter(path: string): Database.Database {
  return guarded(() => {
    const db = new Database(path, { timeout: 2_000 });
    try {
      // Random pages of indexes are most of what a commit writes: pages of 8 KiB would double that.
      db.pragma('page_size = 4096');
      db.pragma('journal_mode = WAL');
      db.pragma('synchronous = FULL');
      db.pragma('foreign_keys = ON');
      db.pragma('temp_store = MEMORY');
      db.pragma('cache_size = -65536');
      // A checkpoint syncs the main file: every 32 MiB of log instead of every 4.
      db.pragma('wal_autocheckpoint = 8000');
      db.pragma('journal_size_limit = 67108864');
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
