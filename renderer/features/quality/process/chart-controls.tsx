import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import type { Chart } from '../../../../contract/control-chart.ts';
import { chartTypeWords, grainWords, isKeyOf, keysOf, metricWords, ruleSetWords } from '../chart-words.ts';
import { SpanPicker } from '../span-picker.tsx';
import type { ProcessState } from './process-state.ts';
import type { UpdateProcess } from './use-process-state.ts';

interface ChartControlsProps {
  process: string;
  state: ProcessState;
  update: UpdateProcess;
  chart: Chart | undefined;
}

/** What is charted, and how: each choice can be left to the core, which says why it chose. */
export function ChartControls({ process, state, update, chart }: ChartControlsProps): ReactNode {
  // Another question has other points: what was looked at before means nothing there.
  const ask = (patch: Partial<ProcessState>): void =>
    update({ ...patch, zoom: undefined, point: undefined, details: false }, { step: true });
  const automatic = chart === undefined ? 'Automatic' : `Automatic: ${chartTypeWords[chart.type].name}`;
  const choices = [...new Map((chart?.choices ?? []).map((choice) => [choice.type, choice])).values()];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
      {process.startsWith('operation:') ? (
        <TextField
          select
          label="Metric"
          value={state.metric ?? chart?.metric ?? 'duration'}
          onChange={({ target: { value } }) => {
            if (isKeyOf(metricWords, value)) ask({ metric: value, type: undefined, grain: undefined });
          }}
          sx={{ width: 107 }}
        >
          {(['duration', 'failures'] as const).map((metric) => (
            <MenuItem key={metric} value={metric}>
              {metricWords[metric]}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
      <TextField
        select
        label="Chart"
        value={state.type ?? ''}
        onChange={({ target: { value } }) => {
          const choice = choices.find(({ type }) => type === value);
          ask({ type: choice?.type, grain: choice?.grain });
        }}
        sx={{ width: 151 }}
        slotProps={{
          select: {
            displayEmpty: true,
            renderValue: () => (state.type === undefined ? automatic : chartTypeWords[state.type].name),
          },
          inputLabel: { shrink: true },
        }}
      >
        <MenuItem value="">
          <Choice name={automatic} text={chart?.reason ?? 'Chosen by what the data are'} />
        </MenuItem>
        {choices.map(({ type, reason }) => (
          <MenuItem key={type} value={type}>
            <Choice name={`${chartTypeWords[type].name} – ${chartTypeWords[type].meaning}`} text={reason} />
          </MenuItem>
        ))}
        {state.type !== undefined && !choices.some(({ type }) => type === state.type) ? (
          <MenuItem value={state.type}>{chartTypeWords[state.type].name}</MenuItem>
        ) : null}
      </TextField>
      <TextField
        select
        label="A point is"
        value={state.grain ?? chart?.grain ?? 'minute'}
        onChange={({ target: { value } }) => {
          if (isKeyOf(grainWords, value)) ask({ grain: value });
        }}
        sx={{ width: 124 }}
      >
        {keysOf(grainWords).map((grain) => (
          <MenuItem key={grain} value={grain}>
            {grainWords[grain]}
          </MenuItem>
        ))}
      </TextField>
      <TextField
        select
        label="Rules"
        value={state.rules}
        onChange={({ target: { value } }) => {
          if (isKeyOf(ruleSetWords, value)) update({ rules: value }, { step: true });
        }}
        sx={{ width: 148 }}
        slotProps={{ select: { renderValue: () => ruleSetWords[state.rules].name } }}
      >
        {keysOf(ruleSetWords).map((rules) => (
          <MenuItem key={rules} value={rules}>
            <Choice name={ruleSetWords[rules].name} text={ruleSetWords[rules].meaning} />
          </MenuItem>
        ))}
      </TextField>
      <SpanPicker span={state.span} onSpan={(span) => ask({ span })} />
    </Box>
  );
}

function Choice({ name, text }: { name: string; text: string }): ReactNode {
  return (
    <Box sx={{ whiteSpace: 'normal', maxWidth: 420, py: 0.5 }}>
      {name}
      <Box sx={{ fontSize: 12, color: 'text.secondary' }}>{text}</Box>
    </Box>
  );
}
