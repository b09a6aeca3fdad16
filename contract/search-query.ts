import { kinds } from './vocabulary.ts';

/**
 * The query language of artifact and log search: terms, "phrases", `field:value`, `field:>=n`, `a OR b`, `-x`,
 * parentheses, `tags:a,b`. A space means "and" and binds tighter than OR; a backslash takes the next character as
 * it is. Pure: the page, the core and the command line read the same text the same way.
 */
export const queryFields = [
  'kind',
  'state',
  'namespace',
  'tag',
  'author',
  'license',
  'signature',
  'signed',
  'name',
  'version',
  'size',
  'updated',
  'dependents',
  'deprecated',
  'yanked',
] as const;
export type QueryField = (typeof queryFields)[number];
export type QueryOperator = '=' | '>' | '>=' | '<' | '<=';

/** `term` matches beginnings of words, `phrase` whole words in order; a field matches any one of its values. */
export type QueryNode =
  | { readonly type: 'term'; readonly text: string }
  | { readonly type: 'phrase'; readonly text: string }
  | FieldNode
  | { readonly type: 'and'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'or'; readonly nodes: readonly QueryNode[] }
  | { readonly type: 'not'; readonly node: QueryNode };

export interface FieldNode {
  readonly type: 'field';
  readonly field: QueryField;
  readonly operator: QueryOperator;
  readonly values: readonly string[];
}

export interface ParsedQuery {
  /** Undefined when there is nothing to search for. */
  readonly node: QueryNode | undefined;
  /** What was not understood, in words; it is searched as plain text. */
  readonly problem?: string;
}

const aliases: Readonly<Record<string, QueryField>> = {
  ns: 'namespace',
  tags: 'tag',
  keyword: 'tag',
  keywords: 'tag',
  authors: 'author',
};
const comparable: ReadonlySet<QueryField> = new Set(['size', 'updated', 'dependents', 'version']);
const boolean: ReadonlySet<QueryField> = new Set(['signed', 'deprecated', 'yanked']);
const units: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1e3,
  kb: 1e3,
  kib: 1024,
  m: 1e6,
  mb: 1e6,
  mib: 1024 ** 2,
  g: 1e9,
  gb: 1e9,
  gib: 1024 ** 3,
  t: 1e12,
  tb: 1e12,
  tib: 1024 ** 4,
};
const spans: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};
/** Deeper nesting and longer queries cost the index more than they tell; the rest is left out and said. */
const depthLimit = 24;
const leafLimit = 64;

/** Bytes of `1MB`, `1.5GiB`, `2048`: decimal units, `KiB` and the like binary. Undefined when it is no size. */
export function bytesOf(text: string): number | undefined {
  const match = /^(\d{1,15}(?:\.\d{1,6})?)([a-z]{0,3})$/i.exec(text);
  const unit = units[(match?.[2] ?? '?').toLowerCase()];
  return match === null || unit === undefined ? undefined : Math.round(Number(match[1]) * unit);
}

/**
 * The interval [from, to) in milliseconds UTC that a date means: `2026`, `2026-01`, `2026-01-31`, an RFC 3339 time,
 * `now`, `now-7d`, `7d` (units m h d w). Undefined when it is no date.
 */
export function intervalOf(text: string, now: number): { from: number; to: number } | undefined {
  const relative = /^(?:now(?:-(\d{1,5})([mhdw]))?|(\d{1,5})([mhdw]))$/i.exec(text);
  if (relative !== null) {
    const amount = Number(relative[1] ?? relative[3] ?? 0);
    const from = now - amount * (spans[(relative[2] ?? relative[4] ?? 'm').toLowerCase()] ?? 0);
    return { from, to: from + 1 };
  }
  const day = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(text);
  if (day !== null) return calendarInterval(Number(day[1]), day[2], day[3]);
  if (!/^\d{4}-\d\d-\d\dT[\d:.]{5,12}(Z|[+-]\d\d:\d\d)?$/i.test(text)) return undefined;
  const from = Date.parse(text);
  return Number.isNaN(from) ? undefined : { from, to: from + 1 };
}

function calendarInterval(year: number, month: string | undefined, day: string | undefined) {
  const first = Number(month ?? 1) - 1;
  const from = Date.UTC(year, first, Number(day ?? 1));
  const real = new Date(from);
  if (real.getUTCMonth() !== first || real.getUTCDate() !== Number(day ?? 1)) return undefined;
  if (day !== undefined) return { from, to: from + 86_400_000 };
  return { from, to: month === undefined ? Date.UTC(year + 1, 0) : Date.UTC(year, first + 1) };
}

// Most text is ASCII, and asking Unicode about each character costs ten times as much.
const ascii = /^[\0-\x7f]*$/;
const unicodeWord =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])[\p{L}\p{N}])+/gu;

/**
 * Lower case without diacritics, as SQLite's unicode61 tokenizer with `remove_diacritics 2` folds; final sigma
 * becomes sigma. What the index stores is folded by this function first, so the two cannot disagree.
 */
