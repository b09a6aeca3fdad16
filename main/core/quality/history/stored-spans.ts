/** Sums of a process as stored, with what was recorded since they were stored. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';
import { type ProcessRow, scaleOf } from './processes.ts';
import { inSpans, recentSums } from './roll-up.ts';
import { Rollup, type StoredRollup } from './rollup.ts';
import { spanMs, type Tier } from './tiers.ts';

export interface Span {
  /** Milliseconds since the epoch. */
  at: number;
  rollup: Rollup;
}

/**
 * Spans of a tier that begin in [from, to), oldest first, the newest `most`; `earlier` is how many more there are.
 * Without sketches: charts need none.
 */
export function readSpans(
  db: Database.Database,
  process: ProcessRow,
  tier: Tier,
  range: { from: number; to: number; most: number },
): { spans: Span[]; earlier: number } {
  const width = spanMs[tier];
  const [from, to] = [Math.ceil(range.from / width), Math.ceil(range.to / width)];
  const scale = scaleOf(process.name);
  const rows = sql<{ span: number; data: Uint8Array }>(
    db,
    `SELECT span, data FROM ${tier} WHERE process = ? AND span >= ? AND span < ? ORDER BY span DESC LIMIT ?`,
  ).all(process.process, from, to, range.most);
  const found = new Map(rows.map(({ span, data }) => [span, Rollup.read(scale, { data })] as const));
  const recent = recentSums(db, process.process).get(process.process);
  for (const [span, rollup] of recent ? inSpans(tier, recent, scale) : []) {
    if (span < from || span >= to) continue;
    const known = found.get(span);
    if (known) known.merge(rollup);
    else found.set(span, rollup);
  }
  const spans = [...found].sort(([a], [b]) => a - b).slice(-range.most);
  const total = sql<{ total: number }>(
    db,
    `SELECT count(*) AS total FROM ${tier} WHERE process = ? AND span >= ? AND span < ?`,
  ).get(process.process, from, to);
  const unstored = found.size - rows.length;
  return {
    spans: spans.map(([span, rollup]) => ({ at: span * width, rollup })),
    earlier: Math.max(0, (total?.total ?? 0) + unstored - spans.length),
  };
}

/** Every stored sum of a tier that begins in [from, to), with its sketch. */
export function* storedRollups(
  db: Database.Database,
  process: ProcessRow,
  tier: Tier,
  from: number,
  to: number,
): Generator<Rollup> {
  if (from >= to) return;
  const scale = scaleOf(process.name);
  const rows = sql<StoredRollup>(
    db,
    `SELECT data, sketch FROM ${tier} WHERE process = ? AND span >= ? AND span < ?`,
  ).iterate(process.process, from / spanMs[tier], to / spanMs[tier]);
  for (const row of rows) yield Rollup.read(scale, row);
}
