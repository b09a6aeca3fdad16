import { mdiHelpCircleOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Popover from '@mui/material/Popover';
import { type ReactNode, useState } from 'react';
import { Icon } from '../../../ui/icon.tsx';

const meanings: readonly [name: string, meaning: string][] = [
  ['Trials', 'Operations that succeeded or failed. Refused and cancelled ones are no trials.'],
  [
    'Reliability',
    'Share of trials without a defect, with the interval the true share lies in (Wilson, 95 %). On the bar each step to the right is ten times fewer defects; the black line is the target.',
  ],
  [
    'Sigma level',
    'The share of defects as a distance from the mean of a normal curve, plus 1.5 by convention. Without any defect only a bound may be said (≥, exact, 95 %); below 25 trials nothing.',
  ],
  ['p50, p95, p99', 'Half, 95 of 100 and 99 of 100 operations took no longer than this.'],
  ['Trend', 'Median duration over equal parts of the span, oldest on the left; gaps where nothing ran.'],
  ['Signals', 'Points of the control charts that break a rule, not looked after yet.'],
];

/** What each column means, for whoever cannot point at it. */
export function FigureGuide(): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <Button
        startIcon={<Icon path={mdiHelpCircleOutline} size={16} />}
        aria-expanded={anchor !== undefined}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        What is this?
      </Button>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor ?? null}
        onClose={() => setAnchor(undefined)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { role: 'dialog', 'aria-label': 'What the figures mean', sx: { width: 420, p: 4 } },
        }}
      >
        <Box component="dl" sx={{ m: 0, fontSize: 13, lineHeight: 1.45 }}>
          {meanings.map(([name, meaning]) => (
            <Box key={name} sx={{ '& + &': { mt: 2.5 } }}>
              <Box component="dt" sx={{ fontWeight: 600 }}>
                {name}
              </Box>
              <Box component="dd" sx={{ m: 0, color: 'text.secondary' }}>
                {meaning}
              </Box>
            </Box>
          ))}
        </Box>
      </Popover>
    </>
  );
}
