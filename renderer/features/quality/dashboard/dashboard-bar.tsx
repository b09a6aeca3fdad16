import { mdiMagnify } from '@mdi/js';
import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { type ReactNode, type Ref, useState } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { SpanPicker } from '../span-picker.tsx';
import type { DashboardState, Shown } from './dashboard-state.ts';
import { FigureGuide } from './figure-guide.tsx';

const shownWords: Record<Shown, string> = {
  all: 'All',
  signals: 'With signals',
  defects: 'With defects',
  unproven: 'Not enough data',
};

interface DashboardBarProps {
  state: DashboardState;
  onChange(patch: Partial<DashboardState>): void;
  counts: Readonly<Record<Shown, number>>;
  field: Ref<HTMLInputElement>;
}

/** Narrow the table, and choose how far back it looks. */
export function DashboardBar({ state, onChange, counts, field }: DashboardBarProps): ReactNode {
  // Typed text is ahead of the address, which is written for every letter.
  const [typed, setTyped] = useState(state.filter);
  return (
    <Box
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3, px: 6, py: 3, flexShrink: 0 }}
    >
      <TextField
        inputRef={field}
        value={typed}
        placeholder="Find an operation"
        onChange={({ target }) => {
          setTyped(target.value);
          onChange({ filter: target.value });
        }}
        sx={{ width: 210 }}
        slotProps={{
          htmlInput: { 'aria-label': 'Find an operation', maxLength: 100, spellCheck: false },
          input: {
            startAdornment: (
              <InputAdornment position="start">
                <Icon path={mdiMagnify} size={16} />
              </InputAdornment>
            ),
          },
        }}
      />
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Show"
        value={state.shown}
        onChange={(_event, shown: Shown | null) => {
          if (shown !== null) onChange({ shown });
        }}
      >
        {(['all', 'signals', 'defects', 'unproven'] as const).map((shown) => (
          <ToggleButton key={shown} value={shown}>
            {shownWords[shown]} {counts[shown]}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Box sx={{ flex: 1 }} />
      <FigureGuide />
      <SpanPicker span={state.span} onSpan={(span) => onChange({ span })} />
    </Box>
  );
}