export function foldText(text: string): string {
  if (ascii.test(text)) return text.toLowerCase();
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{Mn}+/gu, '')
    .normalize('NFC')
    .replaceAll('ς', 'σ');
}

/** The folded words of a text: runs of letters and digits, each Han or kana character a word of its own. */
export function wordsOf(text: string): string[] {
  return foldText(text).match(ascii.test(text) ? /[a-z0-9]+/g : unicodeWord) ?? [];
}

/** The folded words to highlight in a result: those of every term and phrase that is not excluded. */
export function highlightTerms(node: QueryNode | undefined): string[] {
  const found = new Set<string>();
  const visit = (current: QueryNode): void => {
    if (current.type === 'term' || current.type === 'phrase') {
      for (const word of wordsOf(current.text)) found.add(word);
    } else if (current.type === 'field') {
      if (current.field === 'name' || current.field === 'tag' || current.field === 'author') {
        for (const word of current.values.flatMap(wordsOf)) found.add(word);
      }
    } else if (current.type !== 'not') current.nodes.forEach(visit);
  };
  if (node !== undefined) visit(node);
  return [...found];
}

/** The text of a query; `parseQuery(printQuery(node)).node` equals `node` for every node that `parseQuery` can make. */
export function printQuery(node: QueryNode): string {
  switch (node.type) {
    case 'term':
      return printTerm(node.text);
    case 'phrase':
      return quote(node.text);
    case 'field': {
      const operator = node.operator === '=' ? '' : node.operator;
      return `${node.field}:${operator}${node.values.map(printValue).join(',')}`;
    }
    case 'not':
      return `-${printOperand(node.node)}`;
    case 'and':
      return node.nodes.map(printOperand).join(' ');
    case 'or':
      return node.nodes.map(printOperand).join(' OR ');
  }
}

const printOperand = (node: QueryNode): string =>
  node.type === 'and' || node.type === 'or' ? `(${printQuery(node)})` : printQuery(node);
