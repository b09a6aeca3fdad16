import { useCallback, useEffect, useRef, useState } from 'react';
import type { Resolution } from '../../../../contract/resolution.ts';
import { useClient } from '../../../app/host-context.ts';
import type { ResolveInput } from './resolve-input.ts';

export interface SolveProgress {
  phase: 'loading' | 'solving' | 'explaining';
  packages: number;
  versions: number;
  decisions: number;
  conflicts: number;
  milliseconds: number;
}

export interface Resolving {
  /** The last answer; while another is worked on it is the one before. */
  answer: Resolution | undefined;
  /** What that answer is the answer to. */
  answered: ResolveInput | undefined;
  status: 'idle' | 'running' | 'answered' | 'cancelled' | 'failed';
  progress: SolveProgress | undefined;
  error: unknown;
  /** Milliseconds since 1970 at which the work on what is shown began. */
  startedAt: number;
  cancel(): void;
  again(): void;
}

/** Milliseconds of quiet before changed options are sent: typing asks once. */
const debounceMs = 250;

type Shown = Omit<Resolving, 'cancel' | 'again'>;

/**
 * Solve, and solve anew when the input changes; the work before is given up. The answer before stays until the next is there. What is
 * asked is compared by its content.
 */
export function useResolution(input: ResolveInput | undefined): Resolving {
  const client = useClient();
  const [shown, setShown] = useState<Shown>(beginning);
  const [round, setRound] = useState(0);
  const running = useRef<AbortController>(undefined);
  const asked = useRef(false);
  const key = input === undefined ? undefined : JSON.stringify(input);
  useEffect(() => {
    if (key === undefined) return undefined;
    const abort = new AbortController();
    running.current = abort;
    const sent: ResolveInput = JSON.parse(key);
    const change = (patch: Partial<Shown>): void => {
      if (!abort.signal.aborted) setShown((before) => ({ ...before, ...patch }));
    };
    const solve = async (): Promise<void> => {
      change({ status: 'running', progress: undefined, error: undefined, startedAt: Date.now() });
      const stream = await client.resolve.resolveLive(sent, { signal: abort.signal });
      let answered = false;
      // Read to its end: a stream that is left is one that was cancelled.
      for await (const event of stream) {
        if (event.type === 'progress') change({ progress: event });
        else change({ status: 'answered', answer: event.resolution, answered: sent });
        answered ||= event.type === 'done';
      }
      if (!answered) throw new Error('The work ended without an answer.');
    };
    // The first question is asked at once, and so is the same one again.
    const wait = asked.current && round === 0 ? debounceMs : 0;
    asked.current = true;
    const timer = setTimeout(() => {
      solve().catch((error: unknown) => change({ status: 'failed', error }));
    }, wait);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [client, key, round]);
  const cancel = useCallback(() => {
    running.current?.abort();
    setShown((before) => (before.status === 'running' ? { ...before, status: 'cancelled' } : before));
  }, []);
  const again = useCallback(() => setRound((before) => before + 1), []);
  return { ...(key === undefined ? beginning() : shown), cancel, again };
}

function beginning(): Shown {
  return {
    answer: undefined,
    answered: undefined,
    status: 'idle',
    progress: undefined,
    error: undefined,
    startedAt: 0,
  };
}
