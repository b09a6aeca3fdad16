import { expect, it } from 'vitest';
import { constraintText } from '../../../../../renderer/features/registry/detail/constraint-text.ts';
import {
  fieldsOfText,
  withField,
} from '../../../../../renderer/features/resolve/constraint/constraint-fields.ts';

it.each([
  ['^1.4.0', { caret: '1.4.0' }],
  ['~ 1.4', { tilde: '1.4' }],
  ['>=1.2.0 <2', { gte: '1.2.0', lt: '2' }],
  ['>1 <= 2.3', { gt: '1', lte: '2.3' }],
  ['=1.2.3-rc.1+build.5', { eq: '1.2.3-rc.1+build.5' }],
  ['1.2.3', { eq: '1.2.3' }],
  ['1.x', { wildcard: '1.x' }],
  ['*', { wildcard: '*' }],
  ['', {}],
])('splits %j into members', (text, fields) => {
  expect(fieldsOfText(text)).toEqual(fields);
});

it.each(['^1.0.0 || ^2.0.0', '1.2.3 - 2.0.0', '>=1.0.0 >=2.0.0', '>>3', 'latest', '^'])(
  'keeps %j whole, since members cannot hold it',
  (text) => {
    expect(fieldsOfText(text)).toEqual({ range: text });
  },
);

it('comes back as a text that means the same', () => {
  for (const text of ['^1.4.0', '>=1.2.0 <2', '=1.2.3', '1.x', '^1.0.0 || ^2.0.0'])
    expect(constraintText(fieldsOfText(text))).toBe(text);
});

it('drops members left empty', () => {
  expect(withField({ gte: '1.0.0', lt: '2.0.0' }, 'lt', ' ')).toEqual({ gte: '1.0.0' });
  expect(withField('^1.0.0', 'caret', '2.0.0')).toEqual({ caret: '2.0.0' });
});
