/** Failed trials with their numbers, for charts of rare events, and by class for Pareto. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';
import { findProcess } from './processes.ts';
import type { FailurePoint, PointRequest } from './quality-history.ts';

export function queryFailures(db: Database.Database, request: Omit<PointRequest, 'grain'>) {
  const process = findProcess(db, request.process);
  if (!process) return { failures: [], trials: 0, firstAt: undefined };
  const rows = sql<FailurePoint>(
    db,
    `SELECT id, at, trial, class, code FROM failures WHERE process = ? AND at >= ? AND at < ? ORDER BY at DESC, id DESC LIMIT ?`,
  ).all(process.process, request.from, request.to, request.most);
  return { failures: rows.reverse(), trials: process.trials, firstAt: process.firstAt };
}

export interface StoredDefects {
  process: string;
  class: string;
  code: string;
  count: number;
  firstAt: number;
  lastAt: number;
  /** Of the last one. */
  message: string;
  logId: string | null;
}

/** Failures since a moment by process, class and code, the most frequent first. */
export function queryDefects(
  db: Database.Database,
  request: { process?: string | undefined; from: number },
): StoredDefects[] {
  // Beside max() the other columns are of the row that holds it (https://www.sqlite.org/lang_select.html#bareagg).
  return sql<StoredDefects>(
    db,
    `SELECT name AS process, class, code, count(*) AS count, min(at) AS firstAt, message, log_id AS logId, max(at) AS lastAt
     FROM failures JOIN processes USING (process)
     WHERE at >= ? AND (? IS NULL OR name = ?) GROUP BY process, class, code ORDER BY count DESC, lastAt DESC`,
  ).all(request.from, request.process ?? null, request.process ?? null);
}
