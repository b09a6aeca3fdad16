import { useCallback, useEffect, useRef, useState } from 'react';
import { type BootAnswer, readBoot } from '../host/boot-client.ts';

const pollMs = 400;
/** Unanswered polls before the page says that nobody answers. */
const patience = 10;

/**
 * Follow the start of the core by polling `GET /boot` until it is ready, failed, or refused.
 * @returns the answer, undefined before the first; and `again`, which starts polling anew.
 */
export function useBoot(): { answer: BootAnswer | undefined; again: () => void } {
  const [answer, setAnswer] = useState<BootAnswer>();
  const polling = useRef<AbortController>(undefined);
  const again = useCallback(() => {
    polling.current?.abort();
    polling.current = new AbortController();
    setAnswer(undefined);
    void poll(polling.current.signal, setAnswer);
  }, []);
  useEffect(() => {
    again();
    return () => polling.current?.abort();
  }, [again]);
  return { answer, again };
}

async function poll(signal: AbortSignal, onAnswer: (answer: BootAnswer) => void): Promise<void> {
  let unanswered = 0;
  while (!signal.aborted) {
    const next = await readBoot(signal);
    if (signal.aborted) return;
    unanswered = next.state === 'unreachable' ? unanswered + 1 : 0;
    if (next.state !== 'unreachable' || unanswered >= patience) onAnswer(next);
    if (next.state !== 'opening' && next.state !== 'unreachable') return;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
