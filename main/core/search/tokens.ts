/**
 * The synthetic tokens of the index. Each starts with a private-use character, which the tokenizer keeps as part of a
 * token and `wordsOf` never yields, so no text of a user or a document can name one.
 */
import { wordsOf } from '../../../contract/search-query.ts';
import type { SearchDocument } from './search-document.ts';

const gramMark = '\uE000';
const nameWordMark = '\uE001';
const facetMark = '\uE002';
const nameGramMark = '\uE004';

const rememberedTexts = 20_000;

/** In every document: what "everything but" subtracts from. */
export const everyDocument = '\uE003';
/** Beginnings up to this many letters are tokens of their own; longer ones are ranges of the vocabulary. */
export const shortLength = 3;

const codePoints = (word: string): number => (word.length <= shortLength ? word.length : [...word].length);

/** Whether a beginning is looked up as a token rather than as a range. */
export const isShort = (word: string): boolean => codePoints(word) <= shortLength;

/** The token of a facet line, or of anything else that is matched as a whole. */
export const facetToken = remembering((line) => facetMark + line.charAt(0) + hash(line));

/** Remembers results: most namespaces, tags and licences of a document were met in another one. */
function remembering<Result>(compute: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size === rememberedTexts) known.clear();
    const result = compute(text);
    known.set(text, result);
    return result;
  };
}

/** The token that finds a package by its whole name or coordinate: the words, whatever stands between them. */
export function identityToken(words: readonly string[]): string {
  return `${facetMark}e${hash(words.join(' '))}`;
}

/** The word at the beginning of which a name word is looked up, when it is longer than `shortLength`. */
export const nameWordToken = (word: string): string => nameWordMark + word;
/** A short beginning of a word of the name. */
export const nameGramToken = (gram: string): string => nameGramMark + gram;
/** A short beginning of a keyword's or namespace segment's word. */
export const gramToken = (gram: string): string => gramMark + gram;

/** Everything the `tokens` column holds for a document, space-separated. */
export function documentTokens(document: SearchDocument, lines: readonly string[]): string {
  const names = wordsOf(document.name);
  const tokens = new Set<string>([everyDocument, identityToken(names)]);
  tokens.add(identityToken([...wordsOf(document.namespace), ...names]));
  for (const line of lines) tokens.add(facetToken(line));
  for (const word of names) {
    tokens.add(nameWordToken(word));
    for (const gram of grams(word)) tokens.add(nameGramToken(gram));
  }
  // The scope (`org`, `lib`) is left out: it would put every package below its first letter.
  const namespace = document.namespace.slice(document.namespace.indexOf('.') + 1);
  for (const token of gramTokens(namespace)) tokens.add(token);
  for (const keyword of document.keywords) for (const token of gramTokens(keyword)) tokens.add(token);
  return [...tokens].join(' ');
}

const gramTokens = remembering((text) => wordsOf(text).flatMap((word) => grams(word).map(gramToken)));

function grams(word: string): string[] {
  if (/^[a-z0-9]*$/.test(word)) return [word.slice(0, 1), word.slice(0, 2), word.slice(0, 3)];
  const characters = [...word];
  return [1, 2, 3].map((length) => characters.slice(0, length).join(''));
}

/** Text as the index stores it. ASCII is left to the tokenizer; the rest is split here, so that both always agree. */
export function indexText(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? text : wordsOf(text).join(' ');
}

/** 53 bits (cyrb53) in base 36: two values of one field collide with odds below 1e-4 at a million values. */
function hash(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
}
