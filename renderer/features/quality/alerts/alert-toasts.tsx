import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { alertNotice } from '../../../../contract/alert-notice.ts';
import type { ChangeEvent } from '../../../../contract/events.ts';
import { onChanges } from '../../../app/change-feed.ts';
import { useApi } from '../../../app/host-context.ts';
import { useToast } from '../../../ui/toast-context.ts';
import { useStable } from '../../../ui/use-stable.ts';
import { toldRules } from './told-rules.ts';

/** Tells whoever looks at the page of alerts that fire, in one message however many they are: when and how often is decided by the core. */
export default function AlertToasts(): undefined {
  const api = useApi();
  const queries = useQueryClient();
  const toast = useToast();
  const navigate = useNavigate();
  const show = async (told: ReadonlySet<string>): Promise<void> => {
    const { rules } = await queries.fetchQuery(api.quality.alerts.queryOptions({ input: {}, staleTime: 0 }));
    const firing = rules.filter(({ id, state }) => told.has(id) && state === 'firing');
    if (firing.length === 0) return;
    const { title, body, to, critical } = alertNotice(firing);
    toast.show({
      severity: critical ? 'error' : 'warning',
      message: `${title}: ${body.replaceAll('\n', ', ')}`,
      durationMs: 15_000,
      action: { label: 'Show', run: () => void navigate(to) },
    });
  };
  const hear = useStable((events: readonly ChangeEvent[]) => {
    const told = toldRules(events);
    // What cannot be read now is on the navigation and in the list as soon as it can.
    if (told.size > 0) show(told).catch(() => undefined);
  });
  useEffect(() => onChanges(hear), [hear]);
  return undefined;
}
