/** Lets go of evidence that is past its time, in small steps: what is recorded meanwhile waits for each. */
import type Database from 'better-sqlite3';
import { sql, type Transaction } from '../../../store/index.ts';
import { listProcesses } from './processes.ts';
import { readProgress, writeProgress } from './progress.ts';
import { kept, spanMs, type Tier } from './tiers.ts';

/** Rows of one table and step. */
const stepRows = 5_000;
/** Time of sums by minute that goes in one step, milliseconds. */
const stepMs = 6 * spanMs.hours;

/** One step. Sums are made before samples go: what waits for being summed is never let go. */
export function retainEvidence({ db, context }: Transaction): void {
  const now = context.at;
  const summedId = readProgress(db, 'summedId');
  const tooMany = readProgress(db, 'lastId') - kept.samples.rows;
  sql(
    db,
    'DELETE FROM samples WHERE id IN (SELECT id FROM samples WHERE (at < ? OR id <= ?) AND id <= ? ORDER BY id LIMIT ?)',
  ).run(now - kept.samples.milliseconds, tooMany, summedId, stepRows);
  sql(
    db,
    'DELETE FROM levels WHERE id IN (SELECT id FROM levels WHERE at < ? AND id <= ? ORDER BY id LIMIT ?)',
  ).run(now - kept.levels.milliseconds, readProgress(db, 'summedLevel'), stepRows);
  retainFailures(db, now);
  retainSpans(db, 'hours', now - kept.hours.milliseconds);
  const rows = readProgress(db, 'minutes');
  const until = rows > kept.minutes.rows ? now : now - kept.minutes.milliseconds;
  writeProgress(db, 'minutes', rows - retainSpans(db, 'minutes', until));
}

function retainFailures(db: Database.Database, now: number): void {
  sql(
    db,
    `DELETE FROM failures WHERE id IN (SELECT id FROM failures WHERE at < ? ORDER BY id LIMIT ${stepRows})`,
  ).run(now - kept.failures.milliseconds);
  sql(
    db,
    `DELETE FROM failures WHERE id IN (SELECT id FROM failures ORDER BY id DESC LIMIT ${stepRows} OFFSET ${kept.failures.rows})`,
  ).run();
}

/** Drop the oldest spans that begin before a moment. @returns how many went */
function retainSpans(db: Database.Database, tier: Extract<Tier, 'minutes' | 'hours'>, until: number): number {
  const processes = listProcesses(db).map(({ process }) => process);
  const firsts = processes.flatMap((process) => {
    const first = sql<{ first: number | null }>(
      db,
      `SELECT min(span) AS first FROM ${tier} WHERE process = ?`,
    ).get(process)?.first;
    return typeof first === 'number' ? [first] : [];
  });
  if (firsts.length === 0) return 0;
  const oldest = firsts.reduce((least, first) => Math.min(least, first));
  const cutoff = Math.min(until / spanMs[tier], oldest + stepMs / spanMs[tier]);
  return processes.reduce(
    (gone, process) =>
      gone + sql(db, `DELETE FROM ${tier} WHERE process = ? AND span < ?`).run(process, cutoff).changes,
    0,
  );
}
