/** How many documents carry each facet value, kept with every write: browsing everything counts nothing. */
import type Database from 'better-sqlite3';
import { type FacetField, facetFields } from '../../../contract/search.ts';
import { sql } from '../../store/index.ts';
import { facetLetters, hiddenLetters, namespaceAncestors } from './facet-lines.ts';

export type FacetValues = { value: string; count: number }[];
export type Facets = Record<FacetField, FacetValues>;
/** Values shown per facet. */
export const shownValues = 50;

const hidden: ReadonlySet<string> = new Set(Object.values(hiddenLetters));

/** The lines that are counted: what is listed, and of namespaces the document's own; reading adds up those above. */
export function countedLines(lines: readonly string[]): Set<string> {
  const namespace = lines.findLast((line) => line.startsWith(facetLetters.namespace));
  return new Set(
    lines.filter((line) =>
      line.startsWith(facetLetters.namespace) ? line === namespace : !hidden.has(line.charAt(0)),
    ),
  );
}

/** Counts the lines that came and went with a write. */
export function countLines(db: Database.Database, before: readonly string[], after: readonly string[]): void {
  const [old, fresh] = [countedLines(before), countedLines(after)];
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

/** Documents in the index: each has one kind. */
export function countDocuments(db: Database.Database): number {
  const row = sql<{ count: number | null }>(
    db,
    'SELECT sum(count) AS count FROM search_facets WHERE field = ?',
  );
  return row.get(facetLetters.kind)?.count ?? 0;
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
  for (const field of facetFields) {
    facets[field] = field === 'namespace' ? readNamespaces(db) : readValues(db, field);
  }
  remembered.set(db, { version, facets, readAt: started, took: performance.now() - started });
  return facets;
}

function readValues(db: Database.Database, field: FacetField): FacetValues {
  return sql<{ value: string; count: number }>(
    db,
    'SELECT value, count FROM search_facets WHERE field = ? ORDER BY count DESC, value LIMIT ?',
  ).all(facetLetters[field], shownValues);
}

function readNamespaces(db: Database.Database): FacetValues {
  const rows = sql<{ value: string; count: number }>(
    db,
    'SELECT value, count FROM search_facets WHERE field = ?',
  );
  const counts = new Map<string, number>();
  for (const { value, count } of rows.all(facetLetters.namespace)) {
    for (const path of namespaceAncestors(value)) counts.set(path, (counts.get(path) ?? 0) + count);
  }
  const values = [...counts].map(([value, count]) => ({ value, count }));
  values.sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
  return values.slice(0, shownValues);
}

/** A facet table without values. */
export function emptyFacets(): Facets {
  return { kind: [], state: [], namespace: [], tag: [], author: [], license: [], signature: [] };
}
