import { mdiCancel, mdiCheckCircleOutline, mdiPauseCircleOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import type { Key } from '../../../contract/trust.ts';
import { type Tone, ToneChip } from '../../ui/tone-chip.tsx';

const looks: Record<Key['state'], { tone: Tone; label: string; icon: string; hint: string }> = {
  active: { tone: 'success', label: 'Active', icon: mdiCheckCircleOutline, hint: 'Signs and verifies' },
  retired: {
    tone: 'neutral',
    label: 'Retired',
    icon: mdiPauseCircleOutline,
    hint: 'Signs no more; its signatures stay good',
  },
  revoked: {
    tone: 'error',
    label: 'Revoked',
    icon: mdiCancel,
    hint: 'None of its signatures count any more',
  },
};

/** The state of a key; the reason somebody gave is in the tooltip. */
export function KeyStateChip({
  state,
  reason,
}: {
  state: Key['state'];
  reason: string | undefined;
}): ReactNode {
  const look = looks[state];
  return (
    <ToneChip
      {...look}
      hint={reason === undefined || reason === '' ? look.hint : `${look.hint}. Reason: ${reason}`}
    />
  );
}
