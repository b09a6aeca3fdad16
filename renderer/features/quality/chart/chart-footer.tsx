import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import type { Chart } from '../../../../contract/control-chart.ts';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import { limitsFacts, limitsState } from './limits-words.ts';

/** Below a chart: what its limits are, where they come from, by which rules it was judged and what those cost. */
export function ChartFooter({ chart }: { chart: Chart }): ReactNode {
  const { state, provisional } = chart.limits;
  const { label, meaning } = limitsState(chart.limits);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 4, rowGap: 1, px: 4, pb: 3, fontSize: 12 }}>
      <Tooltip title={meaning}>
        <span>
          <ToneChip
            tone={state === 'frozen' && !provisional ? 'primary' : state === 'none' ? 'neutral' : 'warning'}
            label={state === 'none' ? label : `Limits: ${label}`}
          />
        </span>
      </Tooltip>
      {limitsFacts(chart).map(({ name, text }) => (
        <span key={name}>
          <Box component="span" sx={{ color: 'text.secondary' }}>
            {name}{' '}
          </Box>
          {text}
        </span>
      ))}
    </Box>
  );
}
