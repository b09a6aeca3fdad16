import { useEffect } from 'react';
import { useRegistryChanged } from '../conflicts/use-registry-changed.ts';
import type { Resolving } from './use-resolution.ts';

/** An answer that took no longer than this is made anew without asking, milliseconds. */
const quickMs = 1_500;
/** Changes that come in a flood are waited for a little, milliseconds. */
const calmMs = 400;

/** Keep the answer in step with the registry: quick ones are made anew. @returns true where that is left to the person. */
export function useFreshAnswer({ status, answer, startedAt, again }: Resolving): boolean {
  const changed = useRegistryChanged(startedAt) && startedAt > 0;
  const quick = status === 'answered' && answer !== undefined && answer.statistics.milliseconds < quickMs;
  useEffect(() => {
    if (!changed || !quick) return undefined;
    const timer = setTimeout(again, calmMs);
    return () => clearTimeout(timer);
  }, [changed, quick, again]);
  return changed && !quick;
}
