import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import type { AuditEntry } from '../../../contract/registry.ts';

const outcomes = [
  ['all', 'All'],
  ['success', 'Done'],
  ['denied', 'Denied'],
  ['failure', 'Failed'],
] as const;

export interface Filters {
  /** Empty: every operation. */
  operation: string;
  outcome: (typeof outcomes)[number][0];
}

interface ActivityFiltersProps {
  value: Filters;
  onChange(value: Filters): void;
  /** Entries loaded so far; their operations are suggested. */
  entries: readonly AuditEntry[];
}

const typingPauseMs = 200;

/** Narrow the log by operation and outcome. */
export function ActivityFilters({ value, onChange, entries }: ActivityFiltersProps): ReactNode {
  const [operation, setOperation] = useState(value.operation);
  const known = useMemo(() => [...new Set(entries.map((entry) => entry.operation))].sort(), [entries]);
  useEffect(() => {
    if (operation === value.operation) return undefined;
    const timer = setTimeout(() => onChange({ ...value, operation }), typingPauseMs);
    return () => clearTimeout(timer);
  }, [operation, value, onChange]);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 3, px: 6, pb: 3 }}>
      <Autocomplete
        freeSolo
        options={known}
        inputValue={operation}
        onInputChange={(_event, text) => setOperation(text.trim())}
        renderInput={(params) => <TextField {...params} label="Operation" placeholder="registry.publish" />}
        sx={{ width: 280 }}
      />
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Outcome"
        value={value.outcome}
        onChange={(_event, outcome: Filters['outcome'] | null) => {
          if (outcome !== null) onChange({ ...value, outcome });
        }}
      >
        {outcomes.map(([outcome, label]) => (
          <ToggleButton key={outcome} value={outcome}>
            {label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
    </Box>
  );
}
