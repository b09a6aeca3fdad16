import { expect, test } from 'vitest';
import { createThreadPool } from '../../../../main/core/threads/index.ts';

class Thread implements AsyncDisposable {
  readonly name: string;
  ended = false;

  constructor(name: string) {
    this.name = name;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.ended = true;
  }
}

/** Work that lasts until it is told to end, and ends by itself when aborted. */
function work() {
  const end = Promise.withResolvers<string>();
  const begun = Promise.withResolvers<Thread>();
  return {
    begun: begun.promise,
    end: () => end.resolve('ended'),
    fail: (error: Error) => end.reject(error),
    run(thread: Thread, signal: AbortSignal): Promise<string> {
      begun.resolve(thread);
      signal.addEventListener('abort', () => end.reject(signal.reason));
      return end.promise;
    },
  };
}

function setUp(count: number) {
  const threads = Array.from({ length: count }, (_, index) => new Thread(`thread ${index}`));
  return { threads, pool: createThreadPool(threads, () => new Error('closing')) };
}

/** Let everything that is ready to run have its turn. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

test('each has a thread to itself; the others wait in turn', async () => {
  const { pool } = setUp(2);
  const works = Array.from({ length: 5 }, work);
  const order: number[] = [];
  const results = works.map((one, index) =>
    pool.run(undefined, (thread, signal) => {
      order.push(index);
      return one.run(thread, signal);
    }),
  );
  const [first, second] = await Promise.all([works[0]?.begun, works[1]?.begun]);
  expect(first).not.toBe(second);
  await settled();
  expect(order).toEqual([0, 1]);
  works[1]?.end();
  expect(await works[2]?.begun).toBe(second);
  works[0]?.end();
  expect(await works[3]?.begun).toBe(first);
  await settled();
  expect(order).toEqual([0, 1, 2, 3]);
  for (const one of works) one.end();
  expect(await Promise.all(results)).toEqual(Array(5).fill('ended'));
  expect(order).toEqual([0, 1, 2, 3, 4]);
});

test('a thread comes back from work that failed', async () => {
  const { pool } = setUp(1);
  const [failing, next] = [work(), work()];
  const failed = pool.run(undefined, failing.run);
  const done = pool.run(undefined, next.run);
  failing.fail(new Error('broken'));
  await expect(failed).rejects.toThrow('broken');
  next.end();
  expect(await done).toBe('ended');
});

test('one that is aborted while it waits leaves the line and never gets a thread', async () => {
  const { pool } = setUp(1);
  const [running, abandoned, next] = [work(), work(), work()];
  const controller = new AbortController();
  const first = pool.run(undefined, running.run);
  let begun = false;
  const second = pool.run(controller.signal, (thread, signal) => {
    begun = true;
    return abandoned.run(thread, signal);
  });
  const third = pool.run(undefined, next.run);
  controller.abort(new Error('not wanted any more'));
  await expect(second).rejects.toThrow('not wanted any more');
  running.end();
  const thread = await next.begun;
  next.end();
  expect(await Promise.all([first, third])).toEqual(['ended', 'ended']);
  expect(begun).toBe(false);
  const last = work();
  last.end();
  expect(await pool.run(undefined, last.run)).toBe('ended');
  expect(await last.begun).toBe(thread);
});

test('one that is aborted beforehand takes no thread', async () => {
  const { pool } = setUp(1);
  const one = work();
  await expect(pool.run(AbortSignal.abort(new Error('too late')), one.run)).rejects.toThrow('too late');
  one.end();
  expect(await pool.run(undefined, one.run)).toBe('ended');
});

test('work is told when its caller aborts', async () => {
  const { pool } = setUp(1);
  const one = work();
  const controller = new AbortController();
  const result = pool.run(controller.signal, one.run);
  await one.begun;
  controller.abort(new Error('enough'));
  await expect(result).rejects.toThrow('enough');
});

test('disposal aborts what runs and what waits, ends the threads and refuses more', async () => {
  const { pool, threads } = setUp(2);
  const works = Array.from({ length: 4 }, work);
  let begun = 0;
  const results = works.map((one) =>
    pool.run(new AbortController().signal, (thread, signal) => {
      begun += 1;
      return one.run(thread, signal);
    }),
  );
  const outcomes = Promise.allSettled(results);
  await Promise.all([works[0]?.begun, works[1]?.begun]);
  await pool[Symbol.asyncDispose]();
  expect(threads.map(({ ended }) => ended)).toEqual([true, true]);
  expect(await outcomes).toEqual(Array(4).fill({ status: 'rejected', reason: new Error('closing') }));
  expect(begun).toBe(2);
  await expect(pool.run(undefined, work().run)).rejects.toThrow('closing');
});