const quote = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
const printValue = (value: string): string =>
  value === '' || /[\s"(),\\]|^[<>=]/u.test(value) ? quote(value) : value;

function printTerm(text: string): string {
  if (text === 'OR' || text === 'AND') return `\\${text}`;
  const escaped = text.replace(/[\s"()\\]/gu, '\\$&').replace(/^-/, '\\-');
  return /^[a-z]+:/i.test(escaped) ? escaped.replace(':', '\\:') : escaped;
}

/**
 * Reads a query. Never throws; linear in the length. What is not understood (unknown fields, stray parentheses,
 * values that do not fit their field) is searched as plain words and explained in `problem`.
 */
export function parseQuery(text: string): ParsedQuery {
  const problems: string[] = [];
  const node = new Parser(text, (problem) => void problems.push(problem)).parse();
  return problems[0] === undefined ? { node } : { node, problem: problems[0] };
}

const isSpace = (character: string): boolean => /\s/u.test(character);

class Parser {
  readonly #text: string;
  readonly #report: (problem: string) => void;
  #position = 0;
  #leaves = 0;

  constructor(text: string, report: (problem: string) => void) {
    this.#text = text;
    this.#report = report;
  }

  parse(): QueryNode | undefined {
    return this.#alternatives(0);
  }

  /** `a b OR c d`, up to the parenthesis that closes it. */
  #alternatives(depth: number): QueryNode | undefined {
    const branches: QueryNode[] = [];
    let members: QueryNode[] = [];
    const close = (): void => {
      const branch = joined('and', members);
      if (branch === undefined) this.#report('OR needs words on both sides.');
      else branches.push(branch);
      members = [];
    };
    let alternatives = false;
    for (;;) {
      this.#skipSpace();
      const character = this.#text[this.#position];
      if (character === undefined) break;
      if (character === ')') {
        this.#position += 1;
        if (depth > 0) break;
        this.#report('There is a closing parenthesis without an opening one.');
      } else if (this.#takeWord('OR')) {
        alternatives = true;
        close();
      } else if (!this.#takeWord('AND')) {
        const member = this.#operand(depth);
        if (member !== undefined) members.push(member);
      }
    }
    if (depth > 0 && this.#text[this.#position - 1] !== ')') this.#report('A parenthesis is not closed.');
    if (!alternatives) return joined('and', members);
    close();
    return joined('or', branches);
  }

  #operand(depth: number): QueryNode | undefined {
    const character = this.#text[this.#position];
    if (character === '-') return this.#negated(depth);
    if (character === '(') {
      this.#position += 1;
      if (depth < depthLimit) return this.#alternatives(depth + 1);
      this.#report('The query is nested too deeply.');
      return undefined;
    }
    const leaf = character === '"' ? this.#phrase() : this.#word();
    if (leaf === undefined) return undefined;
    this.#leaves += leaf.type === 'field' ? leaf.values.length : 1;
    if (this.#leaves <= leafLimit) return leaf;
    this.#report(`Only the first ${leafLimit} words were searched.`);
    return undefined;
  }

  /** `-x`; `--x` is x negated twice. Counted, not recursed into: a line of dashes must not be a deep tree. */
  #negated(depth: number): QueryNode | undefined {
    let dashes = 0;
    for (; this.#text[this.#position] === '-'; this.#position += 1) dashes += 1;
    const next = this.#text[this.#position];
    if (next === undefined || isSpace(next) || next === ')') return undefined;
    const kept = Math.min(dashes, Math.max(0, depthLimit - depth));
    if (kept < dashes) this.#report('The query is nested too deeply.');
    let node = this.#operand(depth + kept);
    for (let count = 0; count < kept && node !== undefined; count += 1) node = { type: 'not', node };
    return node;
  }

  #phrase(): QueryNode | undefined {
    const { value, closed } = this.#quoted();
    if (value === '') return undefined;
    // While a phrase is being typed its last word is a beginning.
    if (closed) return { type: 'phrase', text: value };
    this.#report('A quote is not closed.');
    return { type: 'term', text: value };
  }

  #word(): QueryNode | undefined {
    const start = this.#position;
    const field = /^([a-z]+):/i.exec(this.#text.slice(start, start + 24))?.[1];
    if (field !== undefined) {
      const known = fieldNamed(field.toLowerCase());
      if (known !== undefined) {
        this.#position += field.length + 1;
        const node = this.#field(known);
        if (node !== undefined) return node;
        this.#position = start;
      } else if (!/^:\/\//.test(this.#text.slice(start + field.length, start + field.length + 3))) {
        this.#report(`There is no field “${field}”.`);
      }
    }
    const text = this.#bare('"()');
    return text === '' ? undefined : { type: 'term', text };
  }

  #field(field: QueryField): QueryNode | undefined {
    const operator = /^(>=|<=|>|<|=)?/.exec(this.#text.slice(this.#position, this.#position + 2))?.[0] ?? '';
    this.#position += operator.length;
    const values: string[] = [];
    do {
      if (this.#text[this.#position] === ',') this.#position += 1;
      const quoted = this.#text[this.#position] === '"';
      const value = quoted ? this.#quoted().value : this.#bare('"(),');
      if (value !== '' || quoted) values.push(value);
    } while (this.#text[this.#position] === ',');
    const node: FieldNode = { type: 'field', field, operator: operatorOf(operator), values };
    const problem = problemOf(node);
    if (problem === undefined) return node;
    this.#report(problem);
    return undefined;
  }

  #quoted(): { value: string; closed: boolean } {
    this.#position += 1;
    const value = this.#until((character) => character === '"');
    const closed = this.#position < this.#text.length;
    if (closed) this.#position += 1;
    return { value, closed };
  }

  #bare(ends: string): string {
    return this.#until((character) => ends.includes(character) || isSpace(character));
  }

  #until(ends: (character: string) => boolean): string {
    let value = '';
    for (; this.#position < this.#text.length; this.#position += 1) {
      const character = this.#text[this.#position] ?? '';
      if (ends(character)) break;
      if (character === '\\' && this.#position + 1 < this.#text.length) this.#position += 1;
      value += this.#text[this.#position] ?? '';
    }
    return value;
  }

  #takeWord(word: string): boolean {
    if (!this.#text.startsWith(word, this.#position)) return false;
    const after = this.#text[this.#position + word.length];
    if (after !== undefined && !isSpace(after) && after !== '(' && after !== ')') return false;
    this.#position += word.length;
    return true;
  }

  #skipSpace(): void {
    while (isSpace(this.#text[this.#position] ?? '')) this.#position += 1;
  }
}

function joined(type: 'and' | 'or', nodes: readonly QueryNode[]): QueryNode | undefined {
  return nodes.length > 1 ? { type, nodes } : nodes[0];
}

function fieldNamed(name: string): QueryField | undefined {
  return (
    (Object.hasOwn(aliases, name) ? aliases[name] : undefined) ?? queryFields.find((field) => field === name)
  );
}

const operatorOf = (text: string): QueryOperator =>
  text === '>' || text === '>=' || text === '<' || text === '<=' ? text : '=';

const isKind = (text: string): boolean => kinds.some((kind) => kind === text.toLowerCase());

function problemOf({ field, operator, values }: FieldNode): string | undefined {
  const [first] = values;
  if (first === undefined) return `“${field}:” needs a value.`;
  if (operator !== '=' && !comparable.has(field)) return `“${field}” cannot be compared with ${operator}.`;
  const stranger = field === 'kind' ? values.find((value) => !isKind(value)) : undefined;
  if (stranger !== undefined) return `There is no kind “${stranger}”; the kinds are ${kinds.join(', ')}.`;
  if (operator !== '=' && values.length > 1) return `“${field}:${operator}” takes one value.`;
  const fits = values.every((value) => {
    if (boolean.has(field)) return value === 'true' || value === 'false';
    if (field === 'size') return bytesOf(value) !== undefined;
    if (field === 'dependents') return /^\d{1,12}$/.test(value);
    if (field === 'updated') return intervalOf(value, 0) !== undefined;
    if (field === 'version') return /^v?\d[\w.+-]{0,255}$/.test(value);
    return wordsOf(value).length > 0;
  });
  return fits ? undefined : `“${values.join(',')}” is not a value of “${field}”.`;
}
