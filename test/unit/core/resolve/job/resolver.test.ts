import { describe, expect, test } from 'vitest';
import { createResolver } from '../../../../../main/core/resolve/job/resolver.ts';
import { databasePath } from '../../../../../main/store/index.ts';
import { inlineWorker } from '../../../../support/inline-worker.ts';
import { openTestCore } from '../../test-core.ts';

const workerUrl = new URL('../../../../../main/core/resolve/job/resolve-worker.ts', import.meta.url);
const impact = { versionId: 'absent', act: 'delete', most: 1, deadline: 1 } as const;
const signal = new AbortController().signal;

describe('a thread that misbehaves', () => {
  /** Reads what to do from the name of the namespace; real hunger would take 2 GB, so its error is thrown instead. */
  const misbehaving = inlineWorker(`
    import { parentPort, workerData } from 'node:worker_threads';
    parentPort.on('message', ({ input: { namespace } }) => {
      if (namespace === 'exit') process.exit(3);
      if (namespace === 'throw') throw new TypeError('broken');
      if (namespace === 'eat') throw Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' });
      if (namespace === 'busy') for (;;);
      parentPort.postMessage({ type: 'step', step: 'a step' });
      parentPort.postMessage({ type: 'done', output: workerData });
    });
  `);
  const open = () => createResolver({ threads: 1, databasePath: '/a/path', workerUrl: misbehaving });

  test('is told of in words, and replaced', async () => {
    await using resolver = open();
    const scan = (namespace: string, onStep?: (step: unknown) => void) =>
      resolver.run('conflicts', { namespace, most: 1 }, signal, onStep);
    await expect(scan('exit')).rejects.toThrow('the thread that resolves ended unexpectedly');
    await expect(scan('throw')).rejects.toThrow(new TypeError('broken'));
    await expect(scan('eat')).rejects.toMatchObject({
      code: 'INVALID_STATE',
      data: { state: 'too-large', help: expect.stringContaining('Resolve a smaller part') },
    });
    const steps: unknown[] = [];
    expect(await scan('fine', (step) => steps.push(step))).toEqual({ databasePath: '/a/path' });
    expect(steps).toEqual(['a step']);
  });

  test('cannot hold up the end of the application, nor can those who wait', async () => {
    const resolver = open();
    const results = Promise.allSettled(
      [1, 2].map((most) => resolver.run('conflicts', { namespace: 'busy', most }, signal)),
    );
    await resolver[Symbol.asyncDispose]();
    const reason = { name: 'AbortError', message: 'The application is closing.' };
    expect(await results).toMatchObject([{ reason }, { reason }]);
  });
});

test('a refusal made inside the thread arrives as one, and the thread works on', async () => {
  await using core = await openTestCore();
  await using resolver = createResolver({ threads: 1, databasePath: databasePath(core.home), workerUrl });
  for (let times = 0; times < 2; times += 1)
    await expect(resolver.run('impact', impact, signal)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { subject: 'version', id: 'absent' },
    });
});
