import { expect, test } from 'vitest';
import { ruleMark, ruleName } from '../../../../../renderer/features/quality/chart/rule-marks.ts';

test('the lowest rule stands at the point', () => {
  expect(ruleMark(['nelson-2', 'nelson-5'])).toBe('2');
  expect(ruleMark(['weco-4'])).toBe('W4');
  expect(ruleMark(['limit'])).toBe('L');
  expect(ruleMark(['shift-up'])).toBe('↑');
});

test('a rule of a later version is marked and named as it is called', () => {
  expect(ruleMark(['montgomery-9'])).toBe('!');
  expect(ruleName('montgomery-9')).toBe('montgomery-9');
});
