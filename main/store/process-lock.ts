/** One process at a time: an exclusive SQLite lock, which the operating system drops when the process dies. */
import Database from 'better-sqlite3';
import { asStoreFailure, StoreFailure } from './store-error.ts';

/**
 * Hold `path` exclusively until disposed. The lock is the operating system's (fcntl, LockFileEx), so a killed
 * process leaves none behind, which a pid file would.
 * @throws StoreFailure `locked` when another process holds it.
 */
export function takeProcessLock(path: string): Disposable {
  let db: Database.Database | undefined;
  try {
    db = new Database(path, { timeout: 0 });
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma('journal_mode = DELETE');
    db.exec('BEGIN EXCLUSIVE');
    const held = db;
    return { [Symbol.dispose]: () => void held.close() };
  } catch (error) {
    db?.close();
    const failure = asStoreFailure(error);
    if (failure.kind !== 'locked') throw failure;
    throw new StoreFailure('locked', 'another process has this registry open', { cause: error });
  }
}
