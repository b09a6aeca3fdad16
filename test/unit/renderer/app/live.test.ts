import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, expect, test, vi } from 'vitest';
import type { ChangeEvent } from '../../../../contract/events.ts';
import { followChanges, type LiveOptions } from '../../../../renderer/app/live.ts';
import { ConnectionLostError } from '../../../../renderer/host/connection-lost-error.ts';
import type { ConnectionState } from '../../../../renderer/host/host.ts';
import { createStore } from '../../../../renderer/host/store.ts';

type Batch = { events: ChangeEvent[]; reset: boolean };

/** A stream the test feeds by hand; `cut` ends it as a lost connection does. */
function createFeed() {
  const waiting: Batch[] = [];
  const asked: (number | undefined)[] = [];
  let wake: (() => void) | undefined;
  let cuts = 0;
  return {
    asked,
    push(batch: Batch) {
      waiting.push(batch);
      wake?.();
    },
    cut() {
      cuts += 1;
      wake?.();
    },
    async *stream(since: number | undefined): AsyncGenerator<Batch, void, void> {
      asked.push(since);
      const cutsAtStart = cuts;
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else if (cuts > cutsAtStart) throw new ConnectionLostError(true);
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}

function changed(sequence: number): Batch {
  const event: ChangeEvent = {
    sequence,
    at: '2026-11-21T00:00:00Z',
    topic: 'version',
    type: 'version.created',
    subject: 's',
    actor: 'cli',
  };
  return { events: [event], reset: false };
}

const abort = { current: new AbortController() };
afterEach(() => abort.current.abort());

function setUp() {
  abort.current = new AbortController();
  const feed = createFeed();
  const queryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } },
  });
  const connection = createStore<ConnectionState>('open');
  const read = vi.fn(async () => read.mock.calls.length);
  const unrelated = vi.fn(async () => 0);
  const observe = (path: string[], queryFn: () => Promise<number>): void => {
    new QueryObserver(queryClient, { queryKey: [path, { input: {} }], queryFn }).subscribe(() => undefined);
  };
  observe(['search', 'query'], read);
  observe(['transfer', 'samples'], unrelated);
  const watch: LiveOptions['client']['events']['watch'] = async (input) => feed.stream(input.since) as never;
  void followChanges({
    client: { events: { watch } },
    queryClient,
    connection,
    since: 10,
    signal: abort.current.signal,
  });
  return { feed, connection, read, unrelated };
}

test('one change is seen within 200 ms and refetches only what it made old', async () => {
  const { feed, read, unrelated } = setUp();
  await vi.waitFor(() => expect(feed.asked).toEqual([10]));
  const before = performance.now();
  feed.push(changed(11));
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2), { interval: 2 });
  expect(performance.now() - before).toBeLessThan(200);
  expect(unrelated).toHaveBeenCalledTimes(1);
});

test('a flood is gathered into few rounds and the last change is still seen', async () => {
  const { feed, read } = setUp();
  for (let sequence = 11; sequence <= 510; sequence += 1) feed.push(changed(sequence));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const settled = read.mock.calls.length;
  expect(settled).toBeGreaterThan(1);
  expect(settled).toBeLessThan(10);
  feed.push(changed(511));
  await vi.waitFor(() => expect(read.mock.calls.length).toBe(settled + 1));
});

test('after a cut it waits for the connection, resumes from the last sequence and reads everything again', async () => {
  const { feed, connection, read, unrelated } = setUp();
  feed.push(changed(42));
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
  connection.set('lost');
  feed.cut();
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(feed.asked).toEqual([10]);
  connection.set('open');
  await vi.waitFor(() => expect(feed.asked).toEqual([10, 42]));
  await vi.waitFor(() => expect(unrelated).toHaveBeenCalledTimes(2));
});

test('a reset reads everything again', async () => {
  const { feed, unrelated } = setUp();
  feed.push({ events: [], reset: true });
  await vi.waitFor(() => expect(unrelated).toHaveBeenCalledTimes(2));
});
