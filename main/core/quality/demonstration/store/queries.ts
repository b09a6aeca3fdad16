/** Reads of demonstrations. */
import type Database from 'better-sqlite3';
import { sql } from '../../../../store/index.ts';
import { type DemonstrationRow, findDemonstration, recordOf } from './read-record.ts';
import type { DemonstrationRecord } from './records.ts';

/** @throws Refusal NOT_FOUND */
export function readDemonstration(
  db: Database.Database,
  input: { demonstrationId: string },
): DemonstrationRecord {
  return recordOf(db, findDemonstration(db, input.demonstrationId));
}

/** Newest first. */
export function listDemonstrations(
  db: Database.Database,
  input: { limit: number },
): { records: DemonstrationRecord[]; total: number } {
  const rows = sql<DemonstrationRow>(
    db,
    'SELECT * FROM demonstrations ORDER BY demonstration_rowid DESC LIMIT ?',
  ).all(input.limit);
  return { records: rows.map((row) => recordOf(db, row)), total: countOf(db) };
}

function countOf(db: Database.Database): number {
  return sql<{ total: number }>(db, 'SELECT count(*) AS total FROM demonstrations').get()?.total ?? 0;
}

export type OtherDemonstration = Pick<
  DemonstrationRecord,
  'demonstrationId' | 'claim' | 'planned' | 'state' | 'done' | 'failures' | 'createdAt' | 'endedAt'
>;

/** Every other demonstration of a scenario, whatever became of it, oldest first: `limit` of the newest, and how many there are. */
export function listOthers(
  db: Database.Database,
  input: { scenario: string; except: string; limit: number },
): { others: OtherDemonstration[]; total: number } {
  const rows = sql<DemonstrationRow>(
    db,
    `SELECT * FROM demonstrations WHERE scenario = ? AND demonstration_id <> ?
     ORDER BY demonstration_rowid DESC LIMIT ?`,
  ).all(input.scenario, input.except, input.limit);
  const count = sql<{ total: number }>(
    db,
    'SELECT count(*) AS total FROM demonstrations WHERE scenario = ? AND demonstration_id <> ?',
  ).get(input.scenario, input.except);
  return {
    others: rows.reverse().map((row) => ({
      demonstrationId: row.demonstration_id,
      claim: { ppm: row.ppm, confidence: row.confidence, allowed: row.allowed },
      planned: row.planned,
      state: row.state,
      done: row.done,
      failures: row.failures,
      createdAt: row.created_at,
      endedAt: row.ended_at ?? undefined,
    })),
    total: count?.total ?? 0,
  };
}

/** Whether a run was cut off by the end of the program. */
export function hasUnfinishedRun(db: Database.Database): boolean {
  return sql(db, `SELECT 1 FROM demonstrations WHERE state = 'running'`).get() !== undefined;
}
