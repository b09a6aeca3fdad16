import { ORPCError } from '@orpc/client';
import { expect, test, vi } from 'vitest';
import { withUnlock } from '../../../../renderer/features/trust/with-unlock.ts';

const locked = new ORPCError('KEY_UNAVAILABLE', { data: { help: '', reason: 'locked' } });

test('a locked vault is opened once and the operation repeated', async () => {
  const operation = vi
    .fn<() => Promise<string>>()
    .mockRejectedValueOnce(locked)
    .mockResolvedValueOnce('signed');
  const ask = vi.fn(async () => true);
  expect(await withUnlock(operation, ask)).toBe('signed');
  expect([operation.mock.calls.length, ask.mock.calls.length]).toEqual([2, 1]);
});

test('giving up throws the first error; other errors never ask', async () => {
  await expect(
    withUnlock(
      () => Promise.reject(locked),
      async () => false,
    ),
  ).rejects.toBe(locked);
  const retired = new ORPCError('KEY_UNAVAILABLE', { data: { help: '', reason: 'retired' } });
  const ask = vi.fn(async () => true);
  await expect(withUnlock(() => Promise.reject(retired), ask)).rejects.toBe(retired);
  await expect(withUnlock(() => Promise.reject(new Error('x')), ask)).rejects.toThrow('x');
  expect(ask).not.toHaveBeenCalled();
});
