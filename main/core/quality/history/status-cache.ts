/** What is over does not change: sums of the past parts of a span are kept in memory until another part is over. */
import type Database from 'better-sqlite3';
import type { Span } from '../../../../contract/quality-words.ts';
import type { ProcessRow } from './processes.ts';
import type { Rollup } from './rollup.ts';

export interface PastParts {
  /** Milliseconds since the epoch: where the part begins that goes on. */
  until: number;
  medians: (number | null)[];
  sum: Rollup;
}

/** Samples arrive up to so long after they happened, milliseconds, unless they could not be written. */
export const settledMs = 5_000;

interface Cache {
  parts: Map<string, PastParts>;
  /** Nothing that happened before this may arrive any more, or all is read anew. */
  until: number;
}

const caches = new WeakMap<Database.Database, Cache>();

/** The past of a process over a span, from memory or as `read` makes it of what was known. */
export function pastOf(
  db: Database.Database,
  process: ProcessRow,
  span: Span,
  read: (known: PastParts | undefined) => PastParts,
): PastParts {
  const cache = caches.get(db) ?? { parts: new Map(), until: 0 };
  caches.set(db, cache);
  const key = `${process.process} ${span}`;
  const past = read(cache.parts.get(key));
  cache.parts.set(key, past);
  cache.until = Math.max(cache.until, past.until);
  return past;
}

/** Something arrived that happened at `at`: what was kept may lack it. */
export function noteArrival(db: Database.Database, at: number): void {
  const cache = caches.get(db);
  if (cache && at < cache.until) caches.delete(db);
}
