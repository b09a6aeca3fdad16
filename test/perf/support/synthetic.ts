/** Synthetic artifacts with text as people write it: few words very often, most words rarely (Zipf). */
import type { Kind } from '../../../contract/kinds.ts';
import { kinds } from '../../../contract/vocabulary.ts';

/** A small seeded generator (mulberry32), so that runs are comparable. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const syllables =
  'ba co de fi ga hu jo ka le mi no pa qui ra so tu ve wa xi ya zo bra cle dri fla gro pre sta tri'.split(
    ' ',
  );

/** `size` made-up words; the rank in the list is the rank in the text. */
export function vocabulary(size: number, random: () => number): string[] {
  const words = new Set<string>([
    'server',
    'client',
    'config',
    'parser',
    'theme',
    'logger',
    'cache',
    'queue',
    'tool',
    'core',
  ]);
  while (words.size < size) {
    const length = 2 + Math.floor(random() * 3);
    words.add(Array.from({ length }, () => syllables[Math.floor(random() * syllables.length)]).join(''));
  }
  return [...words];
}

/** Draws a word by Zipf's law with exponent 1 (inverse of the harmonic sum, approximated by exp). */
export function zipfWord(words: readonly string[], random: () => number): string {
  const rank = Math.floor(words.length ** random()) - 1;
  return words[Math.min(words.length - 1, Math.max(0, rank))] ?? 'word';
}

export interface SyntheticArtifact {
  namespace: string;
  name: string;
  version: string;
  kind: Kind;
  description: string;
  license: string;
  authors: string[];
  keywords: string[];
  content: string;
}

/** The `index`-th artifact; `contentBytes` of content, different for each. */
export function syntheticArtifact(
  index: number,
  words: readonly string[],
  random: () => number,
  contentBytes: number,
): SyntheticArtifact {
  const text = (count: number) => Array.from({ length: count }, () => zipfWord(words, random)).join(' ');
  // About two thousand namespaces, as an organisation of some size has them.
  const teams = words.slice(0, 45);
  const content = Buffer.alloc(contentBytes, `${index} ${text(20)} `);
  return {
    namespace: `org.${zipfWord(teams, random)}.${zipfWord(teams, random)}`,
    name: `${zipfWord(words, random)}-${zipfWord(words, random)}-${index}`,
    version: `${Math.floor(random() * 5)}.${Math.floor(random() * 20)}.${index % 10}`,
    kind: kinds[Math.floor(random() * kinds.length)] ?? 'library',
    description: text(18),
    license: ['MIT', 'Apache-2.0', 'ISC', 'BSD-3-Clause'][Math.floor(random() ** 2 * 4)] ?? 'MIT',
    authors: [zipfWord(words, random)],
    keywords: [zipfWord(words, random), zipfWord(words, random)],
    content: content.toString('base64'),
  };
}
