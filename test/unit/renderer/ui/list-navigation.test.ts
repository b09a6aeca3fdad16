import { expect, test } from 'vitest';
import { changeSelection, nextIndex } from '../../../../renderer/ui/list-navigation.ts';

test('keys move within the list and never leave it', () => {
  expect(nextIndex('ArrowDown', undefined, 10, 4)).toBe(0);
  expect(nextIndex('ArrowUp', undefined, 10, 4)).toBe(9);
  expect(nextIndex('ArrowDown', 9, 10, 4)).toBe(9);
  expect(nextIndex('ArrowUp', 0, 10, 4)).toBe(0);
  expect(nextIndex('PageDown', 7, 10, 4)).toBe(9);
  expect(nextIndex('PageUp', 7, 10, 4)).toBe(3);
  expect(nextIndex('Home', 7, 10, 4)).toBe(0);
  expect(nextIndex('End', 7, 10, 4)).toBe(9);
  expect(nextIndex('x', 7, 10, 4)).toBeUndefined();
  expect(nextIndex('ArrowDown', undefined, 0, 4)).toBeUndefined();
});

const keyAt = (index: number): string | undefined => (index === 3 ? undefined : `k${index}`);
const plain = { toggle: false, range: false };
const toggle = { toggle: true, range: false };
const range = { toggle: false, range: true };

test('plain selects one, toggle adds and removes, range takes what is loaded between', () => {
  const one = changeSelection(new Set(['k9']), undefined, 1, plain, keyAt);
  expect([...one.selected]).toEqual(['k1']);
  const two = changeSelection(one.selected, one.anchor, 5, toggle, keyAt);
  expect([...two.selected]).toEqual(['k1', 'k5']);
  expect([...changeSelection(two.selected, two.anchor, 1, toggle, keyAt).selected]).toEqual(['k5']);
  const span = changeSelection(one.selected, 1, 5, range, keyAt);
  expect([...span.selected]).toEqual(['k1', 'k2', 'k4', 'k5']);
  expect(span.anchor).toBe(1);
  expect([...changeSelection(span.selected, span.anchor, 0, range, keyAt).selected]).toEqual(['k0', 'k1']);
});
