/** The calls behind a point: raw rows, newest first. */
import type Database from 'better-sqlite3';
import type { Sample } from '../../../../contract/control-chart.ts';
import { type Outcome, outcomes } from '../../../../contract/quality-words.ts';
import { sql } from '../../../store/index.ts';
import { isResource } from './evidence.ts';
import { findProcess } from './processes.ts';

export interface SamplesRequest {
  process: string;
  from: number;
  to: number;
  outcome?: Outcome | undefined;
  class?: string | undefined;
  /** Ids below this. */
  before?: number | undefined;
  limit: number;
}

interface Row {
  id: number;
  at: number;
  name: string;
  duration: number;
  outcome: number;
  class: string | null;
  code: string | null;
  message: string | null;
  logId: string | null;
  subject: string;
  actor: string;
  attempts: number;
}

/** Of a resource: the calls of all operations that ended in that time, for it has none of its own. */
export function querySamples(
  db: Database.Database,
  request: SamplesRequest,
): { samples: Sample[]; keptSince: number | undefined; more: boolean } {
  const process = isResource(request.process) ? undefined : (findProcess(db, request.process)?.process ?? -1);
  const outcome = request.outcome === undefined ? null : outcomes.indexOf(request.outcome);
  const rows = sql<Row>(
    db,
    `SELECT id, at, name, duration, outcome, class, code, message, log_id AS logId, subject, actor, attempts
     FROM samples JOIN processes USING (process)
     WHERE ${process === undefined ? '? IS NULL' : 'process = ?'} AND at >= ? AND at < ? AND id < ?
       AND (? IS NULL OR outcome = ?) AND (? IS NULL OR class = ?)
     ORDER BY ${process === undefined ? 'id DESC' : 'at DESC, id DESC'} LIMIT ?`,
  ).all(
    process ?? null,
    request.from,
    request.to,
    request.before ?? Number.MAX_SAFE_INTEGER,
    outcome,
    outcome,
    request.class ?? null,
    request.class ?? null,
    request.limit + 1,
  );
  const first = sql<{ at: number }>(db, 'SELECT at FROM samples ORDER BY id LIMIT 1').get();
  return {
    samples: rows.slice(0, request.limit).map(toSample),
    keptSince: first?.at,
    more: rows.length > request.limit,
  };
}

function toSample(row: Row): Sample {
  return {
    id: row.id,
    at: new Date(row.at).toISOString(),
    process: row.name,
    durationMs: row.duration,
    outcome: outcomes[row.outcome] ?? 'failure',
    attempts: row.attempts,
    ...(row.class === null ? {} : { class: row.class }),
    ...(row.code === null ? {} : { code: row.code }),
    ...(row.message === null ? {} : { message: row.message }),
    ...(row.logId === null ? {} : { logId: row.logId }),
    ...(row.subject === '' ? {} : { subject: row.subject }),
    ...(row.actor === '' ? {} : { actor: row.actor }),
  };
}
