/** Watched processes by number and name. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';
import { isResource } from './evidence.ts';
import type { Scale } from './value-summary.ts';

export interface ProcessRow {
  process: number;
  name: string;
  firstAt: number;
  lastAt: number;
  /** Successes and failures so far. */
  trials: number;
}

const columns = 'process, name, first_at AS firstAt, last_at AS lastAt, trials';

export function listProcesses(db: Database.Database): ProcessRow[] {
  return sql<ProcessRow>(db, `SELECT ${columns} FROM processes`).all();
}

export function findProcess(db: Database.Database, name: string): ProcessRow | undefined {
  return sql<ProcessRow>(db, `SELECT ${columns} FROM processes WHERE name = ?`).get(name);
}

/** The process of a name, made when it is seen for the first time, at `at`. */
export function ensureProcess(db: Database.Database, name: string, at: number): ProcessRow {
  sql(
    db,
    'INSERT INTO processes (name, first_at, last_at, trials) VALUES (?, ?, ?, 0) ON CONFLICT DO NOTHING',
  ).run(name, at, at);
  const made = findProcess(db, name);
  if (!made) throw new Error(`the process ${name} is not there`);
  return made;
}

export function saveProcess(db: Database.Database, row: ProcessRow): void {
  sql(db, 'UPDATE processes SET last_at = ?, trials = ? WHERE process = ?').run(
    row.lastAt,
    row.trials,
    row.process,
  );
}

/** Durations are charted by their logarithms, levels as they are. */
export function scaleOf(process: string): Scale {
  return isResource(process) ? 'linear' : 'log';
}
