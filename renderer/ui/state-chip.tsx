import {
  mdiArchiveOutline,
  mdiCheckCircleOutline,
  mdiClockAlertOutline,
  mdiHandBackLeftOutline,
  mdiPencilOutline,
} from '@mdi/js';
import type { ReactNode } from 'react';
import type { State } from '../../contract/registry.ts';
import { type Tone, ToneChip } from './tone-chip.tsx';

const looks: Record<State, { tone: Tone; label: string; icon: string }> = {
  draft: { tone: 'info', label: 'Draft', icon: mdiPencilOutline },
  published: { tone: 'primary', label: 'Published', icon: mdiCheckCircleOutline },
  archived: { tone: 'neutral', label: 'Archived', icon: mdiArchiveOutline },
};

interface StateChipProps {
  state: State;
  /** true, or the reason for the tooltip. */
  deprecated?: boolean | string | undefined;
  yanked?: boolean | string | undefined;
}

/** The lifecycle state of a version; yanked and deprecated take its place, since they matter more to a reader. */
export function StateChip({ state, deprecated = false, yanked = false }: StateChipProps): ReactNode {
  if (yanked !== false) {
    const hint = yanked === true ? 'New resolutions skip it' : `Yanked: ${yanked}`;
    return <ToneChip tone="error" label="Yanked" icon={mdiHandBackLeftOutline} hint={hint} />;
  }
  if (deprecated !== false) {
    const hint = deprecated === true ? 'Its author advises against it' : `Deprecated: ${deprecated}`;
    return <ToneChip tone="warning" label="Deprecated" icon={mdiClockAlertOutline} hint={hint} />;
  }
  return <ToneChip {...looks[state]} />;
}
