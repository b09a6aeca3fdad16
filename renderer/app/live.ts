import type { QueryClient } from '@tanstack/react-query';
import type { Client } from '../../contract/contract.ts';
import type { ChangeEvent } from '../../contract/events.ts';
import type { ConnectionState } from '../host/host.ts';
import type { Store } from '../host/store.ts';
import { tellChanges } from './change-feed.ts';
import { isStale } from './stale-queries.ts';

export interface LiveOptions {
  client: { events: Pick<Client['events'], 'watch'> };
  queryClient: Pick<QueryClient, 'invalidateQueries'>;
  connection: Store<ConnectionState>;
  /** The sequence the first answers stand at. */
  since: number;
  signal: AbortSignal;
}

/** Milliseconds between two rounds of refetching, and the longest a slow round may hold up the next. */
const gapMs = 60;
const roundLimitMs = 1_000;
const reconnectPauseMs = 100;

/**
 * Keep all queries fresh: follow the stream of changes, read again what each batch made old, resume after a cut from the last
 * sequence seen. A single change is acted on at once; a flood is gathered into one round at a time. Resolves when aborted.
 */
export async function followChanges(options: LiveOptions): Promise<void> {
  const { client, connection, signal } = options;
  const refresher = createRefresher(options);
  let since = options.since;
  let cut = false;
  while (!signal.aborted) {
    try {
      const stream = await client.events.watch({ since }, { signal });
      if (cut) refresher.everything();
      cut = false;
      for await (const batch of stream) {
        if (batch.reset) refresher.everything();
        else refresher.changed(batch.events);
        tellChanges(batch.events);
        since = batch.events.reduce((last, { sequence }) => Math.max(last, sequence), since);
      }
    } catch {
      // Cut, refused or restarted: the view stays as it is until the stream is back.
    }
    cut = true;
    await pause(reconnectPauseMs);
    await whenOpen(connection, signal);
  }
}

interface Refresher {
  changed(events: readonly ChangeEvent[]): void;
  everything(): void;
}

function createRefresher({ queryClient, signal }: Pick<LiveOptions, 'queryClient' | 'signal'>): Refresher {
  let waiting: ChangeEvent[] = [];
  let all = false;
  let running = false;
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    while ((all || waiting.length > 0) && !signal.aborted) {
      const events = waiting;
      const predicate = all
        ? () => true
        : (query: { queryKey: readonly unknown[] }) => isStale(query.queryKey, events);
      waiting = [];
      all = false;
      await Promise.race([queryClient.invalidateQueries({ predicate }), pause(roundLimitMs)]);
      await pause(gapMs);
    }
    running = false;
  };
  return {
    changed(events) {
      waiting.push(...events);
      void run();
    },
    everything() {
      all = true;
      void run();
    },
  };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

function whenOpen(connection: Store<ConnectionState>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const check = (): void => {
      if (connection.get() !== 'open' && !signal.aborted) return;
      stop();
      signal.removeEventListener('abort', check);
      resolve();
    };
    const stop = connection.subscribe(check);
    signal.addEventListener('abort', check);
    check();
  });
}
