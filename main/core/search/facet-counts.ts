/** How many documents carry each facet value, kept with every write: browsing everything counts nothing. */
import type Database from 'better-sqlite3';
import { type FacetField, facetFields } from '../../../contract/search.ts';
import { sql } from '../../store/index.ts';
import { facetLetters } from './facet-lines.ts';

export type FacetValues = { value: string; count: number }[];
export type Facets = Record<FacetField, FacetValues>;
/** Values shown per facet. */
export const shownValues = 50;
const all = '*';

/** Counts the lines that came and went with a write; undefined means that there was, or is, no document. */
export function countLines(
  db: Database.Database,
  before: readonly string[] | undefined,
  after: readonly string[] | undefined,
): void {
  if (before === undefined) adjust(db, all, 1);
  if (after === undefined) adjust(db, all, -1);
  const [old, fresh] = [new Set(before), new Set(after)];
  for (const line of old) if (!fresh.has(line)) adjust(db, line, -1);
  for (const line of fresh) if (!old.has(line)) adjust(db, line, 1);
}

function adjust(db: Database.Database, line: string, difference: number): void {
  const [field, value] = [line.charAt(0), line.slice(1)];
  sql(
    db,
    `INSERT INTO search_facets (field, value, count) VALUES (?, ?, ?)
     ON CONFLICT (field, value) DO UPDATE SET count = count + excluded.count`,
  ).run(field, value, difference);
  if (difference < 0)
    sql(db, 'DELETE FROM search_facets WHERE field = ? AND value = ? AND count <= 0').run(field, value);
}

/** Documents in the index. */
export function countDocuments(db: Database.Database): number {
  const row = sql<{ count: number }>(
    db,
    `SELECT count FROM search_facets WHERE field = ? AND value = ''`,
  ).get(all);
  return row?.count ?? 0;
}

interface Remembered {
  readonly version: string;
  readonly facets: Facets;
  readonly readAt: number;
  readonly took: number;
}
const remembered = new WeakMap<Database.Database, Remembered>();

/**
 * The most frequent values of every facet over all documents. Kept until the database changes; when finding them
 * takes longer than 5 ms (tens of thousands of tags), an answer may be as old as twenty times that.
 */
export function commonFacets(db: Database.Database): Facets {
  const version = `${db.pragma('data_version', { simple: true })} ${sql(db, 'SELECT total_changes() AS n').pluck().get()}`;
  const known = remembered.get(db);
  const started = performance.now();
  if (known?.version === version) return known.facets;
  if (known !== undefined && known.took > 5 && started - known.readAt < known.took * 20) return known.facets;
  const facets = emptyFacets();
  for (const field of facetFields) facets[field] = readValues(db, field);
  remembered.set(db, { version, facets, readAt: started, took: performance.now() - started });
  return facets;
}

function readValues(db: Database.Database, field: FacetField): FacetValues {
  return sql<{ value: string; count: number }>(
    db,
    'SELECT value, count FROM search_facets WHERE field = ? ORDER BY count DESC, value LIMIT ?',
  ).all(facetLetters[field], shownValues);
}

/** A facet table without values. */
export function emptyFacets(): Facets {
  return { kind: [], state: [], namespace: [], tag: [], author: [], license: [], signature: [] };
}
