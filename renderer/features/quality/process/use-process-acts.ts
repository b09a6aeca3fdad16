import { useClient } from '../../../app/host-context.ts';
import type { Stretch } from './process-state.ts';

interface ProcessActs {
  acknowledge(signalId: string, cause: string, action: string): Promise<void>;
  annotate(at: number, cause: string, action: string): Promise<void>;
  exclude(window: Stretch, reason: string): Promise<void>;
  include(exclusionIds: readonly string[]): Promise<void>;
}

/** What a person does to a chart; `onDone` says so, with a way back where there is one. */
export function useProcessActs(
  process: string,
  onDone: (message: string, undo?: () => unknown) => void,
): ProcessActs {
  const { quality } = useClient();
  return {
    async acknowledge(signalId, cause, action) {
      await quality.acknowledgeSignal({ signalId, cause, action });
      onDone('The cause is noted, and the signal looked after.');
    },
    async annotate(at, cause, action) {
      const { annotation } = await quality.annotate({
        process,
        at: new Date(at).toISOString(),
        cause,
        action,
      });
      onDone('The cause is noted on the chart.', async () => {
        await quality.removeAnnotation({ annotationId: annotation.id });
        onDone('The note is gone.');
      });
    },
    async exclude({ from, to }, reason) {
      const { exclusion } = await quality.exclude({
        process,
        from: new Date(from).toISOString(),
        to: new Date(to).toISOString(),
        reason,
      });
      onDone('The point is excluded.', async () => {
        await quality.include({ exclusionId: exclusion.id });
        onDone('The point counts again.');
      });
    },
    async include(exclusionIds) {
      for (const exclusionId of exclusionIds) await quality.include({ exclusionId });
      onDone('The point counts again.');
    },
  };
}
