import semver from 'semver';
import { expect, test } from 'vitest';
import { joinRanges } from '../../../../../main/core/resolve/answer/join-ranges.ts';

test.each([
  [['^1'], '^1'],
  [['^1', '^1'], '^1'],
  [['<3', '^1 || ^2'], '<3 ^1 || <3 ^2'],
  [['1.0.0 - 2.0.0', '^1.5'], '>=1.0.0 <=2.0.0 ^1.5'],
  [['*', ''], '* *'],
])('%j together are %s', (ranges, text) => {
  expect(joinRanges(ranges)).toBe(text);
});

test('holds what all hold, and nothing else', () => {
  const versions = Array.from(
    { length: 60 },
    (_, index) => `${index % 4}.${Math.floor(index / 4) % 5}.${index % 3}`,
  );
  const ranges = ['^1.2 || 3.x', '>=1.3 <3.2 || 0.x', '~1.3 || ~3.1'];
  const joined = joinRanges(ranges);
  for (const version of versions)
    expect([version, semver.satisfies(version, joined)]).toEqual([
      version,
      ranges.every((range) => semver.satisfies(version, range)),
    ]);
});
