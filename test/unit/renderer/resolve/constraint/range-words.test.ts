import { expect, it } from 'vitest';
import {
  passedOverPrereleases,
  rangeInWords,
} from '../../../../../renderer/features/resolve/constraint/range-words.ts';

it.each([
  ['^1.4.0', 'at least 1.4.0, below 2.0.0'],
  ['~1.4', 'at least 1.4.0, below 1.5.0'],
  ['^0.2.3', 'at least 0.2.3, below 0.3.0'],
  ['1.x', 'at least 1.0.0, below 2.0.0'],
  ['>=1.2 <2', 'at least 1.2.0, below 2.0.0'],
  ['>1.2.3 <=1.9.0', 'above 1.2.3, at most 1.9.0'],
  ['1.2.3 - 2.3', 'at least 1.2.3, below 2.4.0'],
  ['=1.2.3', 'exactly 1.2.3'],
  ['1.2.3', 'exactly 1.2.3'],
  ['*', 'any version'],
  ['', 'any version'],
  ['^1.0.0 || *', 'any version'],
  ['^1.0.0 || =3.1.0', 'at least 1.0.0, below 2.0.0; or exactly 3.1.0'],
  ['^1.0.0 || ^1.0.0', 'at least 1.0.0, below 2.0.0'],
  ['>=1.0.0 >=1.5.0 <3 <2', 'at least 1.5.0, below 2.0.0'],
  ['>=1.0.0 >1.0.0', 'above 1.0.0'],
  ['^2.0.0-beta.1', 'at least 2.0.0-beta.1, below 3.0.0'],
  ['>2 <1', 'no version at all: at least 3.0.0 and below 1.0.0 exclude each other'],
  ['>1.0.0 <1.0.0', 'no version at all: above 1.0.0 and below 1.0.0 exclude each other'],
  ['=1.0.0 =2.0.0', 'no version at all: its parts exclude each other'],
  ['=1.0.0 =2.0.0 || ^3.0.0', 'at least 3.0.0, below 4.0.0'],
  ['<0.0.0-0', 'no version at all'],
])('says %j in words', (range, words) => {
  expect(rangeInWords(range)).toBe(words);
});

it('has no words for what is no range', () => {
  expect(rangeInWords('^1.2 || >>3')).toBeUndefined();
  expect(rangeInWords('one')).toBeUndefined();
});

it('names the pre-releases a range passes over, not those it names or those outside', () => {
  const listed = (version: string, matches = false) => ({ version, matches });
  const versions = [
    listed('3.0.0-rc.1'),
    listed('2.1.0-beta.2'),
    listed('2.0.0', true),
    listed('2.0.0-beta.3', true),
    listed('1.0.0-alpha'),
  ];
  expect(passedOverPrereleases('>=2.0.0-beta.1 <3.0.0-0', versions)).toEqual(['2.1.0-beta.2']);
  expect(passedOverPrereleases('=2.0.0', versions)).toEqual([]);
});
