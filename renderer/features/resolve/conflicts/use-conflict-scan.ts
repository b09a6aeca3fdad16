import { useCallback, useEffect, useRef, useState } from 'react';
import type { Finding } from '../../../../contract/resolution.ts';
import { useClient } from '../../../app/host-context.ts';

export interface ConflictScan {
  status: 'running' | 'done' | 'stopped' | 'failed';
  /** Versions looked at, of all there are to look at; undefined until the first word of the scan. */
  progress: { done: number; total: number } | undefined;
  findings: readonly Finding[];
  /** More was found than is listed. */
  truncated: boolean;
  /** Versions of which it could not be told in time whether they resolve. */
  undecided: number;
  /** Milliseconds. */
  startedAt: number;
  error: unknown;
}

/** Milliseconds between two drawings of what streams in. */
const drawEveryMs = 120;

/** Look through a namespace for what cannot hold together; findings arrive as they are made. The scan ends with the component. */
export function useConflictScan(namespace: string): {
  scan: ConflictScan;
  restart(): void;
  stop(): void;
} {
  const client = useClient();
  const [scan, setScan] = useState<ConflictScan>(beginning);
  const [round, setRound] = useState(0);
  const running = useRef<AbortController>(undefined);
  useEffect(() => {
    const abort = new AbortController();
    running.current = abort;
    let current = { ...beginning(), round };
    const found: Finding[] = [];
    const draw = (patch: Partial<ConflictScan>): void => {
      current = { ...current, ...patch };
      setScan({ ...current, findings: [...found] });
    };
    const follow = async (): Promise<void> => {
      let drawnAt = 0;
      draw({});
      const stream = await client.resolve.conflicts({ namespace }, { signal: abort.signal });
      for await (const event of stream) {
        if (abort.signal.aborted) return;
        if (event.type === 'findings') found.push(...event.findings);
        if (event.type === 'progress') current.progress = { done: event.done, total: event.total };
        if (event.type === 'done') {
          const progress = { done: event.versions, total: event.versions };
          const { truncated, undecided } = event;
          draw({ status: 'done', truncated, undecided, progress });
          continue;
        }
        const now = performance.now();
        if (now - drawnAt < drawEveryMs) continue;
        drawnAt = now;
        draw({});
      }
      // Read to its end: a stream that is left is one that was cancelled.
      if (current.status === 'running') draw({ status: 'stopped' });
    };
    follow().catch((error: unknown) => {
      if (!abort.signal.aborted) draw({ status: 'failed', error });
    });
    return () => abort.abort();
  }, [client, namespace, round]);
  const stop = useCallback(() => {
    running.current?.abort();
    setScan((before) => (before.status === 'running' ? { ...before, status: 'stopped' } : before));
  }, []);
  const restart = useCallback(() => setRound((before) => before + 1), []);
  return { scan, restart, stop };
}

function beginning(): ConflictScan {
  return {
    status: 'running',
    progress: undefined,
    findings: [],
    truncated: false,
    undecided: 0,
    startedAt: Date.now(),
    error: undefined,
  };
}
