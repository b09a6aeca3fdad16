import { afterAll, beforeAll, expect, test } from 'vitest';
import { eventsOperations } from '../../../../main/core/events/operations.ts';
import { ownerCaller } from '../../../../main/core/index.ts';
import type { CommittedChange } from '../../../../main/store/index.ts';
import { draft, openTestCore, type TestCore } from '../test-core.ts';

let registry: TestCore;
beforeAll(async () => {
  registry = await openTestCore();
});
afterAll(() => registry[Symbol.asyncDispose]());

type Batch = { events: { sequence: number; type: string; subject: string }[]; reset: boolean };

async function watch(since?: number) {
  const abort = new AbortController();
  const stream = (await registry.client.events.watch(since === undefined ? {} : { since }, {
    signal: abort.signal,
  })) as AsyncIterable<Batch>;
  return { items: stream[Symbol.asyncIterator](), stop: () => abort.abort() };
}

const status = async () => (await registry.client.settings.status({})).sequence;

test('a watcher hears of a write in the turn in which it is answered, in order, once', async () => {
  const { items, stop } = await watch();
  const heard: string[] = [];
  expect((await items.next()).value).toEqual({ events: [], reset: false });
  const listening = (async () => {
    for (let next = await items.next(); !next.done; next = await items.next())
      heard.push(
        ...next.value.events.filter(({ type }) => type === 'version.created').map(({ subject }) => subject),
      );
  })();
  for (let index = 0; index < 5; index += 1) {
    await registry.client.registry.create(draft(`alone-${index}`, '1.0.0'));
    // Told to the watcher before the reply; the promises on its longer way settle in the same turn.
    await new Promise((resolve) => setImmediate(resolve));
    expect(heard.at(-1)).toBe(`local.test/alone-${index}@1.0.0`);
  }
  await Promise.all(
    Array.from({ length: 50 }, (_, index) =>
      registry.client.registry.create(draft(`many-${index}`, '1.0.0')),
    ),
  );
  await new Promise((resolve) => setImmediate(resolve));
  stop();
  await listening.catch(() => {});
  expect(heard.length).toBe(55);
  expect(new Set(heard).size).toBe(55);
});

test('what was missed is replayed from its sequence, without gaps or repeats', async () => {
  const since = await status();
  for (let index = 0; index < 3; index += 1)
    await registry.client.registry.create(draft(`missed-${index}`, '1.0.0'));
  const { items, stop } = await watch(since);
  const first = (await items.next()).value as Batch;
  expect(first.reset).toBe(false);
  expect(first.events[0]?.sequence).toBe(since + 1);
  await registry.client.registry.create(draft('missed-3', '1.0.0'));
  const second = (await items.next()).value as Batch;
  const sequences = [...first.events, ...second.events].map(({ sequence }) => sequence);
  expect(sequences).toEqual(sequences.map((_, index) => since + 1 + index));
  stop();
  await items.return?.();
});

test('a watcher from another time is reset, and hears what comes next', async () => {
  const { items, stop } = await watch((await status()) + 1_000);
  expect((await items.next()).value).toEqual({ events: [], reset: true });
  await registry.client.registry.create(draft('from-now-on', '1.0.0'));
  const next = (await items.next()).value as Batch;
  expect(next.events.map(({ subject }) => subject)).toContain('local.test/from-now-on@1.0.0');
  stop();
  await items.return?.();
});

/** The store as the handler sees it, with its listeners in hand. */
function listenerStore() {
  const listeners = new Set<(changes: CommittedChange[]) => void>();
  const store = {
    onChanges: (listener: (changes: CommittedChange[]) => void) => {
      listeners.add(listener);
      return { [Symbol.dispose]: () => void listeners.delete(listener) };
    },
    read: async () => ({ changes: [], reset: false, last: 0 }),
  };
  const { watch: handler } = eventsOperations({ store: store as never });
  const abort = new AbortController();
  const call = {
    operation: 'events.watch',
    caller: ownerCaller('test'),
    signal: abort.signal,
    write: { actor: 'test', operation: 'events.watch', at: 0 },
  };
  const items = (handler({}, call) as unknown as AsyncIterable<Batch>)[Symbol.asyncIterator]();
  const tell = (from: number, count: number) => {
    const changes = Array.from({ length: count }, (_, index) => ({
      sequence: from + index,
      at: 0,
      actor: 'a',
      topic: 'version',
      type: 'version.created',
      subject: 's',
    }));
    for (const listener of listeners) listener(changes);
  };
  return { items, abort, listeners, tell };
}

test('a watcher that does not keep up is reset instead of growing without end, then goes on', async () => {
  const { items, abort, tell } = listenerStore();
  await items.next();
  for (let batch = 0; batch < 60; batch += 1) tell(batch * 100 + 1, 100);
  const late = (await items.next()).value as Batch;
  expect(late.reset).toBe(true);
  expect(late.events.length).toBeLessThan(5_000);
  tell(6_001, 2);
  expect((await items.next()).value).toMatchObject({
    reset: false,
    events: [{ sequence: 6_001 }, { sequence: 6_002 }],
  });
  abort.abort();
  expect((await items.next()).done).toBe(true);
});

test('a watcher that is cancelled leaves no listener, whether it waits or not', async () => {
  const waiting = listenerStore();
  await waiting.items.next();
  const pending = waiting.items.next();
  expect(waiting.listeners.size).toBe(1);
  waiting.abort.abort();
  expect((await pending).done).toBe(true);
  expect(waiting.listeners.size).toBe(0);
  const idle = listenerStore();
  await idle.items.next();
  await idle.items.return?.();
  expect(idle.listeners.size).toBe(0);
});
