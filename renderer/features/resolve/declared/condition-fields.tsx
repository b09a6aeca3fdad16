import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import type { DependencyDraft } from './dependency-draft.ts';
import { WordListField } from './word-list-field.tsx';

interface ConditionFieldsProps {
  draft: DependencyDraft;
  onChange(patch: Partial<DependencyDraft>): void;
  problems: Readonly<Record<string, string | undefined>>;
}

const systems = ['linux', 'darwin', 'win32', 'freebsd', 'android', '!win32'];
const processors = ['x64', 'arm64', 'arm', 'ia32', 'riscv64', 's390x'];

/** When the dependency counts: fields for what is common, JSON for what is nested. */
export function ConditionFields({ draft, onChange, problems }: ConditionFieldsProps): ReactNode {
  if (draft.json !== undefined) {
    return (
      <TextField
        multiline
        minRows={3}
        maxRows={10}
        label="Condition as JSON"
        value={draft.json}
        onChange={(event) => onChange({ json: event.target.value })}
        error={problems.json !== undefined}
        helperText={
          problems.json ??
          'It nests any, all or not, for which there are no fields. Empty: it counts everywhere.'
        }
        slotProps={{ htmlInput: { spellCheck: false, style: { fontFamily: 'monospace', fontSize: 13 } } }}
      />
    );
  }
  return (
    <Box sx={{ display: 'grid', gap: 4, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
      <Typography variant="body2" color="textSecondary" sx={{ gridColumn: '1 / -1' }}>
        Everything filled in must hold, or the dependency is left out. An exclamation mark turns a word round:
        !win32.
      </Typography>
      <WordListField
        label="Operating systems"
        placeholder="Any"
        value={draft.os}
        options={systems}
        onChange={(os) => onChange({ os })}
      />
      <WordListField
        label="Architectures"
        placeholder="Any"
        value={draft.arch}
        options={processors}
        onChange={(arch) => onChange({ arch })}
      />
      <TextField
        multiline
        maxRows={4}
        label="Environment variables"
        placeholder="NODE_ENV=production|test"
        value={draft.env}
        onChange={(event) => onChange({ env: event.target.value })}
        error={problems.env !== undefined}
        helperText={problems.env ?? 'One a line'}
        slotProps={{ htmlInput: { spellCheck: false } }}
      />
      <TextField
        label="Feature of this package"
        placeholder="tls"
        value={draft.feature}
        onChange={(event) => onChange({ feature: event.target.value })}
        helperText="Counts while the feature is on"
        slotProps={{ htmlInput: { maxLength: 100, spellCheck: false, autoComplete: 'off' } }}
      />
    </Box>
  );
}
