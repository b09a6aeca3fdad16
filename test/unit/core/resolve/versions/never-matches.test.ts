import semver from 'semver';
import { expect, it, test } from 'vitest';
import { whyNeverMatches } from '../../../../../main/core/resolve/versions/never-matches.ts';
import { InvalidRange } from '../../../../../main/core/resolve/versions/parsed-range.ts';
import { rangeCanMatch } from '../../../../../main/core/resolve/versions/range-can-match.ts';

it.each([
  ['>2 <1', 'no version is both above 2 and below 1'],
  ['>= 2 < 2', 'no version is both at least 2 and below 2'],
  ['>1 <2', 'no version is both above 1.x and below 2'],
  ['^1 ^2', 'no version is both within ^1 and within ^2'],
  ['1.0.0 2.0.0', 'no version is both exactly 1.0.0 and exactly 2.0.0'],
  ['1.x >=2', 'no version is both within 1.x and at least 2'],
  ['2 - 1', 'no version is both at least 2 and at most 1'],
  ['>1.0.0 <1.0.1', 'no release is both above 1.0.0 and below 1.0.1'],
  ['<0.0.0', 'no version is below 0.0.0'],
  ['>*', 'no version is above *'],
  [
    '>3 <2 || =1.0.0 =2.0.0',
    'no version is both above 3 and below 2, and no version is both exactly 1.0.0 and exactly 2.0.0',
  ],
])('%s: %s', (range, why) => {
  expect(whyNeverMatches(range)).toBe(why);
});

it.each(['', '*', '^1.4.0', '>2 <1 || 3', '>=1.0.0-a <1.0.0', '>1.0.0 <1.0.1-b', '<0.0.1-0.1', 'no range'])(
  'says nothing of %s',
  (range) => {
    expect(whyNeverMatches(range)).toBeUndefined();
  },
);

it('does not judge what is no range', () => {
  expect(() => rangeCanMatch('no range')).toThrow(InvalidRange);
});

test('what node-semver finds a version for can match, and nothing else can', () => {
  const places = [
    '0.0.0',
    '0.0.1',
    '0.1.0',
    '1.0.0',
    '1.0.1-0',
    '1.0.1-a',
    '1.0.1',
    '1.1.0',
    '2.0.0-a.1',
    '2.0.0',
  ];
  // Every place there is between these.
  const candidates = places.flatMap((place) => [
    place,
    `${place}${place.includes('-') ? '.0' : '-0'}`,
    `${place}${place.includes('-') ? '.b' : '-b'}`,
    semver.inc(place, 'patch') ?? '',
    semver.inc(place, 'major') ?? '',
  ]);
  const operators = ['>', '>=', '<', '<=', '=', '^', '~'];
  const parts = operators.flatMap((operator) => places.map((place) => operator + place));
  let impossible = 0;
  for (const [index, one] of parts.entries())
    for (const other of parts.slice(index)) {
      const range = `${one} ${other}`;
      const parsed = new semver.Range(range);
      const matches = candidates.some((version) => parsed.test(version));
      expect(rangeCanMatch(range), range).toBe(matches);
      if (!matches) impossible += 1;
    }
  expect(impossible).toBeGreaterThan(500);
});
