/** What a search must find, said by looking at every document: the reference for the index. */
import semver from 'semver';
import {
  bytesOf,
  type FieldNode,
  intervalOf,
  type QueryNode,
  wordsOf,
} from '../../../../contract/search-query.ts';
import type { FacetField } from '../../../../contract/vocabulary.ts';
import type { SearchDocument } from '../../../../main/core/search/index.ts';

/** Whether a document matches; `now` in milliseconds UTC. */
export function matches(document: SearchDocument, node: QueryNode, now: number, excluding = false): boolean {
  switch (node.type) {
    case 'and':
      return node.nodes.every((child) => !hasMeaning(child) || matches(document, child, now, excluding));
    case 'or':
      return node.nodes.some((child) => hasMeaning(child) && matches(document, child, now, excluding));
    case 'not':
      return !matches(document, node.node, now, true);
    case 'phrase':
      return texts(document).some((words) => contains(words, wordsOf(node.text), false));
    case 'term':
      return matchesTerm(document, node.text, excluding);
    case 'field':
      return node.values.some((value) => matchesField(document, node, value, now));
  }
}

function hasMeaning(node: QueryNode): boolean {
  if (node.type === 'and' || node.type === 'or') return node.nodes.some(hasMeaning);
  if (node.type === 'not') return hasMeaning(node.node);
  return node.type === 'field' || wordsOf(node.text).length > 0;
}

const known = new WeakMap<SearchDocument, string[][]>();

function texts(document: SearchDocument): string[][] {
  const columns = known.get(document) ?? [
    wordsOf(document.name),
    wordsOf(document.namespace),
    wordsOf(document.keywords.join(' ')),
    wordsOf(document.authors.join(' ')),
    wordsOf(document.description),
    wordsOf(document.body),
  ];
  known.set(document, columns);
  return columns;
}

function contains(words: readonly string[], wanted: readonly string[], beginning: boolean): boolean {
  return words.some((_, start) =>
    wanted.every((word, index) => {
      const found = words[start + index];
      return beginning && index === wanted.length - 1 ? found?.startsWith(word) : found === word;
    }),
  );
}

function matchesTerm(document: SearchDocument, text: string, wholeWords: boolean): boolean {
  const words = wordsOf(text.replace(/^(.+)@v?\d.*$/, '$1'));
  const last = words.at(-1) ?? '';
  const all = texts(document);
  if (wholeWords && /[/@]/.test(text)) return words.every((word) => all.flat().includes(word));
  if (wholeWords) return all.some((column) => contains(column, words, false));
  const short = [...last].length <= 3;
  const begins = short
    ? all.flat().includes(last) || shortWords(document).some((word) => word.startsWith(last))
    : all.flat().some((word) => word.startsWith(last));
  const others = words.slice(0, -1).every((word) => all.flat().includes(word));
  if (words.length === 1 || /[/@]/.test(text)) return begins && others;
  if (!short) return all.some((column) => contains(column, words, true));
  return (
    all.some((column) => contains(column, words, false)) ||
    (others && shortWords(document).some((word) => word.startsWith(last)))
  );
}

const shortWords = (document: SearchDocument): string[] =>
  [document.name, document.namespace.split('.').slice(1).join('.'), ...document.keywords].flatMap(wordsOf);

function matchesField(document: SearchDocument, node: FieldNode, value: string, now: number): boolean {
  const lower = value.toLowerCase();
  switch (node.field) {
    case 'kind':
    case 'state':
    case 'signature':
      return document[node.field] === lower;
    case 'namespace':
      return document.namespace === lower || document.namespace.startsWith(`${lower}.`);
    case 'tag':
      return tagsOf(document).includes(lower);
    case 'license':
      return document.license.toLowerCase() === lower;
    case 'author':
      return contains(
        wordsOf(document.authors.join(' ')),
        wordsOf(value),
        [...(wordsOf(value).at(-1) ?? '')].length > 3,
      );
    case 'signed':
      return (document.signature !== 'unsigned') === (value === 'true');
    case 'deprecated':
    case 'yanked':
      return document[node.field] === (value === 'true');
    case 'name':
      return contains(wordsOf(document.name), wordsOf(value), true);
    case 'version':
      if (node.operator === '=')
        return document.version === value || document.version.startsWith(`${value}.`);
      return compare(
        semver.compare(document.version, semver.coerce(value)?.version ?? ''),
        node.operator,
        0,
        1,
      );
    case 'size':
      return compare(document.contentSize, node.operator, bytesOf(value) ?? 0);
    case 'dependents':
      return compare(document.dependentCount, node.operator, Number(value));
    case 'updated': {
      const interval = intervalOf(value, now) ?? { from: 0, to: 0 };
      return compare(document.updatedAt, node.operator, interval.from, interval.to - interval.from);
    }
  }
}

/** Compares with the interval [from, from + width). */
function compare(value: number, operator: FieldNode['operator'], from: number, width = 1): boolean {
  const to = from + width;
  if (operator === '=') return value >= from && value < to;
  if (operator === '>') return value >= to;
  if (operator === '>=') return value >= from;
  return operator === '<' ? value < from : value < to;
}

/** Keywords, and the tags and channels of the package. */
function tagsOf({ keywords, labels }: SearchDocument): string[] {
  return [...new Set([...keywords, ...labels].map((word) => word.toLowerCase()))];
}

/** The values of a facet that a document counts for. */
export function facetValuesOf(document: SearchDocument, field: FacetField): string[] {
  if (field === 'namespace') {
    const segments = document.namespace.split('.');
    return segments.map((_, index) => segments.slice(0, index + 1).join('.'));
  }
  if (field === 'tag') return tagsOf(document);
  if (field === 'author') return [...new Set(document.authors)];
  return document[field] === '' ? [] : [document[field]];
}
