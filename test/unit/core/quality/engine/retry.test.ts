import { expect, test } from 'vitest';
import { contract } from '../../../../../contract/contract.ts';
import { MemoryGrowth } from '../../../../../main/core/quality/engine/memory-growth.ts';
import { delayBefore, mayRetry, pause } from '../../../../../main/core/quality/engine/retry.ts';

const get = contract.registry.get['~orpc'].meta;
const create = contract.registry.create['~orpc'].meta;
const extract = contract.registry.extract['~orpc'].meta;

test('reads may run again; writes while nothing was committed for certain; what unpacks into a folder never', () => {
  const [yes, no] = [() => true, () => false];
  expect(['busy', 'descriptors', 'thread-lost'].map((name) => mayRetry(get, name as 'busy', no))).toEqual([
    true,
    true,
    true,
  ]);
  expect(
    ['unexpected', 'disk-full', 'damaged', 'refused'].map((name) => mayRetry(get, name as 'busy', no)),
  ).toEqual([false, false, false, false]);
  expect(mayRetry(create, 'busy', no)).toBe(true);
  expect(mayRetry(create, 'busy', yes)).toBe(false);
  expect(mayRetry(create, 'thread-lost', no)).toBe(false);
  expect(mayRetry(extract, 'busy', no)).toBe(false);
});

test('each wait is longer than the one before, and half of it chance', () => {
  expect([delayBefore(1, () => 0), delayBefore(1, () => 1)]).toEqual([10, 20]);
  expect([delayBefore(2, () => 0), delayBefore(2, () => 1)]).toEqual([40, 80]);
});

test('a wait ends when its call is aborted', async () => {
  const controller = new AbortController();
  const waiting = pause(60_000, controller.signal);
  controller.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow('enough');
});

test('growth of memory is looked at for calls that are long enough, and is never negative', () => {
  const memory = new MemoryGrowth();
  const before = memory.before(0);
  expect(before).toBeGreaterThan(1_000_000);
  expect(memory.after(before, 0, 20)).toBeUndefined();
  expect(memory.after(0, 0, 500)).toBeGreaterThan(1_000_000);
  expect(memory.after(Number.MAX_SAFE_INTEGER, 0, 1_000)).toBe(0);
});
