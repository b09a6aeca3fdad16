/** A search as the index and the tables can answer it. */

import { foldText, type QueryNode, wordsOf } from '../../../contract/search-query.ts';
import { type FacetField, facetFields } from '../../../contract/vocabulary.ts';
import { facetLetters } from './facet-lines.ts';
import { matchEvery, matchName, termWords, withoutVersion } from './match-expression.ts';
import {
  hasLine,
  inIndex,
  joinPredicates,
  type Predicate,
  predicateOf,
  usesColumns,
  usesWords,
} from './predicate.ts';
import { facetToken, identityToken } from './tokens.ts';

export type Filters = Partial<Record<FacetField, readonly string[] | undefined>>;

export interface CompiledSearch {
  /** MATCH expression of all that the index can answer; undefined when it has nothing to answer. */
  readonly match: string | undefined;
  /** The same for known words only: fewer documents, found sooner. Equal to `match` where that makes no difference. */
  readonly quickMatch: string | undefined;
  /** What is left for the columns. */
  readonly residual: readonly Predicate[];
  /** The whole search as predicates: for a walk along a sort, where most rows match. */
  readonly walk: readonly Predicate[];
  /** Expressions that narrow `match` to packages named like the words, best first; for relevance. */
  readonly named: readonly string[];
  readonly words: RankWords;
}

/** What relevance looks at: the words of the terms and phrases that every hit must have. */
export interface RankWords {
  /** The text as typed, folded, when it is one term. */
  readonly literal: string;
  readonly words: readonly string[];
  /** Whether the query is exactly one word or phrase, the only case whose bm25 costs no scan of other words. */
  readonly single: boolean;
}

/**
 * Compiles a parsed query and selected facet values; `now` in milliseconds UTC, `known` some words that begin with a
 * text.
 */
export function compileSearch(
  node: QueryNode | undefined,
  filters: Filters,
  now: number,
  known: (beginning: string) => readonly string[],
): CompiledSearch {
  const conjuncts = flatten(node);
  const inMatch = conjuncts.filter((conjunct) => !usesColumns(conjunct));
  const inColumns = conjuncts.filter(usesColumns);
  const selected = selectedValues(filters);
  const tokens = selected.map((lines) => `(${lines.map((line) => `"${facetToken(line)}"`).join(' OR ')})`);
  const residual = inColumns.flatMap((conjunct) => predicateOf(conjunct, now) ?? []);
  const words = rankWords(conjuncts);
  const quick = matchEvery(inMatch, known);
  return {
    match: allOf([...tokens, matchEvery(inMatch, 'everything')]),
    quickMatch: allOf([...tokens, quick]),
    residual,
    walk: [
      ...selected.map((lines) => joinPredicates(lines.map(hasLine), ' OR ')),
      ...inMatch
        .filter((conjunct) => !usesWords(conjunct))
        .flatMap((conjunct) => predicateOf(conjunct, now) ?? []),
      ...residual,
      ...[inIndex(matchEvery(inMatch.filter(usesWords), 'everything'))].filter(
        (predicate) => predicate !== undefined,
      ),
    ],
    named: words.words.length === 0 ? [] : namedExpressions(inMatch, words, tokens, quick),
    words: { ...words, single: words.single && selected.length === 0 },
  };
}

const allOf = (expressions: readonly (string | undefined)[]): string | undefined => {
  const wanted = expressions.filter((expression) => expression !== undefined);
  return wanted.length === 0 ? undefined : wanted.join(' AND ');
};

function flatten(node: QueryNode | undefined): QueryNode[] {
  if (node === undefined) return [];
  return node.type === 'and' ? node.nodes.flatMap(flatten) : [node];
}

function selectedValues(filters: Filters): string[][] {
  return facetFields.flatMap((field) => {
    const values = filters[field] ?? [];
    return values.length === 0 ? [] : [values.map((value) => facetLetters[field] + value)];
  });
}

function rankWords(conjuncts: readonly QueryNode[]): RankWords {
  const texts = conjuncts.flatMap((node) => (node.type === 'term' || node.type === 'phrase' ? [node] : []));
  const words = texts.flatMap((node) => (node.type === 'term' ? termWords(node.text) : wordsOf(node.text)));
  const [first] = texts;
  const literal = first?.type === 'term' && texts.length === 1 ? foldText(withoutVersion(first.text)) : '';
  return { literal, words, single: conjuncts.length === 1 && words.length === 1 };
}

/** The whole name or coordinate first, then beginnings of words of the name. */
function namedExpressions(
  conjuncts: readonly QueryNode[],
  { words }: RankWords,
  tokens: readonly string[],
  quick: string | undefined,
): string[] {
  const inName = conjuncts.flatMap((node) => (node.type === 'term' ? (matchName(node.text) ?? []) : []));
  const others = matchEvery(
    conjuncts.filter((node) => node.type !== 'term'),
    'everything',
  );
  const exact = allOf([`"${identityToken(words)}"`, ...tokens, quick]);
  const beginning = inName.length === 0 ? undefined : allOf([...inName, ...tokens, others]);
  return [exact, beginning].filter((expression) => expression !== undefined);
}
