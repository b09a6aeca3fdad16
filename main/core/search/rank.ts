/** Relevance: where the words stand, then how popular the package is. */
import { foldText, wordsOf } from '../../../contract/search-query.ts';
import type { RankWords } from './compile-query.ts';
import { facetLetters } from './facet-lines.ts';

export interface Candidate {
  document_id: number;
  name_key: string;
  namespace: string;
  popularity: number;
  facets: string;
  description: string;
}

const wordCharacter = /[\p{L}\p{N}]/u;
const unfoldedWord = /[^\0-\x7f]/;

/** Orders candidates best first; `scores` are bm25 values (smaller is better) that order the weakest tiers. */
export function rankCandidates(
  candidates: readonly Candidate[],
  words: RankWords,
  scores: ReadonlyMap<number, number>,
): number[] {
  const ranked = candidates.map((candidate) => {
    const tier = tierOf(candidate, words);
    return { candidate, tier, score: tier >= 5 ? (scores.get(candidate.document_id) ?? 0) : 0 };
  });
  ranked.sort(
    (left, right) =>
      left.tier - right.tier ||
      left.score - right.score ||
      right.candidate.popularity - left.candidate.popularity ||
      left.candidate.document_id - right.candidate.document_id,
  );
  return ranked.map(({ candidate }) => candidate.document_id);
}

/**
 * 0 the name or coordinate as typed, 1 its words, 2 a beginning of the name, 3 words of the name, 4 of keywords or
 * namespace, 5 of the description, 6 anywhere else.
 */
export function tierOf(candidate: Candidate, { literal, words }: RankWords): number {
  if (words.length === 0) return 0;
  const name = candidate.name_key;
  if (name === literal || `${candidate.namespace}/${name}` === literal) return 0;
  // Cheap first: most candidates of a common word do not have its first word in the name at all.
  const nameWords = words.some((word) => name.includes(word)) ? wordsOf(name).join(' ') : '';
  const wanted = words.join(' ');
  if (nameWords === wanted || `${wordsOf(candidate.namespace).join(' ')} ${nameWords}` === wanted) return 1;
  if (nameWords.startsWith(wanted)) return 2;
  let description: string | undefined;
  let worst = 3;
  for (const word of words) {
    if (nameWords !== '' && hasBeginning(nameWords, word)) continue;
    if (hasTag(candidate.facets, word) || hasBeginning(candidate.namespace, word)) worst = Math.max(worst, 4);
    else {
      description ??= comparable(candidate.description);
      if (!hasBeginning(description, word)) return 6;
      worst = 5;
    }
  }
  return worst;
}

const comparable = (text: string): string =>
  unfoldedWord.test(text) ? wordsOf(text).join(' ') : foldText(text);

function hasTag(facets: string, word: string): boolean {
  return facets.includes(`\n${facetLetters.tag}${word}`);
}

/** Whether a folded text has a word that begins so. */
function hasBeginning(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (at === 0 || !wordCharacter.test(text.charAt(at - 1))) return true;
  }
  return false;
}
