import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../../app/host-context.ts';
import { plural } from '../../registry/words.ts';
import { firingRules } from './firing-rules.ts';

/** How many alerts fire and are not silenced, and in words; undefined where none does. Events of the watch keep it fresh. */
export function useFiringAlerts(): { count: number; words: string } | undefined {
  const api = useApi();
  const { data } = useQuery(api.quality.alerts.queryOptions({ input: {} }));
  const count = firingRules(data?.rules ?? []).length;
  if (count === 0) return undefined;
  return { count, words: `${plural(count, 'alert')} ${count === 1 ? 'fires' : 'fire'}` };
}
