/** Pages in the order of a column, from the index of that column or from a small set of matches. */
import type Database from 'better-sqlite3';
import type { sortFields } from '../../../contract/vocabulary.ts';
import { type Source, whereClause } from './candidates.ts';
import type { CompiledSearch } from './compile-query.ts';
import type { Cursor } from './cursor.ts';
import type { Predicate } from './predicate.ts';

export type ColumnSort = Exclude<(typeof sortFields)[number], 'relevance'>;
export interface Page {
  readonly ids: readonly number[];
  readonly next: Cursor | undefined;
}
type Direction = 'ascending' | 'descending';

const columns: Readonly<Record<ColumnSort, string>> = {
  name: 'name_key',
  namespace: 'namespace',
  kind: 'kind',
  version: 'version_sort_key',
  size: 'content_size',
  updated: 'updated_at',
  state: 'state',
  signature: 'signature',
};

/**
 * Up to this many matches are sorted; of more, so many rows match that a walk along the sort's index soon fills a
 * page: 50 of 10,000 in a million documents lie within 5,000 rows.
 */
export const sortLimit = 10_000;

export interface PageRequest {
  readonly order: string;
  readonly sort: ColumnSort;
  readonly direction: Direction;
  readonly limit: number;
  readonly cursor: Cursor | undefined;
}

/** One page by a column. `few` is a source of at most `sortLimit` documents; without one the sort's index is walked. */
export function sortedPage(
  db: Database.Database,
  search: CompiledSearch,
  few: Source | undefined,
  request: PageRequest,
): Page {
  const { order, direction, limit, cursor } = request;
  const column = `d.${columns[request.sort]}`;
  const [ascending, compare] = direction === 'ascending' ? ['ASC', '>'] : ['DESC', '<'];
  const from: Predicate[] =
    cursor?.at === 'key'
      ? [{ sql: `(${column}, d.document_id) ${compare} (?, ?)`, parameters: [cursor.value, cursor.id] }]
      : [];
  const predicates = [...from, ...(few?.predicates ?? search.walk)];
  const text = `${few ? `WITH found(id) AS MATERIALIZED (${few.sql})` : ''}
    SELECT d.document_id AS id, ${column} AS value
    FROM ${few ? 'found CROSS JOIN search_documents AS d ON d.document_id = found.id' : `search_documents AS d INDEXED BY search_documents_${request.sort}`}
    ${whereClause(predicates)} ORDER BY ${column} ${ascending}, d.document_id ${ascending} LIMIT ?`;
  const rows = db
    .prepare<unknown[], { id: number; value: string | number }>(text)
    .all(
      ...(few ? collected(few) : []),
      ...predicates.flatMap((predicate) => predicate.parameters),
      limit + 1,
    );
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    ids: rows.slice(0, limit).map((row) => row.id),
    next: last && { order, at: 'key', value: last.value, id: last.id },
  };
}

/** The parameters of a source whose every match is sorted. */
function collected(source: Source): readonly (string | number)[] {
  return source.kind === 'index' ? [...source.parameters, -1] : source.parameters;
}
