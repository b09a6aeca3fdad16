/** The body of a store thread. The core's worker entry calls it with the commands and queries of all domains. */
import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type Database from 'better-sqlite3';
import { GroupCommit } from './group-commit.ts';
import { type Migration, migrate, refuseNewerSchema } from './migrate.ts';
import { openReader, openWriter } from './open-database.ts';
import type { CommandCall, FromWorker, QueryCall, Reply, ToWorker, WorkerSettings } from './protocol.ts';
import { sql } from './statements.ts';
import { asStoreFailure, toErrorFrame } from './store-error.ts';
import type { CommandTable, QueryTable } from './transaction.ts';

export interface WorkerTables {
  migrations: readonly Migration[];
  commands: CommandTable;
  queries: QueryTable;
}

/** Serve this thread's role from the message `open` until told to close. */
export function runStoreWorker(tables: WorkerTables): void {
  const port = parentPort;
  if (!port) throw new Error('a store worker runs in a worker thread');
  port.once('message', (message: ToWorker) => {
    if (message.type === 'open') serve(port, workerData as WorkerSettings, tables);
    else port.close();
  });
}

function serve(port: MessagePort, settings: WorkerSettings, tables: WorkerTables): void {
  const post = (message: FromWorker) => port.postMessage(message);
  let db: Database.Database;
  try {
    db = settings.role === 'writer' ? startWriter(settings, tables) : openReader(settings.databasePath);
  } catch (error) {
    post({ type: 'failed', error: toErrorFrame(asStoreFailure(error)) });
    return;
  }
  const queue: CommandCall[] = [];
  const groups = settings.role === 'writer' ? new GroupCommit(db, tables.commands) : undefined;
  let draining = false;
  const drain = () => {
    draining = false;
    if (queue.length === 0 || !groups) return;
    post({ type: 'replies', ...groups.run(queue) });
    if (queue.length > 0) schedule();
  };
  // A turn of the event loop between groups lets calls that arrived during the commit join the next one.
  const schedule = () => {
    if (draining) return;
    draining = true;
    setImmediate(drain);
  };
  port.on('message', (message: ToWorker) => {
    if (message.type === 'commands') {
      queue.push(...message.calls);
      schedule();
    } else if (message.type === 'queries') {
      post({ type: 'replies', replies: answer(db, tables.queries, message.calls), changes: [] });
    } else if (message.type === 'close') {
      while (queue.length > 0 && groups) post({ type: 'replies', ...groups.run(queue) });
      closeDatabase(db, settings.role);
      post({ type: 'closed' });
      port.close();
    }
  });
  post({ type: 'ready' });
}

function startWriter(settings: WorkerSettings, tables: WorkerTables): Database.Database {
  refuseNewerSchema(settings.databasePath, tables.migrations.length);
  const db = openWriter(settings.databasePath, settings.keeping);
  try {
    migrate(db, tables.migrations);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** One read transaction around the calls of a message: a query of several statements sees one moment. */
function answer(db: Database.Database, queries: QueryTable, calls: QueryCall[]): Reply[] {
  const snapshot = attempt(() => sql(db, 'BEGIN').run());
  const replies = calls.map(([id, name, input]): Reply => {
    try {
      if (snapshot) throw snapshot;
      const query = queries[name];
      if (!query) throw new Error(`no query ${name}`);
      return [id, true, query(db, input as never)];
    } catch (error) {
      return [id, false, toErrorFrame(error)];
    }
  });
  // An I/O error may have ended it already; nothing was written that a failure here could lose.
  if (db.inTransaction) attempt(() => sql(db, 'COMMIT').run());
  return replies;
}

function attempt(work: () => unknown): Error | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function closeDatabase(db: Database.Database, role: WorkerSettings['role']): void {
  if (role === 'writer') {
    try {
      db.pragma('optimize');
      db.pragma('wal_checkpoint(TRUNCATE)');
    } catch {
      // A full or read-only disk must not keep the process from ending; the log is replayed at the next start.
    }
  }
  db.close();
}
