import { expect, it } from 'vitest';
import { shannonEntropy } from '../../../../../main/core/transfer/secrets/entropy.ts';
import { KeywordAutomaton } from '../../../../../main/core/transfer/secrets/keyword-automaton.ts';

it('finds every occurrence, overlapping ones and suffixes of others included', () => {
  const keywords = ['he', 'she', 'his', 'hers'];
  const hits: [string | undefined, number][] = [];
  const text = Buffer.from('uSHErs his');
  new KeywordAutomaton(keywords).scan(text, 0, text.length, (id, end) => hits.push([keywords[id], end]));
  expect(hits).toEqual([
    ['she', 4],
    ['he', 4],
    ['hers', 6],
    ['his', 10],
  ]);
});

it('agrees with a plain search on random text', () => {
  const keywords = ['ab', 'abc', 'bca', 'ccc', 'a-b'];
  const automaton = new KeywordAutomaton(keywords);
  let seed = 7;
  for (let round = 0; round < 200; round += 1) {
    const text = Array.from({ length: 60 }, () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return 'abc-'[seed % 4];
    }).join('');
    const expected = keywords.flatMap((word, id) =>
      [...text].flatMap((_, at) => (text.startsWith(word, at) ? [`${id}@${at + word.length}`] : [])),
    );
    const hits: string[] = [];
    automaton.scan(Buffer.from(text), 0, text.length, (id, end) => hits.push(`${id}@${end}`));
    expect(hits.sort()).toEqual(expected.sort());
  }
});

it('measures entropy in bits per character', () => {
  expect(shannonEntropy('')).toBe(0);
  expect(shannonEntropy('aaaa')).toBe(0);
  expect(shannonEntropy('abcd')).toBe(2);
  expect(shannonEntropy('aabb')).toBe(1);
});
