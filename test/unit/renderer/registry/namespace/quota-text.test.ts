import { expect, test } from 'vitest';
import {
  bytesOf,
  quantityOf,
  wholeOf,
} from '../../../../../renderer/features/registry/namespace/quota-text.ts';

test.each([0, 1, 999, 1_000, 1_500, 1_234_567, 1_000_000_000, 2_500_000_000_000, 7_000_000_001])(
  '%i bytes are shown so that they come back exactly',
  (bytes) => {
    const { amount, unit } = quantityOf(bytes);
    expect(bytesOf(amount, unit)).toBe(bytes);
  },
);

test('amounts as people type them', () => {
  expect(bytesOf('', 'MB')).toBeUndefined();
  expect(bytesOf(' 1,5 ', 'GB')).toBe(1_500_000_000);
  for (const text of ['-1', '1e9', 'many', '1.2.3', '999999999999999'])
    expect(bytesOf(text, 'TB')).toBe('wrong');
  expect([wholeOf(''), wholeOf(' 12 '), wholeOf('1.5'), wholeOf('-3')]).toEqual([
    undefined,
    12,
    'wrong',
    'wrong',
  ]);
});
