import { ORPCError } from '@orpc/client';
import { describe, expect, it, vi } from 'vitest';
import type { Preview } from '../../../../contract/transfer.ts';
import type { ImportItem } from '../../../../renderer/features/transfer/import-item.ts';
import { createImportQueue, type QueueOptions } from '../../../../renderer/features/transfer/import-queue.ts';

type TransferClient = QueueOptions['client'];

const preview = (name: string, patch: Partial<Preview> = {}): Preview => ({
  importId: `import-${name}`,
  fileName: name,
  kind: 'library',
  detectedFrom: 'package.json',
  namespace: 'pkg',
  name,
  version: '1.0.0',
  description: '',
  license: '',
  authors: [],
  keywords: [],
  dependencies: [],
  mediaType: 'application/gzip',
  contentDigest: 'sha256:00',
  contentSize: 1,
  unpackedSize: 1,
  fileCount: 1,
  files: [],
  findings: [],
  ...patch,
});
const secret = {
  severity: 'block' as const,
  code: 'secret.x',
  message: 'a secret',
  help: 'remove it',
  overridable: true,
};

/** A core in a few lines: every source is read in three steps, names with `bad` cannot be read, with `slow` not soon. */
function world(patch: Partial<Preview> = {}) {
  const seen = { reading: 0, most: 0, accepted: [] as unknown[], discarded: [] as string[], locked: false };
  async function* read(name: string, signal: AbortSignal | undefined) {
    seen.reading += 1;
    seen.most = Math.max(seen.most, seen.reading);
    try {
      for (const done of [0, 50, 100]) {
        await new Promise((resolve) => setTimeout(resolve, name.startsWith('slow') ? 200 : 1));
        signal?.throwIfAborted();
        yield { type: 'progress' as const, phase: 'reading' as const, done, total: 100 };
      }
      if (name.startsWith('bad')) throw new Error('cannot be read');
      yield { type: 'preview' as const, preview: preview(name, patch) };
    } finally {
      seen.reading -= 1;
    }
  }
  async function* store(input: unknown) {
    if (seen.locked)
      throw new ORPCError('KEY_UNAVAILABLE', { defined: true, data: { help: '', reason: 'locked' } });
    seen.accepted.push(input);
    yield { type: 'progress' as const, phase: 'storing' as const, done: 1, total: 1 };
    yield {
      type: 'stored' as const,
      versionId: 'v',
      coordinate: 'pkg/a',
      version: '1.0.0',
      signed: true,
      digest: 'd',
    };
  }
  const transfer = {
    inspect: async (input: { source: { token: string } }, options?: { signal?: AbortSignal }) =>
      read(input.source.token, options?.signal),
    recheck: async () => ({ findings: [] }),
    accept: async (input: unknown) => store(input),
    discard: async ({ importId }: { importId: string }) => {
      seen.discarded.push(importId);
      return { discarded: true };
    },
  };
  const queue = createImportQueue({
    client: { transfer } as unknown as TransferClient,
    withUnlock: (operation) => operation(),
    recheckDelayMs: 5,
  });
  return { queue, seen };
}

const offers = (...names: string[]) => names.map((name) => ({ name, token: name }));
const options = { publish: true, sign: true };
async function until(
  queue: { items: { get(): readonly ImportItem[] } },
  stage: ImportItem['stage'],
  count: number,
) {
  await vi.waitFor(
    () => expect(queue.items.get().filter((item) => item.stage === stage)).toHaveLength(count),
    { timeout: 5_000 },
  );
}

