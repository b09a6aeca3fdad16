/** Rows of a demonstration as one record. */
import type Database from 'better-sqlite3';
import { sql } from '../../../../store/index.ts';
import { refuse } from '../../../refuse.ts';
import type { Conditions } from '../conditions.ts';
import type { DemonstrationRecord, RunEnding, TrialFailure } from './records.ts';

export interface DemonstrationRow {
  demonstration_rowid: number;
  demonstration_id: string;
  scenario: string;
  label: string;
  ppm: number;
  confidence: number;
  allowed: number;
  planned: number;
  created_at: number;
  created_by: string;
  state: DemonstrationRecord['state'];
  started_at: number | null;
  ended_at: number | null;
  done: number;
  failures: number;
  voided: number;
  running_ms: number;
  durations: Uint8Array | null;
  statement: string | null;
  envelope: string | null;
}

interface RunRow {
  run: number;
  started_at: number;
  ended_at: number;
  done_before: number;
  done_after: number;
  ending: RunEnding | null;
  conditions: string;
}

/** @throws Refusal NOT_FOUND */
export function findDemonstration(db: Database.Database, demonstrationId: string): DemonstrationRow {
  const row = sql<DemonstrationRow>(db, 'SELECT * FROM demonstrations WHERE demonstration_id = ?').get(
    demonstrationId,
  );
  if (!row) throw refuse.notFound('demonstration', demonstrationId, 'See the list of demonstrations.');
  return row;
}

/** The row with its failures and runs. */
export function recordOf(db: Database.Database, row: DemonstrationRow): DemonstrationRecord {
  const failed = sql<TrialFailure>(
    db,
    'SELECT trial, at, class, message FROM demonstration_failures WHERE demonstration_rowid = ? ORDER BY rowid LIMIT 200',
  ).all(row.demonstration_rowid);
  const runs = sql<RunRow>(
    db,
    'SELECT * FROM demonstration_runs WHERE demonstration_rowid = ? ORDER BY run',
  ).all(row.demonstration_rowid);
  return {
    demonstrationId: row.demonstration_id,
    scenario: row.scenario,
    label: row.label,
    claim: { ppm: row.ppm, confidence: row.confidence, allowed: row.allowed },
    planned: row.planned,
    state: row.state,
    createdAt: row.created_at,
    createdBy: row.created_by,
    startedAt: row.started_at ?? undefined,
    endedAt: row.ended_at ?? undefined,
    done: row.done,
    failures: row.failures,
    voided: row.voided,
    runningMs: row.running_ms,
    durations: row.durations ?? undefined,
    failed,
    runs: runs.map((run) => ({
      run: run.run,
      startedAt: run.started_at,
      endedAt: run.ended_at,
      doneBefore: run.done_before,
      doneAfter: run.done_after,
      ending: run.ending ?? undefined,
      conditions: JSON.parse(run.conditions) as Conditions,
    })),
    statement: row.statement ?? undefined,
    envelope: row.envelope ?? undefined,
  };
}
