/** Calls beyond their targets, by process: from sums, so that they are known for years. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';
import { listProcesses } from './processes.ts';
import { readSpans } from './stored-spans.ts';

export interface SlowCalls {
  process: string;
  count: number;
  /** Begin of the first and last hour with one; of the last one exactly, while it is kept. */
  firstAt: number;
  lastAt: number;
  /** Of the last one; undefined once it is not kept any more. */
  durationMs: number | undefined;
}

export function querySlow(
  db: Database.Database,
  request: { process?: string | undefined; from: number; to: number },
): SlowCalls[] {
  return listProcesses(db).flatMap((process) => {
    if (request.process !== undefined && process.name !== request.process) return [];
    const { spans } = readSpans(db, process, 'hours', { ...request, most: Number.MAX_SAFE_INTEGER });
    const slow = spans.filter(({ rollup }) => rollup.counts.violations > 0);
    const [first, last] = [slow[0], slow.at(-1)];
    if (!first || !last) return [];
    const newest = sql<{ at: number; duration: number }>(
      db,
      'SELECT at, duration FROM samples WHERE process = ? AND slow = 1 AND at >= ? ORDER BY at DESC LIMIT 1',
    ).get(process.process, last.at);
    return [
      {
        process: process.name,
        count: slow.reduce((sum, { rollup }) => sum + rollup.counts.violations, 0),
        firstAt: Math.max(first.at, process.firstAt),
        lastAt: newest?.at ?? last.at,
        durationMs: newest?.duration,
      },
    ];
  });
}
