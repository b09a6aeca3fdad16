/** The documents that a search may show, found within bounded time, in order of popularity. */
import type Database from 'better-sqlite3';
import { sql } from '../../store/index.ts';
import type { CompiledSearch } from './compile-query.ts';
import { isCurrent } from './leftovers.ts';
import type { Predicate } from './predicate.ts';

/** Matches counted, ranked and used for facets; with more, a total is "at least". */
export const candidateLimit = 1_000;
/** Matches of the words looked at when sizes, dates or versions have to be compared one by one. */
const scanLimit = 10_000;

/** Documents of a range of sizes or dates that are put in order rather than met on a walk through all. */
const rangeLimit = 10_000;

/** Where candidates come from: an ascending list of ids, and what is still to be checked of each. */
export interface Source {
  readonly kind: 'index' | 'range' | 'all';
  readonly sql: string;
  readonly parameters: readonly (string | number)[];
  readonly predicates: readonly Predicate[];
}

/**
 * Chooses the source: a range of sizes or dates when it is rare, else the words and facets in the full-text index,
 * else all documents. `after` is a document id to start behind.
 */
export function chooseSource(db: Database.Database, search: CompiledSearch, after = -1): Source {
  // With words, the documents of a range are compared with all that the words find: worth it for few.
  const rare = rareRange(db, search.residual, search.match === undefined ? rangeLimit : candidateLimit);
  if (rare !== undefined) {
    return {
      kind: 'range',
      sql: `SELECT document_id AS id FROM search_documents AS d INDEXED BY ${rare.index}
        WHERE ${rare.sql} AND document_id > ? ORDER BY document_id`,
      parameters: [...rare.parameters, after],
      predicates: search.walk,
    };
  }
  if (search.match !== undefined) return matchSource(search, search.match, after);
  return {
    kind: 'all',
    sql: 'SELECT document_id AS id FROM search_documents WHERE document_id > ? ORDER BY document_id',
    parameters: [after],
    predicates: search.residual,
  };
}

/** The documents of a MATCH expression. FTS5 compares rowids as integers only, and a bound number is none. */
export function matchSource(search: CompiledSearch, match: string, after = -1): Source {
  return {
    kind: 'index',
    sql: `SELECT rowid AS id FROM search_index
      WHERE search_index MATCH ? AND rowid > CAST(? AS INTEGER) AND ${isCurrent} ORDER BY rowid LIMIT ?`,
    parameters: [match, after],
    predicates: search.residual,
  };
}

export interface Candidates<Row> {
  readonly rows: readonly Row[];
  /** Whether there are, or may be, more. */
  readonly capped: boolean;
}

/** The first `limit` documents of a search in order of popularity. Enough of known words saves looking at all. */
export function readCandidates<Row>(
  db: Database.Database,
  search: CompiledSearch,
  columns: string,
  limit: number,
): Candidates<Row> {
  const source = chooseSource(db, search);
  if (source.kind === 'index' && search.quickMatch !== undefined && search.quickMatch !== search.match) {
    const quick = readBounded<Row>(db, matchSource(search, search.quickMatch), columns, limit);
    if (quick.capped) return quick;
  }
  return readBounded<Row>(db, source, columns, limit);
}

function readBounded<Row>(
  db: Database.Database,
  source: Source,
  columns: string,
  limit: number,
): Candidates<Row> {
  if (source.kind !== 'index' || source.predicates.length === 0) {
    const rows = readSource<Row>(db, source, columns, limit + 1);
    return { rows: rows.slice(0, limit), capped: rows.length > limit };
  }
  const counting = `${columns}, (SELECT count(*) FROM found) AS scanned`;
  const rows = readSource<Row & { scanned: number }>(db, source, counting, limit + 1, scanLimit);
  const scanned = rows[0]?.scanned ?? countMatches(db, String(source.parameters[0]), scanLimit);
  return { rows: rows.slice(0, limit), capped: rows.length > limit || scanned === scanLimit };
}

function rareRange(
  db: Database.Database,
  residual: readonly Predicate[],
  limit: number,
): Predicate | undefined {
  return residual.find((predicate) => {
    if (predicate.index === undefined) return false;
    const found = sql<{ count: number }>(
      db,
      `SELECT count(*) AS count FROM (SELECT 1 FROM search_documents AS d INDEXED BY ${predicate.index}
       WHERE ${predicate.sql} LIMIT ?)`,
    ).get(...predicate.parameters, limit + 1);
    return (found?.count ?? 0) <= limit;
  });
}

/** The WHERE clause of predicates, or nothing. */
export function whereClause(predicates: readonly Predicate[]): string {
  return predicates.length === 0 ? '' : `WHERE ${predicates.map((predicate) => predicate.sql).join(' AND ')}`;
}

/**
 * Reads columns of at most `limit` documents of a source. The ids are collected first: a join in the same WHERE as
 * MATCH would ask the full-text index once per document. Where predicates are left, at most `scanned` matches are
 * looked at; without that limit they are looked at one by one, until enough are found.
 */
export function readSource<Row>(
  db: Database.Database,
  source: Source,
  columns: string,
  limit: number,
  scanned = -1,
): Row[] {
  const { predicates } = source;
  const checked = predicates.flatMap((predicate) => predicate.parameters);
  const lazy = source.kind === 'index' && predicates.length > 0 && scanned < 0;
  // Every document is walked rather than collected: the walk ends with the limit.
  const text =
    source.kind === 'all'
      ? `SELECT ${columns} FROM search_documents AS d ${whereClause([{ sql: 'd.document_id > ?', parameters: [] }, ...predicates])}
         ORDER BY d.document_id LIMIT ?`
      : `WITH found(id) AS ${lazy ? 'NOT' : ''} MATERIALIZED (${source.sql})
         SELECT ${columns} FROM found CROSS JOIN search_documents AS d ON d.document_id = found.id
         ${whereClause(predicates)} LIMIT ?`;
  const collected = source.kind === 'index' ? [predicates.length === 0 ? limit : scanned] : [];
  // Texts with predicates are as many as queries: they must not fill the statement cache.
  const statement = predicates.length === 0 ? sql<Row>(db, text) : db.prepare<unknown[], Row>(text);
  return statement.all(...source.parameters, ...collected, ...checked, limit);
}

/** How many documents a search finds, up to `limit`; `more` when there may be others. */
export function countCandidates(
  db: Database.Database,
  search: CompiledSearch,
  limit: number,
): { count: number; more: boolean } {
  const source = chooseSource(db, search);
  if (source.kind !== 'index' || source.predicates.length > 0) {
    const { rows, capped } = readCandidates(db, search, 'd.document_id', limit);
    return { count: rows.length, more: capped };
  }
  const { match = '', quickMatch = '' } = search;
  const quick = quickMatch === match ? 0 : countMatches(db, quickMatch, limit + 1);
  const found = quick > limit ? quick : countMatches(db, match, limit + 1);
  return { count: Math.min(found, limit), more: found > limit };
}

function countMatches(db: Database.Database, match: string, limit: number): number {
  const found = sql<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM (SELECT rowid FROM search_index WHERE search_index MATCH ? AND ${isCurrent} ORDER BY rowid LIMIT ?)`,
  ).get(match, limit);
  return found?.count ?? 0;
}
