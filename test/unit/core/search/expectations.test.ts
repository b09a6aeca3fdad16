import { describe, expect, it } from 'vitest';
import { checkIndex, putDocument, type SearchDocument } from '../../../../main/core/search/index.ts';
import { randomDocument, randomSource, search, searchDatabase } from './random-documents.ts';

const random = randomSource(5);
function store(documents: readonly Partial<SearchDocument>[]) {
  const db = searchDatabase();
  documents.forEach((document, index) => {
    putDocument(db, {
      ...randomDocument(random, index + 1),
      namespace: 'org.acme',
      description: '',
      body: '',
      keywords: [],
      popularity: 0,
      dependentCount: 0,
      ...document,
    });
  });
  return (query: string) => search(db, { query }).hits.map((hit) => hit.name);
}

describe('what people type', () => {
  const find = store([
    { name: 'body-only', body: 'a fast thing', popularity: 9_000 },
    { name: 'described', description: 'Fast and simple', popularity: 50 },
    { name: 'tagged', keywords: ['fast'] },
    { name: 'very-fast', popularity: 5 },
    { name: 'fastify', popularity: 500 },
    { name: 'fast-json', popularity: 700 },
    { name: 'fast' },
    { name: 'foo-bar' },
    { name: '@scope/widget' },
    { name: 'aes', namespace: 'org.acme.crypto' },
    { name: 'données', description: '数据库驱动 crème' },
    { name: 'a' },
  ]);

  it('puts the exact name first, then beginnings, words, keywords, description, text', () => {
    expect(find('fast')).toEqual([
      'fast',
      'fast-json',
      'fastify',
      'very-fast',
      'tagged',
      'described',
      'body-only',
    ]);
    expect(find('fasti')).toEqual(['fastify']);
    expect(find('fa')).toEqual(['fast-json', 'fastify', 'fast', 'very-fast', 'tagged']);
  });

  it.each([
    ['foo-bar', 'foo-bar'],
    ['foo-b', 'foo-bar'],
    ['foo_bar', 'foo-bar'],
    ['bar foo', 'foo-bar'],
    ['"foo bar"', 'foo-bar'],
    ['@scope/widget', '@scope/widget'],
    ['@scope/wid', '@scope/widget'],
    ['@scope/widget@1.2.3', '@scope/widget'],
    ['@scope/widget@^1', '@scope/widget'],
    ['org.acme.crypto/aes', 'aes'],
    ['org.acme.crypto/aes@^1.5.0', 'aes'],
    ['acme/aes', 'aes'],
    ['org.acme.crypto', 'aes'],
    ['ns:org.acme.crypto', 'aes'],
    ['aes@latest', 'aes'],
    ['fastify@', 'fastify'],
    ['DONNEES', 'données'],
    ['donné', 'données'],
    ['creme', 'données'],
    ['数据', 'données'],
    ['据库', 'données'],
    ['a', 'a'],
  ])('%s finds %s first', (query, name) => expect(find(query)[0]).toBe(name));

  it('does not find what is not there', () => {
    expect(find('"foo ba"')).toEqual([]);
    expect(find('库数')).toEqual([]);
    expect(find('fastt')).toEqual([]);
    expect(find('fast -json -fastify -fast')).toEqual([]);
  });

  it('leaves out whole words only', () => {
    expect(find('fast -fast')).toEqual(['fastify']);
  });
});

describe('hostile and broken input', () => {
  const db = searchDatabase();
  for (let rowid = 1; rowid <= 50; rowid += 1) putDocument(db, randomDocument(random, rowid));

  it.each([
    '"',
    '""',
    "'",
    "' OR 1=1 --",
    '*',
    '**',
    'foo*',
    '^foo',
    'NEAR',
    'NEAR(a b)',
    'AND',
    'OR',
    'NOT',
    'a AND',
    'NOT a',
    '(',
    ')',
    '((((',
    'name : x',
    '{name} : x',
    '- {name} : x',
    'tokens:x',
    'rowid:1',
    'a + b',
    '\\',
    '\\"',
    '"\\',
    '\0',
    'a\0b',
    '\uE003',
    '"\uE003"',
    '\uE002k',
    'kind:"\' OR 1"',
    'tag:")',
    'size:>',
    'updated:>now-99999w',
    'version:>=999999999999',
    'version:=v1',
    '\uD800',
    '💥',
    'a'.repeat(1_000),
    '-'.repeat(1_000),
    '('.repeat(1_000),
    'a OR '.repeat(200),
    '-(a -(b '.repeat(120),
    'a '.repeat(500),
    'a-'.repeat(499),
    '"a" '.repeat(250),
    `tag:${'x,'.repeat(400)}`,
    '(a OR -(b OR -(c OR -(d '.repeat(40),
    'a/b@'.repeat(200),
    '数'.repeat(1_000),
  ])('%j is harmless', (query) => {
    for (const sort of ['relevance', 'name'] as const) {
      const output = search(db, { query, sort, facets: true, limit: 5 });
      expect(output.hits.length).toBeLessThanOrEqual(5);
      expect(output.tookMs).toBeLessThan(2_000);
    }
  });

  it('survives random text, and the index with it', () => {
    const pieces = [
      ...'ab"()*:^-+{}\\,@/.\'<>= \t\0\uE000\uE003é数',
      'NEAR(',
      ' OR ',
      ' AND ',
      ' NOT ',
      'name:',
      'size:>',
      'updated:<',
    ];
    for (let round = 0; round < 2_000; round += 1) {
      let query = '';
      for (let length = random(25); length > 0; length -= 1) query += pieces[random(pieces.length)];
      search(db, { query, facets: round % 5 === 0 });
    }
    expect(checkIndex(db)).toEqual({ documents: 50, problems: [] });
  });

  it('cannot reach the synthetic tokens', () => {
    expect(search(db, { query: '\uE003' }).problem).toMatch(/no word/);
    expect(search(db, { query: 'name:"\uE003"' }).problem).toMatch(/not a value/);
  });

  it('takes filter values as values', () => {
    for (const value of ['"', "') OR 1=1 --", '\n', '*', '']) {
      expect(search(db, { filters: { tag: [value], kind: ['plugin'] }, facets: true }).hits).toEqual([]);
    }
  });

  it('refuses cursors of another order and invented ones', () => {
    const first = search(db, { sort: 'name', limit: 5 });
    expect(search(db, { sort: 'name', limit: 5, cursor: first.cursor }).problem).toBeUndefined();
    for (const cursor of ['x', '', '!!', Buffer.from('{"at":"key"}').toString('base64url'), 'bnVsbA']) {
      expect(search(db, { sort: 'name', cursor })).toMatchObject({
        hits: [],
        problem: expect.stringMatching(/again/),
      });
    }
    expect(search(db, { sort: 'size', cursor: first.cursor }).hits).toEqual([]);
  });

  it('says what it did not understand and searches the rest', () => {
    expect(search(db, { query: 'colour:red' }).problem).toMatch(/no field/);
    expect(search(db, { query: 'Fast "Two words" -x' }).terms).toEqual(['fast', 'two', 'words']);
  });
});
