import { mdiAlertCircleOutline, mdiCancel, mdiCheck, mdiHandBackLeftOutline } from '@mdi/js';
import type { ReactNode } from 'react';
import { type Tone, ToneChip } from '../../../ui/tone-chip.tsx';

const looks: Record<string, { tone: Tone; label: string; icon: string; hint: string }> = {
  success: { tone: 'success', label: 'Went well', icon: mdiCheck, hint: 'A trial without a defect' },
  failure: { tone: 'error', label: 'Failed', icon: mdiAlertCircleOutline, hint: 'A defect' },
  refused: {
    tone: 'neutral',
    label: 'Refused',
    icon: mdiHandBackLeftOutline,
    hint: 'Its input, rights or state did not allow it, and its caller was told so: no trial',
  },
  cancelled: { tone: 'neutral', label: 'Cancelled', icon: mdiCancel, hint: 'By its caller: no trial' },
};

/** How one operation ended, with the class of its error. */
export function OutcomeWord({
  outcome,
  errorClass,
}: {
  outcome: string;
  errorClass: string | undefined;
}): ReactNode {
  const look = looks[outcome] ?? { tone: 'neutral' as const, label: outcome, icon: mdiCancel, hint: outcome };
  const more = errorClass === undefined || errorClass === outcome ? '' : `: ${errorClass}`;
  return <ToneChip {...look} label={`${look.label}${more}`} />;
}
