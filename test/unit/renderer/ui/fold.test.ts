import { expect, test } from 'vitest';
import { fold, markTerms } from '../../../../renderer/ui/fold.ts';

test('folding keeps positions, whatever the characters', () => {
  for (const text of ['Ünïcode ÀÉ', 'İstanbul', 'ﬁne 😀 ok', 'straße'])
    expect(fold(text)).toHaveLength(text.length);
  expect(fold('Crème BRÛLÉE')).toBe('creme brulee');
});

test('beginnings of words are marked, folded, the longest term first; the text is whole', () => {
  const parts = markTerms('Señor parser, PARSE-tree', ['pars', 'parse', 'sen']);
  expect(parts.filter(({ marked }) => marked).map(({ text }) => text)).toEqual(['Señ', 'parse', 'PARSE']);
  expect(parts.map(({ text }) => text).join('')).toBe('Señor parser, PARSE-tree');
});

test('nothing is marked inside a word or without terms', () => {
  expect(markTerms('compare', ['pare'])).toEqual([{ text: 'compare', marked: false }]);
  expect(markTerms('compare', [])).toEqual([{ text: 'compare', marked: false }]);
  expect(markTerms('compare', [''])).toEqual([{ text: 'compare', marked: false }]);
});
