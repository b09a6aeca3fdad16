import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ReactNode } from 'react';
import type { Finding } from '../../../../contract/resolution.ts';
import { countText } from '../../../ui/count-text.ts';
import { findingKindOrder, findingKinds, type Severity } from './finding-kinds.ts';
import type { FindingFilter } from './finding-rows.ts';

interface FindingFiltersProps {
  findings: readonly Finding[];
  value: FindingFilter;
  onChange(value: FindingFilter): void;
}

/** Narrow the findings by severity, kind and words. */
export function FindingFilters({ findings, value, onChange }: FindingFiltersProps): ReactNode {
  const counts = Map.groupBy(findings, ({ kind }) => kind);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, px: 6, pb: 3 }}>
      <TextField
        placeholder="Search the findings"
        value={value.text}
        onChange={(event) => onChange({ ...value, text: event.target.value })}
        slotProps={{ htmlInput: { 'aria-label': 'Search the findings', maxLength: 200 } }}
        sx={{ width: 240 }}
      />
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="Severity"
        value={value.severity ?? 'all'}
        onChange={(_event, severity: Severity | 'all' | null) => {
          if (severity !== null) onChange({ ...value, severity: severity === 'all' ? undefined : severity });
        }}
      >
        <ToggleButton value="all">All</ToggleButton>
        <ToggleButton value="error">Errors</ToggleButton>
        <ToggleButton value="warning">Warnings</ToggleButton>
      </ToggleButtonGroup>
      <Box role="group" aria-label="Kinds" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        {findingKindOrder
          .filter((kind) => counts.has(kind))
          .map((kind) => (
            <Chip
              key={kind}
              clickable
              size="small"
              aria-pressed={value.kind === kind}
              color={value.kind === kind ? 'primary' : 'default'}
              variant={value.kind === kind ? 'filled' : 'outlined'}
              label={`${findingKinds[kind].short} ${countText(counts.get(kind)?.length ?? 0)}`}
              onClick={() => onChange({ ...value, kind: value.kind === kind ? undefined : kind })}
            />
          ))}
      </Box>
    </Box>
  );
}
