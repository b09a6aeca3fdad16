import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type Answer, createThreadPool, JobThread } from '../../../../main/core/threads/index.ts';
import { inlineWorker } from '../../../support/inline-worker.ts';

/** Does what it is asked to, and tells which thread it is. */
const workerUrl = inlineWorker(`
  import { parentPort, threadId } from 'node:worker_threads';
  const reply = (message) => parentPort.postMessage(message);
  parentPort.on('message', ({ act, stop }) => {
    const word = new Int32Array(stop);
    if (act === 'exit') process.exit(3);
    if (act === 'throw') throw new Error('broken');
    if (act === 'eat') { const all = []; for (;;) all.push(new Array(1e5).fill(act)); }
    if (act === 'refuse') return reply({ type: 'failed', error: new Error('refused') });
    if (act === 'count') for (const step of [1, 2, 3]) reply({ type: 'step', step });
    if (act === 'obey' || act === 'finish') {
      reply({ type: 'step', step: 0 });
      while (Atomics.load(word, 0) === 0);
      if (act === 'obey') return reply({ type: 'stopped' });
    }
    if (act === 'ignore') { reply({ type: 'step', step: 0 }); for (;;); }
    reply({ type: 'done', output: threadId });
  });
`);

interface Command {
  readonly act: 'exit' | 'throw' | 'eat' | 'refuse' | 'count' | 'obey' | 'finish' | 'ignore' | 'answer';
}

class Lost extends Error {}

function createThread(idleFor = 60_000) {
  return new JobThread<Command, Answer<number, number>, number, number>({
    url: workerUrl,
    worker: { name: 'test', resourceLimits: { maxOldGenerationSizeMb: 32 } },
    idleFor,
    read: (reply) => reply,
    failure: (error) => new Lost(error ? String('code' in error ? error.code : error.message) : 'ended'),
  });
}

function run(thread: ReturnType<typeof createThread>, act: Command['act'], more: object = {}) {
  return thread.run({ command: { act }, signal: new AbortController().signal, ...more });
}

/** Run something that begins, and abort it then. */
async function abortOnceBegun(thread: ReturnType<typeof createThread>, act: Command['act']) {
  const controller = new AbortController();
  let abortedAt = 0;
  const onStep = () => {
    abortedAt = performance.now();
    controller.abort(new Error('cancelled'));
  };
  await expect(run(thread, act, { signal: controller.signal, onStep })).rejects.toThrow('cancelled');
  return performance.now() - abortedAt;
}

describe('a conversation', () => {
  test('tells its steps in order, then its output; the thread stays for the next one', async () => {
    await using thread = createThread();
    const steps: number[] = [];
    const first = await run(thread, 'count', { onStep: (step: number) => steps.push(step) });
    expect(steps).toEqual([1, 2, 3]);
    expect(await run(thread, 'answer')).toBe(first);
  });

  test('that fails throws what the reply was read as and keeps the thread', async () => {
    await using thread = createThread();
    const id = await run(thread, 'answer');
    await expect(run(thread, 'refuse')).rejects.toThrow('refused');
    expect(await run(thread, 'answer')).toBe(id);
  });

  test('with a command that cannot be sent throws and leaves the thread usable', async () => {
    await using thread = createThread();
    const id = await run(thread, 'answer');
    const command = { act: 'answer', unsendable: () => {} } as const;
    await expect(thread.run({ command, signal: new AbortController().signal })).rejects.toMatchObject({
      name: 'DataCloneError',
    });
    expect(await run(thread, 'answer')).toBe(id);
  });

  test('does not begin when it was aborted beforehand', async () => {
    await using thread = createThread();
    const signal = AbortSignal.abort(new Error('too late'));
    await expect(run(thread, 'answer', { signal })).rejects.toThrow('too late');
  });
});

describe('a thread that is lost', () => {
  test.for([
    ['exit', 'ended'],
    ['throw', 'broken'],
    ['eat', 'ERR_WORKER_OUT_OF_MEMORY'],
  ] as const)('by %s is told as the owner puts it, and replaced', async ([act, message]) => {
    await using thread = createThread();
    const before = await run(thread, 'answer');
    const error = await run(thread, act).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Lost);
    expect(error).toMatchObject({ message });
    expect(await run(thread, 'answer')).toBeGreaterThan(before);
  });

  test('is replaced in a pool for the one who waits', async () => {
    await using pool = createThreadPool([createThread()], () => new Error('closing'));
    const one = (act: Command['act']) =>
      pool.run(undefined, (thread, signal) => run(thread, act, { signal }));
    const results = await Promise.allSettled([one('throw'), one('exit'), one('answer')]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
  });
});

describe('stopping', () => {
  test('a thread that stops by itself is kept', async () => {
    await using thread = createThread();
    const id = await run(thread, 'answer');
    await abortOnceBegun(thread, 'obey');
    expect(await run(thread, 'answer')).toBe(id);
  });

  test('an output that comes after the abort does not count', async () => {
    await using thread = createThread();
    const id = await run(thread, 'answer');
    await abortOnceBegun(thread, 'finish');
    expect(await run(thread, 'answer')).toBe(id);
  });

  test('a thread that does not stop is ended after its grace, and replaced', async () => {
    await using thread = createThread();
    const id = await run(thread, 'answer');
    const took = await abortOnceBegun(thread, 'ignore');
    // Timers may fire a millisecond early.
    expect(took).toBeGreaterThanOrEqual(99);
    expect(took).toBeLessThan(5_000);
    expect(await run(thread, 'answer')).toBeGreaterThan(id);
  });

  test('disposal ends a thread at work without its grace', async () => {
    const thread = createThread();
    const controller = new AbortController();
    const begun = Promise.withResolvers<void>();
    const result = run(thread, 'ignore', { signal: controller.signal, onStep: () => begun.resolve() });
    const failure = expect(result).rejects.toThrow('closing');
    await begun.promise;
    controller.abort(new Error('closing'));
    await thread[Symbol.asyncDispose]();
    await failure;
  });

  test('a thread without work ends after a while; the next command starts another', async () => {
    await using thread = createThread(20);
    const first = await run(thread, 'answer');
    let next = first;
    for (let round = 0; next === first && round < 100; round += 1) {
      await delay(60);
      next = await run(thread, 'answer');
    }
    expect(next).toBeGreaterThan(first);
  });
});
