import { mdiTimerSandComplete } from '@mdi/js';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { Resolution } from '../../../../contract/resolution.ts';
import { countText } from '../../../ui/count-text.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';

interface UndecidedViewProps {
  answer: Extract<Resolution, { status: 'undecided' }>;
  onDeadline(seconds: number): void;
}

const longest = 3_600;

/** The deadline came first. That says nothing about whether there is a solution. */
export function UndecidedView({ answer, onDeadline }: UndecidedViewProps): ReactNode {
  const { seconds, statistics } = answer;
  const next = Math.min(longest, Math.max(1, Math.ceil(seconds * 4)));
  return (
    <EmptyState
      icon={mdiTimerSandComplete}
      title={`Not decided in ${seconds} s`}
      text={`There may be a solution or none: ${countText(statistics.decisions)} decisions and ${countText(statistics.conflicts)} conflicts were not enough to tell. More time, pins or a preferred lockfile help.`}
      action={
        seconds >= longest ? undefined : (
          <Button variant="contained" onClick={() => onDeadline(next)}>
            Allow {countText(next)} s
          </Button>
        )
      }
    />
  );
}
