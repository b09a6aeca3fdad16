import { describe, expect, it } from 'vitest';
import {
  bytesOf,
  foldText,
  highlightTerms,
  intervalOf,
  parseQuery,
  printQuery,
  type QueryField,
  type QueryNode,
  queryFields,
  wordsOf,
} from '../../../contract/search-query.ts';

function randomSource(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const alphabet = [...'abcXYZ09 -_.:,"\\()<>=@/*é数ß\t', 'OR', 'AND', 'kind:', 'NEAR'];
const examples: Readonly<Record<QueryField, readonly string[]>> = {
  kind: ['plugin', 'Theme'],
  state: ['published'],
  namespace: ['org.acme', 'x(y)'],
  tag: ['web', 'c,d', 'say "hi"'],
  author: ['Jane Doe', '>x'],
  license: ['MIT', 'a\\b'],
  signature: ['trusted'],
  signed: ['true', 'false'],
  name: ['foo-bar', '@scope/name'],
  version: ['1.2.3', 'v2'],
  size: ['1MB', '2048', '1.5GiB'],
  updated: ['2026-01-01', 'now-7d', '2026'],
  dependents: ['0', '42'],
  deprecated: ['true'],
  yanked: ['false'],
};
const compared: readonly QueryField[] = ['size', 'updated', 'dependents', 'version'];

function randomNode(random: (below: number) => number, depth: number): QueryNode {
  const choice = random(depth > 3 ? 3 : 6);
  const pick = <T>(items: readonly [T, ...T[]] | readonly T[]): T => items[random(items.length)] as T;
  if (choice < 2) {
    let text = '';
    for (let length = 1 + random(6); length > 0; length -= 1) text += pick(alphabet);
    return { type: choice === 0 ? 'term' : 'phrase', text };
  }
  if (choice === 2) {
    const field = pick(queryFields);
    if (compared.includes(field) && random(2) === 0)
      return {
        type: 'field',
        field,
        operator: pick(['>', '>=', '<', '<='] as const),
        values: [pick(examples[field])],
      };
    return {
      type: 'field',
      field,
      operator: '=',
      values: Array.from({ length: 1 + random(3) }, () => pick(examples[field])),
    };
  }
  if (choice === 3) return { type: 'not', node: randomNode(random, depth + 1) };
  const nodes = Array.from({ length: 2 + random(2) }, () => randomNode(random, depth + 1));
  return { type: choice === 4 ? 'and' : 'or', nodes };
}

const term = (text: string): QueryNode => ({ type: 'term', text });
const leaves = (node: QueryNode): number =>
  node.type === 'and' || node.type === 'or'
    ? node.nodes.reduce((sum, child) => sum + leaves(child), 0)
    : node.type === 'not'
      ? leaves(node.node)
      : node.type === 'field'
        ? node.values.length
        : 1;

describe('parseQuery and printQuery', () => {
  it('reads back what it prints, for random trees', () => {
    const random = randomSource(7);
    let tried = 0;
    while (tried < 5_000) {
      const node = randomNode(random, 0);
      if (leaves(node) > 64) continue;
      tried += 1;
      expect(parseQuery(printQuery(node)), printQuery(node)).toEqual({ node });
    }
  });

  it('reads any text without throwing, and prints it in a form that means the same', () => {
    const random = randomSource(11);
    for (let round = 0; round < 5_000; round += 1) {
      let text = '';
      for (let length = random(30); length > 0; length -= 1) text += alphabet[random(alphabet.length)];
      const { node } = parseQuery(text);
      if (node !== undefined) expect(parseQuery(printQuery(node)).node, text).toEqual(node);
    }
  });

  it.each<[string, QueryNode | undefined]>([
    ['', undefined],
    ['   ', undefined],
    ['fast', term('fast')],
    ['a b OR c', { type: 'or', nodes: [{ type: 'and', nodes: [term('a'), term('b')] }, term('c')] }],
    ['a AND b', { type: 'and', nodes: [term('a'), term('b')] }],
    ['"a b"', { type: 'phrase', text: 'a b' }],
    ['-x', { type: 'not', node: term('x') }],
    ['foo-bar', term('foo-bar')],
    ['@scope/name@1.2.3', term('@scope/name@1.2.3')],
    ['https://example.org', term('https://example.org')],
    ['tags:a,b', { type: 'field', field: 'tag', operator: '=', values: ['a', 'b'] }],
    ['NS:org.acme', { type: 'field', field: 'namespace', operator: '=', values: ['org.acme'] }],
    ['size:>=1MB', { type: 'field', field: 'size', operator: '>=', values: ['1MB'] }],
    ['author:"Jane Doe"', { type: 'field', field: 'author', operator: '=', values: ['Jane Doe'] }],
  ])('reads %s', (text, node) => expect(parseQuery(text)).toEqual({ node }));

  it.each<[string, QueryNode | undefined, RegExp]>([
    ['colour:red', term('colour:red'), /no field/],
    ['constructor:x', term('constructor:x'), /no field/],
    ['size:big', term('size:big'), /not a value/],
    ['kind:>plugin', term('kind:>plugin'), /cannot be compared/],
    ['kind:', term('kind:'), /needs a value/],
    ['kind:bogus', term('kind:bogus'), /no kind “bogus”; the kinds are plugin, service, config, template/],
    ['kind:theme,skin', term('kind:theme,skin'), /no kind “skin”/],
    ['updated:2026-13-40', term('updated:2026-13-40'), /not a value/],
    ['(a', term('a'), /not closed/],
    ['a)', term('a'), /without an opening/],
    ['"a b', term('a b'), /quote is not closed/],
    ['OR', undefined, /both sides/],
    ['a OR', term('a'), /both sides/],
  ])('explains %s', (text, node, problem) => {
    const parsed = parseQuery(text);
    expect(parsed.node).toEqual(node);
    expect(parsed.problem).toMatch(problem);
  });

  it('stays linear on hostile input', () => {
    const started = performance.now();
    for (const piece of ['(', '-', '"', '((-', 'a OR ', 'size:', '\\', 'tag:a,', '(a ', ')']) {
      parseQuery(piece.repeat(100_000));
    }
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('helpers of the query language', () => {
  it('folds case and diacritics and splits words', () => {
    expect(foldText('Crème BRÛLÉE ΟΔΟΣ İ 한글')).toBe('creme brulee οδοσ i 한글');
    expect(wordsOf('foo-bar_baz 数据库x ＠a')).toEqual(['foo', 'bar', 'baz', '数', '据', '库', 'x', 'a']);
    expect(highlightTerms(parseQuery('Fast "Two Words" -no tag:web kind:plugin').node)).toEqual([
      'fast',
      'two',
      'words',
      'web',
    ]);
    expect(highlightTerms(undefined)).toEqual([]);
  });

  it('reads sizes and dates', () => {
    expect([bytesOf('1MB'), bytesOf('1.5KiB'), bytesOf('7'), bytesOf('x'), bytesOf('1XB')]).toEqual([
      1_000_000,
      1_536,
      7,
      undefined,
      undefined,
    ]);
    const day = Date.UTC(2026, 0, 31);
    expect(intervalOf('2026-01-31', 0)).toEqual({ from: day, to: day + 86_400_000 });
    expect(intervalOf('2026', 0)).toEqual({ from: Date.UTC(2026, 0), to: Date.UTC(2027, 0) });
    expect(intervalOf('now-7d', day)?.from).toBe(day - 7 * 86_400_000);
    expect(intervalOf('2026-02-30', 0)).toBeUndefined();
  });
});
