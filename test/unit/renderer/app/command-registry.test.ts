import { expect, test, vi } from 'vitest';
import { matchesTitle } from '../../../../renderer/app/command-match.ts';
import { createCommandRegistry } from '../../../../renderer/app/command-registry.ts';

test('a later command shadows an earlier one of the same id until it is withdrawn', () => {
  const registry = createCommandRegistry();
  const first = vi.fn();
  const second = vi.fn();
  registry.add({ id: 'a', title: 'First', run: first });
  const withdraw = registry.add({ id: 'a', title: 'Second', run: second });
  expect(registry.list().map(({ title }) => title)).toEqual(['Second']);
  expect(registry.run('a')).toBe(true);
  withdraw();
  expect(registry.run('a')).toBe(true);
  expect([first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1]);
  expect(registry.run('unknown')).toBe(false);
});

test('listeners hear of every change and the list is the same object between changes', () => {
  const registry = createCommandRegistry();
  const heard = vi.fn();
  const stop = registry.subscribe(heard);
  const withdraw = registry.add({ id: 'a', title: 'A', run: () => undefined });
  expect(registry.list()).toBe(registry.list());
  withdraw();
  stop();
  registry.add({ id: 'b', title: 'B', run: () => undefined });
  expect(heard).toHaveBeenCalledTimes(2);
});

test('words match beginnings in any order, without regard to case and accents', () => {
  expect(matchesTitle('Go to Browse', 'bro go')).toBe(true);
  expect(matchesTitle('Éditer la clé', 'edit cle')).toBe(true);
  expect(matchesTitle('Go to Browse', 'rowse')).toBe(false);
  expect(matchesTitle('Anything', '  ')).toBe(true);
});
