/** How many documents carry each facet value, kept with every write: browsing everything counts nothing. */
import type Database from 'better-sqlite3';
import type { FacetField } from '../../../contract/vocabulary.ts';
import { sql } from '../../store/index.ts';
import { facetLetters, hiddenLetters, namespaceAncestors } from './facet-lines.ts';

export type FacetValues = { value: string; count: number }[];
export type Facets = Record<FacetField, FacetValues>;
/** Values shown per facet. */
const shownValues = 50;

/** Kind, state, signature and licence are counted together: one row to write instead of four, few to read. */
const combined = 'c';
const combinedFields = ['kind', 'state', 'signature', 'license'] as const;
const combinedLetters: ReadonlySet<string> = new Set(combinedFields.map((field) => facetLetters[field]));
const hidden: ReadonlySet<string> = new Set(Object.values(hiddenLetters));

/** What is counted for the lines of a document. Of namespaces its own alone: reading adds up those above. */
export function countedLines(lines: readonly string[]): Set<string> {
  const counted = new Set<string>();
  let together = combined;
  let namespace = '';
  for (const line of lines) {
    const letter = line.charAt(0);
    if (combinedLetters.has(letter)) together += `${line}\n`;
    else if (letter === facetLetters.namespace) namespace = line;
    else if (!hidden.has(letter)) counted.add(line);
  }
  return lines.length === 0 ? counted : counted.add(together).add(namespace);
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

/** Documents in the index. */
export function countDocuments(db: Database.Database): number {
  const row = sql<{ count: number | null }>(
    db,
    'SELECT sum(count) AS count FROM search_facets WHERE field = ?',
  );
  return row.get(combined)?.count ?? 0;
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
  facets.tag = readValues(db, 'tag');
  facets.author = readValues(db, 'author');
  facets.namespace = mostFrequent(addUp(db, facetLetters.namespace, namespaceAncestors));
  const lines = addUp(db, combined, (value) => value.split('\n'));
  for (const field of combinedFields) {
    const letter = facetLetters[field];
    const own = [...lines].filter(([line]) => line.startsWith(letter));
    facets[field] = mostFrequent(new Map(own.map(([line, count]) => [line.slice(1), count])));
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

/** The counts of a field's rows, each added to every part of its value. */
function addUp(
  db: Database.Database,
  field: string,
  partsOf: (value: string) => string[],
): Map<string, number> {
  const rows = sql<{ value: string; count: number }>(
    db,
    'SELECT value, count FROM search_facets WHERE field = ?',
  );
  const counts = new Map<string, number>();
  for (const { value, count } of rows.all(field)) {
    for (const part of partsOf(value)) counts.set(part, (counts.get(part) ?? 0) + count);
  }
  return counts;
}

/** The values with the highest counts, at most `shownValues`; equal counts in the order of their text. */
export function mostFrequent(counts: ReadonlyMap<string, number>): FacetValues {
  // Most tags of a thousand documents occur once: only what can be shown is put in order.
  const least = Int32Array.from(counts.values()).sort().at(-shownValues) ?? 0;
  const values: FacetValues = [];
  for (const [value, count] of counts) if (count >= least) values.push({ value, count });
  values.sort((left, right) => right.count - left.count || (left.value < right.value ? -1 : 1));
  return values.slice(0, shownValues);
}

/** A facet table without values. */
export function emptyFacets(): Facets {
  return { kind: [], state: [], namespace: [], tag: [], author: [], license: [], signature: [] };
}
