/** The facet values of a document as lines of one text: counted, compared and matched without parsing JSON. */
import type { FacetField } from '../../../contract/vocabulary.ts';
import type { SearchDocument } from './search-document.ts';

/** First letter of a facet's lines. `folded` licences and the flags are for queries only, never listed. */
export const facetLetters = {
  kind: 'k',
  state: 's',
  namespace: 'n',
  tag: 't',
  author: 'a',
  license: 'l',
  signature: 'g',
} as const satisfies Record<FacetField, string>;
export const hiddenLetters = { foldedLicense: 'm', deprecated: 'd', yanked: 'y' } as const;

const valueLimit = 200;

/** A facet value on one line; filters accept at most 200 characters. */
export function facetValue(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, valueLimit);
}

/** Tags differ in neither case nor surrounding space. */
export function tagValue(text: string): string {
  return facetValue(text.normalize('NFC').toLowerCase());
}

/** A namespace and all above it, from the top: `org`, `org.acme`, `org.acme.crypto`. */
export function namespaceAncestors(namespace: string): string[] {
  const segments = namespace.split('.');
  return segments.map((_, index) => segments.slice(0, index + 1).join('.'));
}

/** The distinct lines of a document, each a letter and a value. */
export function facetLines(document: SearchDocument): string[] {
  const license = facetValue(document.license);
  const lines = [
    facetLetters.kind + document.kind,
    facetLetters.state + document.state,
    facetLetters.signature + document.signature,
    ...namespaceAncestors(document.namespace).map((path) => facetLetters.namespace + path),
  ];
  for (const word of [...document.keywords, ...document.labels])
    pushValue(lines, facetLetters.tag, tagValue(word));
  for (const author of document.authors) pushValue(lines, facetLetters.author, facetValue(author));
  pushValue(lines, facetLetters.license, license);
  pushValue(lines, hiddenLetters.foldedLicense, license.toLowerCase());
  if (document.deprecated) lines.push(`${hiddenLetters.deprecated}true`);
  if (document.yanked) lines.push(`${hiddenLetters.yanked}true`);
  return lines;
}

function pushValue(lines: string[], letter: string, value: string): void {
  if (value !== '' && !lines.includes(letter + value)) lines.push(letter + value);
}

/** The labels in stored lines: tags that are no keyword. A label that is one too is found by the keyword's line. */
export function labelsIn(facets: string, keywords: readonly string[]): string[] {
  const known = new Set(keywords.map(tagValue));
  return splitLines(facets)
    .filter((line) => line.startsWith(facetLetters.tag))
    .map((line) => line.slice(1))
    .filter((tag) => !known.has(tag));
}

/** Lines as stored: every line has a line feed on both sides, so that `\nline\n` finds a whole line. */
export function joinLines(lines: readonly string[]): string {
  return `\n${lines.join('\n')}\n`;
}

/** The lines of a stored text. */
export function splitLines(facets: string): string[] {
  return facets.slice(1, -1).split('\n');
}
