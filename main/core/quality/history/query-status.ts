/** What a dashboard shows of each process: figures over a span that ends now, a trend, the last level of a resource. */
import type Database from 'better-sqlite3';
import type { Span } from '../../../../contract/quality-words.ts';
import { sql } from '../../../store/index.ts';
import { isResource } from './evidence.ts';
import { listProcesses, type ProcessRow, scaleOf } from './processes.ts';
import type { WindowFigures } from './quality-history.ts';
import { figuresOf, sumOf } from './query-figures.ts';
import { type RecentSums, recentSums } from './roll-up.ts';
import { Rollup } from './rollup.ts';
import { type PastParts, pastOf, settledMs } from './status-cache.ts';
import { spanMs } from './tiers.ts';

const { minutes: minute, hours: hour, days: day, weeks: week } = spanMs;

/**
 * A span is made of whole parts, the last of which goes on: figures and trend are of the same time. Parts are spans of a tier or few of
 * them, so that little is read for each.
 */
export const spanParts: Readonly<Record<Span, { length: number; part: number }>> = {
  '15m': { length: 15 * minute, part: minute },
  '1h': { length: hour, part: 2 * minute },
  '6h': { length: 6 * hour, part: 15 * minute },
  '24h': { length: day, part: hour },
  '7d': { length: 7 * day, part: 6 * hour },
  '30d': { length: 30 * day, part: day },
  '365d': { length: 52 * week, part: week },
};

export interface ProcessStatus extends WindowFigures {
  /** Of a resource. */
  lastLevel: number | undefined;
  /** Medians of the parts of the span, oldest first; null where nothing happened. */
  trend: (number | null)[];
}

export function queryStatus(db: Database.Database, request: { span: Span; now: number }): ProcessStatus[] {
  const recent = recentSums(db);
  return listProcesses(db).map((process) => {
    const past = pastOf(db, process, request.span, (known) => readPast(db, process, request, recent, known));
    const current = sumOf(db, process, { from: past.until, to: request.now + 1 }, recent);
    const total = new Rollup(scaleOf(process.name));
    total.merge(past.sum);
    total.merge(current);
    return {
      ...figuresOf(process, total),
      lastLevel: isResource(process.name) ? lastLevelOf(db, process.process) : undefined,
      trend: [...past.medians, medianOf(current)],
    };
  });
}

/** Everything of the parts that are over. */
function readPast(
  db: Database.Database,
  process: ProcessRow,
  { span, now }: { span: Span; now: number },
  recent: RecentSums,
  known: PastParts | undefined,
): PastParts {
  const { length, part } = spanParts[span];
  const count = length / part - 1;
  // A part is over when what was recorded in it has arrived.
  const first = Math.floor((now - settledMs) / part) - count;
  const until = (first + count) * part;
  if (known?.until === until) return known;
  const medians = Array.from({ length: count }, (_, index) => {
    const at = (first + index) * part;
    // Parts that were over before are still what they were.
    const place = known === undefined ? -1 : known.medians.length - (known.until - at) / part;
    const before = known?.medians[place];
    if (before !== undefined) return before;
    if (process.lastAt < at || process.firstAt >= at + part) return null;
    return medianOf(sumOf(db, process, { from: at, to: at + part }, recent));
  });
  const sum = sumOf(db, process, { from: first * part, to: until }, recent);
  return { until, medians, sum };
}

function medianOf({ values }: Rollup): number | null {
  return values.sketch()?.quantile(0.5) ?? null;
}

function lastLevelOf(db: Database.Database, process: number): number | undefined {
  return sql<{ value: number }>(
    db,
    'SELECT value FROM levels WHERE process = ? ORDER BY at DESC LIMIT 1',
  ).get(process)?.value;
}
