/** Pages by relevance: the candidates ranked, then the rest of the matches in order of popularity. */
import type Database from 'better-sqlite3';
import { sql } from '../../store/index.ts';
import { type Candidates, chooseSource, matchSource, readSource, type Source } from './candidates.ts';
import type { CompiledSearch } from './compile-query.ts';
import type { Cursor } from './cursor.ts';
import { type Candidate, rankCandidates } from './rank.ts';
import type { Page } from './sorted-page.ts';

export const candidateColumns =
  'd.document_id, d.name_key, d.namespace, d.popularity, d.facets, d.description';

/** Packages with the very name, and with words of the name, that are ranked even where others are more popular. */
const namedLimits = [50, 250] as const;
/** A word in at most so many documents is rare: there, bm25 costs little and says more than popularity. */
const rareLimit = 200;

export interface RelevanceRequest {
  readonly order: string;
  readonly limit: number;
  readonly cursor: Cursor | undefined;
}

/** One page of a search for words. */
export function rankedPage(
  db: Database.Database,
  search: CompiledSearch,
  { rows, capped }: Candidates<Candidate>,
  { order, limit, cursor }: RelevanceRequest,
): Page {
  const all = new Map(rows.map((row) => [row.document_id, row]));
  if (capped) for (const row of namedCandidates(db, search)) all.set(row.document_id, row);
  if (cursor?.at === 'tail') return tailPage(db, search, all, { order, limit, cursor });
  const scores =
    search.words.single && !capped && all.size <= rareLimit ? readScores(db, search.match) : new Map();
  const ranked = rankCandidates([...all.values()], search.words, scores);
  const offset = cursor?.at === 'offset' ? cursor.offset : 0;
  const end = offset + limit;
  if (end < ranked.length)
    return { ids: ranked.slice(offset, end), next: { order, at: 'offset', offset: end } };
  return { ids: ranked.slice(offset), next: capped ? { order, at: 'tail', id: 0 } : undefined };
}

/** One page in order of popularity, for searches without words. */
export function popularPage(
  db: Database.Database,
  search: CompiledSearch,
  { order, limit, cursor }: RelevanceRequest,
): Page {
  const after = cursor?.at === 'tail' ? cursor.id : -1;
  return pageOf(readIds(db, chooseSource(db, search, after), limit + 1), order, limit);
}

function namedCandidates(db: Database.Database, search: CompiledSearch): Candidate[] {
  return search.named.flatMap((match, index) => {
    const limit = namedLimits[index] ?? 0;
    return readSource<Candidate>(db, matchSource(search, match), candidateColumns, limit);
  });
}

/** What follows the ranked candidates: all matches in order of popularity but those. */
function tailPage(
  db: Database.Database,
  search: CompiledSearch,
  ranked: ReadonlyMap<number, Candidate>,
  { order, limit, cursor }: RelevanceRequest & { cursor: Cursor & { at: 'tail' } },
): Page {
  const source = chooseSource(db, search, cursor.id);
  const ids = readIds(db, source, limit + 1 + ranked.size);
  return pageOf(
    ids.filter((id) => !ranked.has(id)),
    order,
    limit,
  );
}

function readIds(db: Database.Database, source: Source, limit: number): number[] {
  return readSource<{ document_id: number }>(db, source, 'd.document_id', limit).map(
    (row) => row.document_id,
  );
}

function pageOf(found: readonly number[], order: string, limit: number): Page {
  const ids = found.slice(0, limit);
  const last = ids.at(-1);
  return {
    ids,
    next: found.length > limit && last !== undefined ? { order, at: 'tail', id: last } : undefined,
  };
}

function readScores(db: Database.Database, match: string | undefined): Map<number, number> {
  if (match === undefined) return new Map();
  const rows = sql<{ id: number; score: number }>(
    db,
    `SELECT rowid AS id, bm25(search_index, 10, 5, 6, 3, 4, 1, 0) AS score
     FROM search_index WHERE search_index MATCH ? LIMIT ?`,
  ).all(match, rareLimit);
  return new Map(rows.map(({ id, score }) => [id, score]));
}
