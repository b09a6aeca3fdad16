/** Facet counts of a search, over its candidates. */
import type Database from 'better-sqlite3';
import type { QueryNode } from '../../../contract/search-query.ts';
import { type FacetField, facetFields } from '../../../contract/vocabulary.ts';
import { candidateLimit, readCandidates } from './candidates.ts';
import { commonWords } from './common-words.ts';
import { compileSearch, type Filters } from './compile-query.ts';
import { countTexts } from './facet-counter.ts';
import { commonFacets, emptyFacets, type Facets, type FacetValues, mostFrequent } from './facet-counts.ts';
import { facetLetters } from './facet-lines.ts';

/** A document's facet lines, as stored. */
export interface FacetRow {
  facets: string;
}

/**
 * Counts the values of every facet. A field with selected values is counted as if nothing were selected in it, so
 * that its alternatives stay in sight. `rows` are the candidates if they were read already.
 */
export function countFacets(
  db: Database.Database,
  node: QueryNode | undefined,
  filters: Filters,
  now: number,
  rows: readonly FacetRow[] | undefined,
): Facets {
  const facets = emptyFacets();
  const selected = facetFields.filter((field) => (filters[field] ?? []).length > 0);
  const rest = facetFields.filter((field) => !selected.includes(field));
  fill(facets, rest, rows ?? readRows(db, node, filters, now), {}, db);
  for (const field of selected) {
    fill(facets, [field], readRows(db, node, { ...filters, [field]: undefined }, now), filters, db);
  }
  return facets;
}

/** The candidates of a search; undefined when that is every document, whose counts are kept. */
function readRows(
  db: Database.Database,
  node: QueryNode | undefined,
  filters: Filters,
  now: number,
): readonly FacetRow[] | undefined {
  const search = compileSearch(node, filters, now, (beginning) => commonWords(db, beginning));
  if (search.match === undefined && search.residual.length === 0) return undefined;
  return readCandidates<FacetRow>(db, search, 'd.facets', candidateLimit).rows;
}

function fill(
  facets: Facets,
  fields: readonly FacetField[],
  rows: readonly FacetRow[] | undefined,
  selected: Filters,
  db: Database.Database,
): void {
  const counts = rows && countValues(rows);
  const common = rows === undefined ? commonFacets(db) : undefined;
  for (const field of fields) {
    const values =
      common?.[field] ?? shown(counts?.get(facetLetters[field]) ?? new Map(), selected[field] ?? []);
    facets[field] = values;
  }
}

function countValues(rows: readonly FacetRow[]): Map<string, Map<string, number>> {
  const lines = countTexts(rows.map((row) => row.facets));
  const fields = new Map<string, Map<string, number>>();
  for (const [line, count] of lines) {
    const letter = line.charAt(0);
    const values = fields.get(letter) ?? new Map<string, number>();
    values.set(line.slice(1), count);
    fields.set(letter, values);
  }
  return fields;
}

/** The most frequent values, and every selected one. */
function shown(counts: ReadonlyMap<string, number>, selected: readonly string[]): FacetValues {
  const top = mostFrequent(counts);
  const missing = selected.filter((value) => !top.some((entry) => entry.value === value));
  return [...top, ...missing.map((value) => ({ value, count: counts.get(value) ?? 0 }))];
}
