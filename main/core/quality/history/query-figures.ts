/** Figures of processes over a stretch of time, from weeks, days, hours and minutes: the largest spans that fit. */
import type Database from 'better-sqlite3';
import { listProcesses, type ProcessRow, scaleOf } from './processes.ts';
import type { WindowFigures } from './quality-history.ts';
import { type RecentSums, recentSums } from './roll-up.ts';
import { Rollup } from './rollup.ts';
import { storedRollups } from './stored-spans.ts';
import { spanMs, type Tier, tiers } from './tiers.ts';

export interface FiguresRequest {
  process?: string;
  /** Milliseconds since the epoch. */
  from: number;
  to: number;
}

export function queryFigures(db: Database.Database, request: FiguresRequest): WindowFigures[] {
  const recent = recentSums(db);
  return listProcesses(db)
    .filter(({ name }) => request.process === undefined || name === request.process)
    .map((process) => figuresOf(process, sumOf(db, process, request, recent)));
}

/** A longer range begins at a whole hour: minutes are not kept for as long, and nobody would see the difference. */
const exactUpTo = 2 * spanMs.days;

/** Everything of a process between two moments, both widened to whole minutes; the beginning of more than two days to a whole hour. */
export function sumOf(
  db: Database.Database,
  process: ProcessRow,
  range: { from: number; to: number },
  recent: RecentSums,
): Rollup {
  const sum = new Rollup(scaleOf(process.name));
  const { minutes } = spanMs;
  const width = range.to - range.from > exactUpTo ? spanMs.hours : minutes;
  const from = Math.floor(range.from / width) * width;
  // Nothing is later than what was seen last: the end may lie anywhere after it, at the end of a week above all.
  const end = range.to > process.lastAt ? nextSpan('weeks', process.lastAt) : range.to;
  const to = Math.ceil(end / minutes) * minutes;
  for (const [tier, start, stop] of pieces(from, Math.max(from, to)))
    for (const rollup of storedRollups(db, process, tier, start, stop)) sum.merge(rollup);
  for (const [minute, rollup] of recent.get(process.process) ?? [])
    if (minute * minutes >= from && minute * minutes < to) sum.merge(rollup);
  return sum;
}

function nextSpan(tier: Tier, at: number): number {
  return (Math.floor(at / spanMs[tier]) + 1) * spanMs[tier];
}

/** A range cut into the largest spans that fit, with smaller ones at its ends. */
function pieces(from: number, to: number, tier: Tier = 'weeks'): [tier: Tier, from: number, to: number][] {
  if (from >= to) return [];
  const smaller = tiers[tiers.indexOf(tier) - 1];
  if (smaller === undefined) return [[tier, from, to]];
  const first = Math.ceil(from / spanMs[tier]) * spanMs[tier];
  const last = Math.floor(to / spanMs[tier]) * spanMs[tier];
  if (first >= last) return pieces(from, to, smaller);
  return [...pieces(from, first, smaller), [tier, first, last], ...pieces(last, to, smaller)];
}

/** As they are answered. */
export function figuresOf(process: ProcessRow, { counts, values }: Rollup): WindowFigures {
  const sketch = values.sketch();
  const quantile = (q: number) => sketch?.quantile(q) ?? Number.NaN;
  const happened = counts.trials + counts.refused + counts.cancelled > 0;
  return {
    process: process.name,
    ...counts,
    count: values.count,
    mean: values.count === 0 ? Number.NaN : values.sum / values.count,
    min: sketch?.min ?? Number.NaN,
    max: sketch?.max ?? Number.NaN,
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
    lastAt: happened ? process.lastAt : undefined,
  };
}
