import { mdiPause, mdiPlay } from '@mdi/js';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { type ReactNode, useId, useState } from 'react';
import type { Demonstration } from '../../../../contract/quality-demonstrations.ts';
import { countText } from '../../../ui/count-text.ts';
import { Icon } from '../../../ui/icon.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import { timeText } from '../chart/value-words.ts';
import { boundText, claimText, progressOf, stateLooks, timeLeftText } from './demonstration-words.ts';

interface DemonstrationCardProps {
  demonstration: Demonstration;
  busy: boolean;
  onRun(load: number): void;
  onPause(): void;
  onCancel(): void;
}

/** How much of the time a run may take; the rest is left to others. */
const loads = [
  { load: 1, label: 'As fast as it can' },
  { load: 0.5, label: 'Half of the time' },
  { load: 0.1, label: 'In the background' },
] as const;

/** A demonstration that is planned, runs or is paused: how far it is, and what can be done. */
export function DemonstrationCard(props: DemonstrationCardProps): ReactNode {
  const { demonstration, busy, onRun, onPause, onCancel } = props;
  const [load, setLoad] = useState(1);
  const titleId = useId();
  const { label, claim, state, problem, done } = demonstration;
  const runs = state === 'running';
  return (
    <Box component="li" aria-labelledby={titleId} sx={cardStyles}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3, rowGap: 1 }}>
        <ToneChip {...stateLooks[state]} />
        <Box component="h3" id={titleId} sx={{ m: 0, fontSize: 14, fontWeight: 600 }}>
          {label}
        </Box>
        <Box sx={{ flex: '1 1 200px', color: 'text.secondary' }}>{claimText(claim)}</Box>
        {runs ? (
          <Button
            variant="outlined"
            loading={busy}
            startIcon={<Icon path={mdiPause} size={18} />}
            onClick={onPause}
          >
            Pause
          </Button>
        ) : (
          <>
            <TextField
              select
              value={load}
              onChange={({ target }) => setLoad(Number(target.value))}
              slotProps={{ htmlInput: { 'aria-label': `Pace of ${label}` } }}
              sx={{ minWidth: 160 }}
            >
              {loads.map((each) => (
                <MenuItem key={each.load} value={each.load}>
                  {each.label}
                </MenuItem>
              ))}
            </TextField>
            <Button
              variant="contained"
              loading={busy}
              startIcon={<Icon path={mdiPlay} size={18} />}
              onClick={() => onRun(load)}
            >
              {done === 0 ? 'Run' : 'Resume'}
            </Button>
          </>
        )}
        <Button color="error" disabled={busy} onClick={onCancel}>
          Cancel…
        </Button>
      </Box>
      <LinearProgress
        variant="determinate"
        value={progressOf(demonstration)}
        aria-label={`Progress of ${label}`}
        sx={{ my: 2.5 }}
      />
      <Figures demonstration={demonstration} />
      {demonstration.failed.length === 0 ? null : <Failed failed={demonstration.failed} />}
      {problem === undefined ? null : (
        <Alert severity="warning" sx={{ mt: 2 }}>
          {problem}
        </Alert>
      )}
    </Box>
  );
}

/** What failed so far, within what the plan allows. */
function Failed({ failed }: Pick<Demonstration, 'failed'>): ReactNode {
  return (
    <Box component="details" sx={{ mt: 2, overflowWrap: 'anywhere' }}>
      <summary>What failed</summary>
      <Box component="ul" sx={{ my: 1, pl: 5 }}>
        {failed.map(({ trial, class: kind, message }) => (
          <li key={trial}>
            Trial {countText(trial)}: {kind}: {message}
          </li>
        ))}
      </Box>
    </Box>
  );
}

function Figures({ demonstration }: { demonstration: Demonstration }): ReactNode {
  const { claim, planned, done, failures, voided, pace, upperPpm, runningMs } = demonstration;
  const left = timeLeftText(demonstration);
  const figures: readonly (readonly [name: string, value: string, hint: string])[] = [
    ['Trials', `${countText(done)} of ${countText(planned)}`, 'Trials that ended and count.'],
    ['Failures', `${countText(failures)} (${claim.allowed} allowed)`, 'With one more than allowed it ends.'],
    [
      'Upper bound so far',
      boundText(upperPpm),
      'Of the rate of defects, at the confidence of the claim, if it had been planned to end here.',
    ],
    ['Pace', pace === undefined ? '–' : `${countText(Math.round(pace))} a second`, 'Over the last seconds.'],
    ['Time left', left ?? '–', 'At the present pace.'],
    ['Run for', runningMs === 0 ? '–' : timeText(runningMs), 'Pauses left out.'],
    ...(voided === 0
      ? []
      : ([
          [
            'Voided',
            countText(voided),
            'The registry was changed under them while they ran: others took their place.',
          ],
        ] as const)),
  ];
  return (
    <Box component="dl" sx={figureStyles}>
      {figures.map(([name, value, hint]) => (
        <div key={name} title={hint}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </Box>
  );
}

const cardStyles = {
  px: 4,
  py: 3,
  fontSize: 13,
  '& + &': { borderTop: 1, borderColor: 'divider' },
} as const;

const figureStyles = {
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 6,
  rowGap: 2,
  m: 0,
  '& dt': { fontSize: 12, color: 'text.secondary' },
  '& dd': { m: 0, fontWeight: 600 },
} as const;
