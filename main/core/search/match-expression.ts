/** FTS5 MATCH expressions of parsed queries. Every word of a user is quoted and consists of letters and digits alone. */
import { type FieldNode, type QueryNode, wordsOf } from '../../../contract/search-query.ts';
import { facetLetters, hiddenLetters, tagValue } from './facet-lines.ts';
import { everyDocument, facetToken, gramToken, isShort, nameGramToken, nameWordToken } from './tokens.ts';

/** Matches every document. */
export const matchAll = `"${everyDocument}"`;

const quoted = (...words: string[]): string => `"${words.join(' ')}"`;
const anyOf = (expressions: readonly string[]): string => group(expressions, ' OR ');
const allOf = (expressions: readonly string[]): string => group(expressions, ' AND ');
const group = (expressions: readonly string[], between: string): string =>
  expressions.length === 1 ? (expressions[0] ?? '') : `(${expressions.join(between)})`;
const allBut = (expression: string): string => `(${matchAll} NOT ${expression})`;

/** Words of a term; a coordinate loses its version, so that `name@1.2.3` finds the package. */
export function termWords(text: string): string[] {
  return wordsOf(withoutVersion(text));
}

/** `@scope/name@^1.2` without `@^1.2`; any other text as it is. */
export function withoutVersion(text: string): string {
  const match = /^(.+)@(?:[\^~<>=]*v?\d[^/@]*|[*x^~]|latest)?$/i.exec(text);
  return match?.[1] ?? text;
}

/**
 * How terms match: by `everything` that begins so; by the word itself and some that are known to begin so, which is
 * a part of the first, found without collecting the documents of each word; or by whole `words`, as exclusions do:
 * who leaves out java still wants javascript.
 */
export type Reach = 'everything' | 'words' | ((beginning: string) => readonly string[]);

/** The expression of a query that names no columns (see `usesColumns`); undefined when it holds no word at all. */
export function matchExpression(node: QueryNode, reach: Reach): string | undefined {
  switch (node.type) {
    case 'term':
      return matchTerm(node.text, reach);
    case 'phrase': {
      const words = wordsOf(node.text);
      return words.length === 0 ? undefined : quoted(...words);
    }
    case 'field':
      return matchField(node);
    case 'not': {
      const inner = matchExpression(node.node, 'words');
      return inner === undefined ? undefined : allBut(inner);
    }
    case 'or': {
      const branches = node.nodes.flatMap((branch) => matchExpression(branch, reach) ?? []);
      return branches.length === 0 ? undefined : anyOf(branches);
    }
    case 'and':
      return matchEvery(node.nodes, reach);
  }
}

/** All of these; exclusions subtract from the others rather than from everything. */
export function matchEvery(nodes: readonly QueryNode[], reach: Reach): string | undefined {
  const wanted: string[] = [];
  const excluded: string[] = [];
  for (const node of nodes) {
    const expression =
      node.type === 'not' ? matchExpression(node.node, 'words') : matchExpression(node, reach);
    if (expression !== undefined) (node.type === 'not' ? excluded : wanted).push(expression);
  }
  if (wanted.length + excluded.length === 0) return undefined;
  const all = wanted.length === 0 ? matchAll : allOf(wanted);
  return excluded.length === 0 ? all : `(${all} NOT ${anyOf(excluded)})`;
}

function matchTerm(text: string, reach: Reach): string | undefined {
  const words = termWords(text);
  const last = words.pop();
  if (last === undefined) return undefined;
  if (words.length === 0) return beginning(last, reach);
  // A coordinate spans the columns namespace and name; a hyphenated word stands in one.
  if (/[/@]/.test(text)) return allOf([...words.map((word) => quoted(word)), beginning(last, reach)]);
  if (reach === 'words') return quoted(...words, last);
  if (!isShort(last)) return `${quoted(...words, last)} *`;
  return anyOf([quoted(...words, last), allOf([...words.map((word) => quoted(word)), shortBeginning(last)])]);
}

/** A short beginning is looked for in name, keywords and namespace, and as a whole word everywhere. */
function beginning(word: string, reach: Reach): string {
  if (reach === 'words') return quoted(word);
  if (isShort(word)) return anyOf([quoted(word), shortBeginning(word)]);
  if (reach === 'everything') return `${quoted(word)} *`;
  return anyOf([word, ...reach(word)].map((known) => quoted(known)));
}

const shortBeginning = (word: string): string =>
  anyOf([quoted(gramToken(word)), quoted(nameGramToken(word))]);

/** A term within the name alone: beginnings of its words. */
export function matchName(text: string): string | undefined {
  const words = termWords(text);
  const last = words.pop();
  if (last === undefined) return undefined;
  const start = isShort(last) ? quoted(nameGramToken(last)) : `${quoted(nameWordToken(last))} *`;
  if (words.length === 0) return start;
  if (!isShort(last)) return `(name : ${quoted(...words, last)} *)`;
  return anyOf([
    `(name : ${quoted(...words, last)})`,
    allOf([...words.map((word) => `(name : ${quoted(word)})`), start]),
  ]);
}

function matchField(node: FieldNode): string | undefined {
  const expressions = node.values.flatMap((value) => matchValue(node, value) ?? []);
  return expressions.length === 0 ? undefined : anyOf(expressions);
}

function matchValue({ field }: FieldNode, value: string): string | undefined {
  if (field === 'name') return matchName(value);
  if (field === 'author') return matchAuthor(value);
  const line = facetLineOf(field, value);
  if (line === undefined) return undefined;
  const token = quoted(facetToken(line.line));
  return line.present ? token : allBut(token);
}

function matchAuthor(value: string): string | undefined {
  const words = wordsOf(value);
  const last = words.at(-1);
  if (last === undefined) return undefined;
  return `(authors : ${quoted(...words)}${isShort(last) ? '' : ' *'})`;
}

/** The facet line that a field's value asks for, and whether it has to be there. Undefined for other fields. */
export function facetLineOf(
  field: FieldNode['field'],
  value: string,
): { line: string; present: boolean } | undefined {
  switch (field) {
    case 'kind':
    case 'state':
    case 'signature':
    case 'namespace':
      return { line: facetLetters[field] + value.toLowerCase(), present: true };
    case 'tag':
      return { line: facetLetters.tag + tagValue(value), present: true };
    case 'license':
      return { line: hiddenLetters.foldedLicense + value.toLowerCase(), present: true };
    case 'signed':
      return { line: `${facetLetters.signature}unsigned`, present: value === 'false' };
    case 'deprecated':
    case 'yanked':
      return { line: `${hiddenLetters[field]}true`, present: value === 'true' };
    default:
      return undefined;
  }
}
