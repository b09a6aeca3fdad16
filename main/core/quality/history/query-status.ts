/** What a dashboard shows of each process: figures over a span that ends now, a trend, the last level of a resource. */
import type Database from 'better-sqlite3';
import type { Span } from '../../../../contract/quality-words.ts';
import { sql } from '../../../store/index.ts';
import { isResource } from './evidence.ts';
import { listProcesses, type ProcessRow } from './processes.ts';
import type { WindowFigures } from './quality-history.ts';
import { figuresOf, sumOf } from './query-figures.ts';
import { type RecentSums, recentSums } from './roll-up.ts';
import { spanMs } from './tiers.ts';

const { minutes: minute, hours: hour, days: day } = spanMs;

/** Length of a span, and of the parts its trend is made of: whole spans of a tier, so that few sums are read for each. */
export const trendParts: Readonly<Record<Span, { length: number; part: number }>> = {
  '15m': { length: 15 * minute, part: minute },
  '1h': { length: hour, part: 2 * minute },
  '6h': { length: 6 * hour, part: 15 * minute },
  '24h': { length: day, part: hour },
  '7d': { length: 7 * day, part: 6 * hour },
  '30d': { length: 30 * day, part: day },
  '365d': { length: 365 * day, part: 7 * day },
};

export interface ProcessStatus extends WindowFigures {
  /** Of a resource. */
  lastLevel: number | undefined;
  /** Medians of the parts of the span, oldest first; null where nothing happened. */
  trend: (number | null)[];
}

export function queryStatus(db: Database.Database, request: { span: Span; now: number }): ProcessStatus[] {
  const { length, part } = trendParts[request.span];
  const recent = recentSums(db);
  const range = { from: request.now - length, to: request.now + 1 };
  const lastPart = Math.floor(request.now / part);
  const parts = Array.from({ length: length / part }, (_, index) => lastPart - length / part + 1 + index);
  return listProcesses(db).map((process) => ({
    ...figuresOf(process, sumOf(db, process, range, recent)),
    lastLevel: isResource(process.name) ? lastLevelOf(db, process.process) : undefined,
    trend: parts.map((number) => medianOf(db, process, { number, part }, recent)),
  }));
}

function lastLevelOf(db: Database.Database, process: number): number | undefined {
  return sql<{ value: number }>(
    db,
    'SELECT value FROM levels WHERE process = ? ORDER BY at DESC LIMIT 1',
  ).get(process)?.value;
}

/** Medians of parts that are over do not change: they are read once. */
const medians = new WeakMap<Database.Database, Map<string, number | null>>();
const mostMedians = 50_000;

function medianOf(
  db: Database.Database,
  process: ProcessRow,
  { number, part }: { number: number; part: number },
  recent: RecentSums,
): number | null {
  const [from, to] = [number * part, (number + 1) * part];
  if (process.lastAt < from || process.firstAt >= to) return null;
  const known = medians.get(db) ?? new Map<string, number | null>();
  medians.set(db, known);
  const key = `${process.process}:${part}:${number}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const median = sumOf(db, process, { from, to }, recent).values.sketch()?.quantile(0.5) ?? null;
  // What waits for being summed may lie in a part that is over: until it is, the part is not.
  const first = Math.min(...(recent.get(process.process)?.keys() ?? [])) * minute;
  if (process.lastAt >= to && !(first < to)) {
    if (known.size >= mostMedians) known.clear();
    known.set(key, median);
  }
  return median;
}
