import { expect, it } from 'vitest';
import { shannonEntropy } from '../../../../../main/core/transfer/secrets/entropy.ts';
import { KeywordFinder } from '../../../../../main/core/transfer/secrets/keyword-finder.ts';

const anyCase = (texts: readonly string[]) => texts.map((text) => ({ text, exact: false }));

it('finds every occurrence, overlapping ones and suffixes of others included', () => {
  const keywords = ['she', 'ers', 'his', 'hers', 'shers'];
  const text = Buffer.from('uSHErs his');
  const hits = new KeywordFinder(anyCase(keywords)).find(text);
  expect(hits.map(({ keyword, start, end }) => [keywords[keyword], start, end])).toEqual([
    ['she', 1, 4],
    ['shers', 1, 6],
    ['hers', 2, 6],
    ['ers', 3, 6],
    ['his', 7, 10],
  ]);
});

it('tells upper from lower case where a keyword asks for it', () => {
  const finder = new KeywordFinder([{ text: 'AKia', exact: true }, ...anyCase(['key'])]);
  const starts = (text: string) => finder.find(Buffer.from(text)).map(({ start }) => start);
  expect(starts('akia AKIA AKia KEY Key')).toEqual([10, 15, 19]);
});

it('refuses keywords it could miss', () => {
  expect(() => new KeywordFinder(anyCase(['ab']))).toThrow(RangeError);
});

it('agrees with a plain search on random text, wherever that starts and ends', () => {
  const keywords = ['aba', 'abc', 'bca', 'cccc', 'a-bc-', 'c-a'];
  const finder = new KeywordFinder(anyCase(keywords));
  let seed = 7;
  for (let round = 0; round < 400; round += 1) {
    const text = Array.from({ length: 50 + (round % 9) }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return 'abc-'[seed % 4];
    }).join('');
    const expected = keywords.flatMap((word, id) =>
      [...text].flatMap((_, at) => (text.startsWith(word, at) ? [`${id}@${at}`] : [])),
    );
    const bytes = Buffer.from(`${'x'.repeat(round % 3)}${text}abc`).subarray(round % 3, -3);
    const hits = finder.find(bytes).map(({ keyword, start }) => `${keyword}@${start}`);
    expect(hits.sort()).toEqual(expected.sort());
  }
});

it('measures entropy in bits per character', () => {
  expect(shannonEntropy('')).toBe(0);
  expect(shannonEntropy('aaaa')).toBe(0);
  expect(shannonEntropy('abcd')).toBe(2);
  expect(shannonEntropy('aabb')).toBe(1);
});
