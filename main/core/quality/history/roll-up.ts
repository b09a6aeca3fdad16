/** Sums what was recorded by minute, hour and day. Each sample is summed once: how far it went is kept in the same transaction. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';
import { listProcesses, scaleOf } from './processes.ts';
import { readProgress, writeProgress } from './progress.ts';
import { Rollup, type SampleSums, type StoredRollup, sampleSumsColumns } from './rollup.ts';
import { spanMs, type Tier, tiers } from './tiers.ts';
import type { Scale } from './value-summary.ts';

/** Summed by process and minute. */
export type RecentSums = Map<number, Map<number, Rollup>>;

/** Samples that wait for being summed before they are, though the minute is not over. */
const mostUnsummed = 4_096;

/** Sum when a minute has ended since the last time, or many samples wait. */
export function rollUpWhenDue(db: Database.Database): void {
  const lastAt = readProgress(db, 'lastAt');
  const summedAt = readProgress(db, 'summedAt');
  const waiting = readProgress(db, 'lastId') - readProgress(db, 'summedId');
  const minuteEnded = Math.floor(lastAt / spanMs.minutes) !== Math.floor(summedAt / spanMs.minutes);
  if (minuteEnded || waiting >= mostUnsummed) rollUp(db);
}

/** Sum everything recorded so far; the current minute, too: sums of a span are merged with what comes later. */
export function rollUp(db: Database.Database): void {
  const lastAt = readProgress(db, 'lastAt');
  const lastId = readProgress(db, 'lastId');
  const lastLevel =
    sql<{ last: number | null }>(db, 'SELECT max(id) AS last FROM levels').get()?.last ??
    readProgress(db, 'summedLevel');
  for (const [process, minutes] of recentSums(db))
    for (const tier of tiers) mergeInto(db, tier, process, minutes);
  writeProgress(db, 'summedId', lastId);
  writeProgress(db, 'summedLevel', lastLevel);
  writeProgress(db, 'summedAt', lastAt);
}

/** Sums of what is not in the tables yet, of all processes or of one. */
export function recentSums(db: Database.Database, only?: number): RecentSums {
  const scales = new Map(listProcesses(db).map(({ process, name }) => [process, scaleOf(name)]));
  const sums: RecentSums = new Map();
  const of = (process: number, at: number) => minuteOf(sums, scales, process, at);
  const samples = sql<SampleSums>(
    db,
    `SELECT ${sampleSumsColumns} FROM samples WHERE id > ? AND (? IS NULL OR process = ?)`,
  ).iterate(readProgress(db, 'summedId'), only ?? null, only ?? null);
  for (const sample of samples) of(sample.process, sample.at).addSample(sample);
  const levels = sql<{ at: number; process: number; value: number }>(
    db,
    'SELECT at, process, value FROM levels WHERE id > ? AND (? IS NULL OR process = ?)',
  ).iterate(readProgress(db, 'summedLevel'), only ?? null, only ?? null);
  for (const { process, at, value } of levels) of(process, at).addLevel(value);
  return sums;
}

function minuteOf(sums: RecentSums, scales: ReadonlyMap<number, Scale>, process: number, at: number): Rollup {
  let minutes = sums.get(process);
  if (!minutes) {
    minutes = new Map();
    sums.set(process, minutes);
  }
  const minute = Math.floor(at / spanMs.minutes);
  let rollup = minutes.get(minute);
  if (!rollup) {
    rollup = new Rollup(scales.get(process) ?? 'log');
    minutes.set(minute, rollup);
  }
  return rollup;
}

/** Minutes merged into the spans of a tier, by span. */
export function inSpans(tier: Tier, minutes: ReadonlyMap<number, Rollup>, scale: Scale): Map<number, Rollup> {
  const spans = new Map<number, Rollup>();
  for (const [minute, rollup] of minutes) {
    const span = Math.floor((minute * spanMs.minutes) / spanMs[tier]);
    const known = spans.get(span) ?? new Rollup(scale);
    known.merge(rollup);
    spans.set(span, known);
  }
  return spans;
}

/** Add sums of minutes to a tier. */
export function mergeInto(
  db: Database.Database,
  tier: Tier,
  process: number,
  minutes: ReadonlyMap<number, Rollup>,
): void {
  const name = sql<{ name: string }>(db, 'SELECT name FROM processes WHERE process = ?').get(process)?.name;
  const scale = scaleOf(name ?? '');
  let added = 0;
  for (const [span, rollup] of inSpans(tier, minutes, scale)) {
    const stored = sql<StoredRollup>(
      db,
      `SELECT data, sketch FROM ${tier} WHERE process = ? AND span = ?`,
    ).get(process, span);
    const merged = stored ? Rollup.read(scale, stored) : new Rollup(scale);
    merged.merge(rollup);
    if (!stored) added += 1;
    const { data, sketch } = merged.store();
    sql(db, `INSERT OR REPLACE INTO ${tier} (process, span, data, sketch) VALUES (?, ?, ?, ?)`).run(
      process,
      span,
      data,
      sketch,
    );
  }
  if (tier === 'minutes') writeProgress(db, 'minutes', readProgress(db, 'minutes') + added);
}
