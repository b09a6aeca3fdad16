import {
  mdiArchiveOutline,
  mdiCheckCircleOutline,
  mdiClockAlertOutline,
  mdiClockRemoveOutline,
  mdiHandBackLeftOutline,
  mdiPencilOutline,
} from '@mdi/js';
import type { ReactNode } from 'react';
import { isOverdue, noticeText } from '../../contract/notice.ts';
import type { Deprecation, State } from '../../contract/registry.ts';
import { type Tone, ToneChip } from './tone-chip.tsx';

const looks: Record<State, { tone: Tone; label: string; icon: string }> = {
  draft: { tone: 'info', label: 'Draft', icon: mdiPencilOutline },
  published: { tone: 'primary', label: 'Published', icon: mdiCheckCircleOutline },
  archived: { tone: 'neutral', label: 'Archived', icon: mdiArchiveOutline },
};

interface StateChipProps {
  state: State;
  /** true where no more is known. */
  deprecated?: Deprecation | boolean | undefined;
  yanked?: { reason: string } | boolean | undefined;
}

/**
 * The lifecycle state of a version; yanked and deprecated take its place, since they matter more to a reader. All there is to know
 * is in the tooltip.
 */
export function StateChip({ state, deprecated = false, yanked = false }: StateChipProps): ReactNode {
  const hint = noticeText(
    {
      deprecated: typeof deprecated === 'boolean' ? undefined : deprecated,
      yanked: typeof yanked === 'boolean' ? undefined : yanked,
    },
    Date.now(),
  );
  if (yanked !== false) {
    const words = hint === '' ? 'New resolutions skip it' : hint;
    return <ToneChip tone="error" label="Yanked" icon={mdiHandBackLeftOutline} hint={sentence(words)} />;
  }
  if (deprecated === false) return <ToneChip {...looks[state]} />;
  const overdue = typeof deprecated !== 'boolean' && isOverdue(deprecated, Date.now());
  return (
    <ToneChip
      tone={overdue ? 'error' : 'warning'}
      label={overdue ? 'Overdue' : 'Deprecated'}
      icon={overdue ? mdiClockRemoveOutline : mdiClockAlertOutline}
      hint={sentence(hint === '' ? 'Its author advises against it' : hint)}
    />
  );
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