describe('the import queue', () => {
  it('reads four sources at a time and shows each', async () => {
    const { queue, seen } = world();
    queue.add(offers(...Array.from({ length: 40 }, (_, index) => `p${index}`), 'bad'));
    await until(queue, 'preview', 40);
    await until(queue, 'failed', 1);
    expect(seen.most).toBe(4);
    expect(queue.items.get().at(-1)?.error).toMatchObject({ message: 'cannot be read' });
  });

  it('stays quick with a thousand items: readers hear of them in frames', async () => {
    const { queue } = world();
    let drawn = 0;
    queue.items.subscribe(() => {
      drawn += 1;
    });
    const startedAt = performance.now();
    queue.add(offers(...Array.from({ length: 1_000 }, (_, index) => `p${index}`)));
    await until(queue, 'preview', 1_000);
    expect(drawn).toBeLessThan(((performance.now() - startedAt) / 50) * 1.2 + 5);
  });

  it('stores what is accepted with its edits', async () => {
    const { queue, seen } = world();
    queue.add(offers('a'));
    await until(queue, 'preview', 1);
    const id = queue.items.get()[0]?.id ?? 0;
    queue.edit(id, { name: 'b' });
    expect(queue.items.get()[0]?.draft.checking).toBe(true);
    queue.accept([id], options);
    expect(seen.accepted).toEqual([]);
    await vi.waitFor(() => expect(queue.items.get()[0]?.draft.checking).toBe(false));
    queue.accept([id], { publish: false, sign: true });
    await until(queue, 'done', 1);
    expect(seen.accepted).toEqual([
      { importId: 'import-a', edits: { name: 'b' }, publish: false, sign: true },
    ]);
  });

  it('takes a blocked item only with a reason, and sends the reason', async () => {
    const { queue, seen } = world({ findings: [secret] });
    queue.add(offers('a'));
    await until(queue, 'preview', 1);
    const id = queue.items.get()[0]?.id ?? 0;
    queue.accept([id], options);
    queue.giveReason(id, ' x ');
    queue.accept([id], options);
    expect(seen.accepted).toEqual([]);
    queue.giveReason(id, ' a test key ');
    queue.accept([id], options);
    await until(queue, 'done', 1);
    expect(seen.accepted).toMatchObject([{ overrideReason: 'a test key' }]);
  });

  it('cancels what is being read and discards what was shown', async () => {
    const { queue, seen } = world();
    queue.add(offers('slow', 'b'));
    await vi.waitFor(() => expect(queue.items.get()[0]?.stage).toBe('reading'));
    queue.cancel(queue.items.get()[0]?.id ?? 0);
    await until(queue, 'cancelled', 1);
    await until(queue, 'preview', 1);
    queue.cancel(queue.items.get()[1]?.id ?? 0);
    await until(queue, 'cancelled', 2);
    expect(seen.discarded).toEqual(['import-b']);
    await vi.waitFor(() => expect(seen.reading).toBe(0));
  });

  it('puts the rest back before the person when the key stays locked', async () => {
    const { queue, seen } = world();
    queue.add(offers(...Array.from({ length: 12 }, (_, index) => `p${index}`)));
    await until(queue, 'preview', 12);
    seen.locked = true;
    queue.accept(
      queue.items.get().map(({ id }) => id),
      options,
    );
    await until(queue, 'preview', 8);
    await until(queue, 'failed', 4);
    seen.locked = false;
    const [failed] = queue.items.get().filter(({ stage }) => stage === 'failed');
    queue.retry(failed?.id ?? 0);
    await until(queue, 'preview', 9);
  });

  it('follows an upload, and reads what it offers', async () => {
    const { queue } = world();
    let finish: (() => void) | undefined;
    const sending = queue.send(async (report) => {
      report({ name: 'big.tgz', sent: 10, total: 100 });
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      return offers('a');
    });
    await until(queue, 'sending', 1);
    expect(queue.items.get()[0]).toMatchObject({ name: 'big.tgz', progress: { done: 10, total: 100 } });
    finish?.();
    await sending;
    await until(queue, 'preview', 1);
    expect(queue.items.get()).toHaveLength(1);
  });

  it('is quiet about an upload the person stopped, and loud about one that failed', async () => {
    const { queue } = world();
    const stopped = queue.send((report, signal) => {
      report({ name: 'x', sent: 0, total: 1 });
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    });
    await until(queue, 'sending', 1);
    queue.cancel(queue.items.get()[0]?.id ?? 0);
    await stopped;
    expect(queue.items.get()).toEqual([]);
    await expect(queue.send(() => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full');
  });
});
