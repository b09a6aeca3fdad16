import type { ChangeEvent } from '../../contract/events.ts';

type Listener = (events: readonly ChangeEvent[]) => void;

const listeners = new Set<Listener>();

/** Hear of committed changes as they arrive, for what must tell a person rather than read again. @returns the function that ends it. */
export function onChanges(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Pass on a batch of the one stream of changes. */
export function tellChanges(events: readonly ChangeEvent[]): void {
  for (const listener of [...listeners]) listener(events);
}
