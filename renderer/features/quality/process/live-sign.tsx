import { mdiAccessPointOff, mdiCircle, mdiPause } from '@mdi/js';
import type { ReactNode } from 'react';
import { type Tone, ToneChip } from '../../../ui/tone-chip.tsx';
import type { LiveState } from '../chart/use-live-chart.ts';

const looks: Record<LiveState, { tone: Tone; label: string; icon: string; hint: string }> = {
  loading: { tone: 'neutral', label: 'Loading', icon: mdiCircle, hint: 'The chart is on its way.' },
  live: { tone: 'success', label: 'Live', icon: mdiCircle, hint: 'New points appear as they happen.' },
  paused: {
    tone: 'neutral',
    label: 'Paused',
    icon: mdiPause,
    hint: 'What is shown stands still until you go on.',
  },
  cut: {
    tone: 'warning',
    label: 'Cut',
    icon: mdiAccessPointOff,
    hint: 'The connection is lost; it goes on by itself.',
  },
};

/** Whether what is shown moves. */
export function LiveSign({ stream }: { stream: LiveState }): ReactNode {
  return <ToneChip {...looks[stream]} />;
}
