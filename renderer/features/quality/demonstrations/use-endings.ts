import { useEffect, useRef } from 'react';
import type { Demonstration } from '../../../../contract/quality-demonstrations.ts';
import { useToast } from '../../../ui/toast-context.ts';
import { useStable } from '../../../ui/use-stable.ts';
import { justEnded } from './demonstration-words.ts';

/** Says what came of a demonstration that ends while somebody looks on, and offers its report. */
export function useEndings(
  demonstrations: readonly Demonstration[] | undefined,
  onReport: (demonstration: Demonstration) => void,
): void {
  const toast = useToast();
  const before = useRef(demonstrations);
  const report = useStable(onReport);
  useEffect(() => {
    if (demonstrations === undefined) return;
    for (const each of justEnded(before.current, demonstrations))
      toast.show({
        severity: each.state === 'passed' ? 'success' : each.state === 'failed' ? 'error' : 'info',
        message: `${each.label}: ${each.verdict}`,
        durationMs: 15_000,
        action: { label: 'Report', run: () => report(each) },
      });
    before.current = demonstrations;
  }, [demonstrations, toast, report]);
}
