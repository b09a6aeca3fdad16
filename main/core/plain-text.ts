/** Text that is shown: what a stranger wrote must not change how the words around it are read. */

/** Tabs and line ends are layout; every other control character, and those that turn the direction of writing, go. */
const controls = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;

/** The text without control characters and without bidirectional embeddings, overrides and isolates (UAX #9). */
export const plainText = (text: string): string => text.replace(controls, '');

/** What a version says about itself in words. */
interface ShownTexts {
  readonly description: string;
  readonly license: string;
  readonly authors: readonly string[];
  readonly keywords: readonly string[];
}

/** The members that are shown as text, each through `plainText`. */
export function plainTexts(texts: ShownTexts): {
  description: string;
  license: string;
  authors: string[];
  keywords: string[];
} {
  return {
    description: plainText(texts.description),
    license: plainText(texts.license),
    authors: texts.authors.map(plainText),
    keywords: texts.keywords.map(plainText),
  };
}
