import { useCallback, useEffect, useState } from 'react';
import { type BootAnswer, readBoot } from '../host/boot-client.ts';

const pollMs = 150;
/** Unanswered polls before the page says that nobody answers. */
const patience = 10;

/**
 * Follow the start of the core by polling `GET /boot` until it is ready, failed, or refused.
 * @returns the answer, undefined before the first; and `again`, which starts polling anew.
 */
export function useBoot(): { answer: BootAnswer | undefined; again: () => void } {
  const [answer, setAnswer] = useState<BootAnswer>();
  const [round, setRound] = useState<object>({});
  useEffect(() => {
    const abort = new AbortController();
    const poll = async (): Promise<void> => {
      let unanswered = 0;
      while (!abort.signal.aborted) {
        const next = await readBoot(abort.signal);
        if (abort.signal.aborted) return;
        unanswered = next.state === 'unreachable' ? unanswered + 1 : 0;
        if (next.state !== 'unreachable' || unanswered >= patience) setAnswer(next);
        if (next.state !== 'opening' && next.state !== 'unreachable') return;
        await new Promise((resolve) => setTimeout(resolve, pollMs));
      }
    };
    void poll();
    return () => abort.abort();
    // A new round polls anew.
  }, [round]);
  const again = useCallback(() => {
    setAnswer(undefined);
    setRound({});
  }, []);
  return { answer, again };
}
