import { expect, test } from 'vitest';
import { rangeProblemAt } from '../../../../main/core/identity/range-problem.ts';

test('a range has no problem', () => {
  for (const text of ['^1.2.3', '1.x || >=2 <3', '1.0.0 - 2.0.0', '', '*', '>= 1.2'])
    expect(rangeProblemAt(text)).toBeUndefined();
});

test.each([
  ['^1.2.3.4', 0],
  ['^1.0.0 || ^x.y', 10],
  ['>=1.0.0 <2.0.0 latest', 15],
  ['  nonsense', 2],
  ['1.0.0 || >= banana', 9],
  ['1.0.0 - ', 0],
])('%j is wrong at %d', (text, position) => {
  expect(rangeProblemAt(text)).toBe(position);
});
