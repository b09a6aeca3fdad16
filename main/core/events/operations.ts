/** Handlers of the events operations: committed changes, fanned out to watchers. */
import { type ChangeEvent, topics } from '../../../contract/events.ts';
import type { CommittedChange } from '../../store/index.ts';
import type { DomainHandlers } from '../operations/index.ts';
import type { Call, Services } from '../services.ts';

/** A watcher that lets more than this many changes wait is told to read everything again instead. */
const mostWaiting = 5_000;

type Batch = { events: ChangeEvent[]; reset: boolean };

export function eventsOperations({ store }: Pick<Services, 'store'>): DomainHandlers<'events'> {
  return { watch: (input, call) => watch(store, input.since, call) };
}

async function* watch(
  store: Services['store'],
  since: number | undefined,
  call: Call,
): AsyncGenerator<Batch> {
  let waiting: CommittedChange[] = [];
  let overflowed = false;
  let wake = Promise.withResolvers<void>();
  const onAbort = () => wake.resolve();
  call.signal.addEventListener('abort', onAbort, { once: true });
  // Listen before reading what was missed, so that nothing falls between.
  using _listening = store.onChanges((changes) => {
    if (waiting.length + changes.length > mostWaiting) {
      waiting = [];
      overflowed = true;
    } else waiting.push(...changes);
    wake.resolve();
  });
  try {
    let seen = since ?? 0;
    const missed = since === undefined ? undefined : await store.read('events.outbox', { since });
    // Also when the watcher was ahead of us, as after a backup was restored: what comes next is new to it.
    if (missed) seen = missed.last;
    // The first batch comes at once, empty or not: from then on the watcher knows it is told everything.
    yield { events: (missed?.changes ?? []).flatMap(toEvent), reset: missed?.reset ?? false };
    while (!call.signal.aborted) {
      await wake.promise;
      wake = Promise.withResolvers();
      const events = waiting.filter(({ sequence }) => sequence > seen).flatMap(toEvent);
      const reset = overflowed;
      waiting = [];
      overflowed = false;
      if (events.length > 0 || reset) yield { events, reset };
    }
  } finally {
    call.signal.removeEventListener('abort', onAbort);
  }
}

function toEvent(change: CommittedChange): ChangeEvent[] {
  const topic = topics.find((known) => known === change.topic);
  if (!topic) return [];
  const { sequence, type, subject, packageId, versionId, actor } = change;
  return [
    {
      sequence,
      at: new Date(change.at).toISOString(),
      topic,
      type,
      subject,
      actor,
      ...(packageId === undefined ? {} : { packageId }),
      ...(versionId === undefined ? {} : { versionId }),
    },
  ];
}
