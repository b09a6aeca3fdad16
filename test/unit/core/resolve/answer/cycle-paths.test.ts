import { expect, test } from 'vitest';
import { findCircles } from '../../../../../main/core/resolve/answer/cycle-paths.ts';

const edges = (text: string) =>
  text.split(' ').map((edge) => {
    const [from = '', to = ''] = edge.split(/->|~>/u);
    return { from, to, firm: edge.includes('->') };
  });
const circles = (names: string, text: string) =>
  findCircles(names.split(''), edges(text)).map(({ path, severity }) => `${severity} ${path.join('')}`);

test('draws the shortest way through each part', () => {
  expect(circles('abcd', 'a->b b->c c->d d->a b->a')).toEqual(['error ab']);
  expect(circles('abcdef', 'a->b b->a c->d d->e e->c f->a')).toEqual(['error ab', 'error cde']);
});

test('a package that needs itself is a circle of one', () => {
  expect(circles('ab', 'a->a a->b')).toEqual(['error a']);
});

test('is a warning where dev or peer requirements are needed to close it', () => {
  expect(circles('abc', 'a->b b~>a')).toEqual(['warning ab']);
  // The firm circle inside is what counts.
  expect(circles('abc', 'a->b b->a b~>c c~>a')).toEqual(['error ab']);
});

test('there is none without a way back', () => {
  expect(circles('abc', 'a->b b->c a->c')).toEqual([]);
});

test('of 20,000 in one ring', () => {
  const names = Array.from({ length: 20_000 }, (_, index) => `n${String(index).padStart(5, '0')}`);
  const ring = names.map((from, index) => ({
    from,
    to: names[(index + 1) % names.length] ?? '',
    firm: true,
  }));
  expect(findCircles(names, ring)).toEqual([{ path: names, severity: 'error' }]);
});
