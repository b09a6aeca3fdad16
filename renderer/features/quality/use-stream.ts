import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { useStable } from '../../ui/use-stable.ts';

/** Milliseconds until a cut stream is asked for again. */
const againMs = 1_500;

interface FollowedStream<Event> {
  open(signal: AbortSignal): Promise<AsyncIterable<Event>>;
  onEvent(event: Event): void;
  /** It ended or could not be opened; it is asked for again after a while. `error`: what was thrown. */
  onCut(error: unknown): void;
}

/**
 * Follow a stream while the component lives and `enabled` holds: anew for another `key`, and again whenever it is cut.
 * @returns a function that asks for it anew at once.
 */
export function useStream<Event>(key: string, enabled: boolean, stream: FollowedStream<Event>): () => void {
  const latest = useRef(stream);
  useLayoutEffect(() => {
    latest.current = stream;
  });
  const current = useRef<AbortController>(undefined);
  const onEvent = useStable(stream.onEvent);
  const onCut = useStable(stream.onCut);
  const start = useCallback(() => {
    current.current?.abort();
    const abort = new AbortController();
    current.current = abort;
    void follow({ open: (signal) => latest.current.open(signal), onEvent, onCut }, abort.signal);
  }, [onEvent, onCut]);
  useEffect(() => {
    if (!enabled || key === '') return undefined;
    start();
    return () => current.current?.abort();
  }, [key, enabled, start]);
  return start;
}

async function follow<Event>(
  { open, onEvent, onCut }: FollowedStream<Event>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let error: unknown;
    try {
      for await (const event of await open(signal)) {
        if (signal.aborted) return;
        onEvent(event);
      }
    } catch (thrown) {
      error = thrown;
    }
    if (signal.aborted) return;
    onCut(error);
    await new Promise((resolve) => setTimeout(resolve, againMs));
  }
}
