/** One search: what is shown, how much there is, and how it divides. Reads only. */
import type Database from 'better-sqlite3';
import type { z } from 'zod';
import type { SearchOutput, searchInput } from '../../../contract/search.ts';
import { highlightTerms, parseQuery, type QueryNode } from '../../../contract/search-query.ts';
import { candidateLimit, chooseSource, countCandidates, readCandidates } from './candidates.ts';
import { commonWords } from './common-words.ts';
import { type CompiledSearch, compileSearch } from './compile-query.ts';
import { type Cursor, printCursor, readCursor } from './cursor.ts';
import { countDocuments } from './facet-counts.ts';
import { countFacets, type FacetRow } from './facets.ts';
import { defineFunctions } from './predicate.ts';
import type { Candidate } from './rank.ts';
import { candidateColumns, popularPage, rankedPage } from './relevant-page.ts';
import { type Page, sortedPage, sortLimit } from './sorted-page.ts';
import { readHits } from './stored-document.ts';

type Input = z.output<typeof searchInput>;
interface Counted {
  readonly total: number;
  readonly capped: boolean;
}

/**
 * Answers a search; an empty query browses. By relevance the best come first whatever the direction. A cursor of
 * another order, or none of ours, gives an empty page with a `problem`.
 */
export function runSearch(db: Database.Database, input: Input): SearchOutput {
  const started = performance.now();
  const now = Date.now();
  defineFunctions(db);
  const { node, problem } = parseQuery(input.query);
  const order = `${input.sort} ${input.direction}`;
  const cursor = readCursor(input.cursor, order);
  const search = compileSearch(node, input.filters, now, (beginning) => commonWords(db, beginning));
  const found =
    cursor === 'invalid'
      ? { page: { ids: [], next: undefined }, total: 0, capped: false }
      : find(db, search, input, order, cursor);
  const { page, rows, total, capped }: Found = found;
  const problems = [
    cursor === 'invalid' ? 'The list has changed: search again from its beginning.' : undefined,
    problem ?? (isEmpty(node, search, input) ? 'There is no word to search for.' : undefined),
  ].filter((text) => text !== undefined);
  return {
    hits: readHits(db, page.ids),
    total,
    capped,
    ...(page.next === undefined ? {} : { cursor: printCursor(page.next) }),
    ...(input.facets ? { facets: countFacets(db, node, input.filters, now, rows) } : {}),
    terms: highlightTerms(node),
    ...(problems.length === 0 ? {} : { problem: problems.join(' ') }),
    tookMs: performance.now() - started,
  };
}

interface Found extends Counted {
  readonly page: Page;
  /** The candidates, where they were read already. */
  readonly rows?: readonly FacetRow[];
}

function isEmpty(node: QueryNode | undefined, search: CompiledSearch, input: Input): boolean {
  const nothing = search.match === undefined && search.residual.length === 0;
  return nothing && (node !== undefined || input.query.trim() !== '');
}

function find(
  db: Database.Database,
  search: CompiledSearch,
  input: Input,
  order: string,
  cursor: Cursor | undefined,
): Found {
  const { sort, direction, limit } = input;
  const request = { order, limit, cursor };
  if (sort === 'relevance' && search.words.words.length > 0) {
    const candidates = readCandidates<Candidate>(db, search, candidateColumns, candidateLimit);
    const { rows, capped } = candidates;
    return { page: rankedPage(db, search, candidates, request), rows, total: rows.length, capped };
  }
  if (search.match === undefined && search.residual.length === 0) {
    const page =
      sort === 'relevance'
        ? popularPage(db, search, request)
        : sortedPage(db, search, undefined, { ...request, sort, direction });
    return { page, total: countDocuments(db), capped: false };
  }
  if (sort === 'relevance') {
    const page = popularPage(db, search, request);
    if (input.facets) {
      const { rows, capped } = readCandidates<FacetRow>(db, search, 'd.facets', candidateLimit);
      return { page, rows, total: rows.length, capped };
    }
    const { count, more } = countCandidates(db, search, candidateLimit);
    return { page, total: count, capped: more };
  }
  const { count, more } = countCandidates(db, search, sortLimit);
  const few = more ? undefined : chooseSource(db, search);
  const page = sortedPage(db, search, few?.kind === 'all' ? undefined : few, { ...request, sort, direction });
  return { page, total: Math.min(count, candidateLimit), capped: more || count > candidateLimit };
}
