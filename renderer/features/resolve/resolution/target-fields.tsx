import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { WordListField } from '../declared/word-list-field.tsx';
import { environmentText, parseEnvironment } from './environment-text.ts';
import type { ResolveState } from './resolve-state.ts';
import type { UpdateResolve } from './use-resolve-state.ts';

const systems = ['linux', 'darwin', 'win32', 'freebsd'];
const processors = ['x64', 'arm64', 'arm', 'ia32', 'riscv64'];

/** What the solution is for: decides the conditions of dependencies. */
export function TargetFields({ state, update }: { state: ResolveState; update: UpdateResolve }): ReactNode {
  const { os, arch, env, features } = state;
  return (
    <Box component="fieldset" sx={{ display: 'grid', gap: 3 }}>
      <Typography component="legend" variant="h3">
        Target
      </Typography>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 3 }}>
        <WordField label="System" value={os} options={systems} onChange={(next) => update({ os: next })} />
        <WordField
          label="Processor"
          value={arch}
          options={processors}
          onChange={(next) => update({ arch: next })}
        />
      </Box>
      <EnvironmentField env={env} onChange={(next) => update({ env: next })} />
      <WordListField
        label="Features switched on"
        placeholder="None"
        value={[...features]}
        options={[]}
        onChange={(next) => update({ features: next })}
      />
    </Box>
  );
}

interface WordFieldProps {
  label: string;
  value: string;
  options: readonly string[];
  onChange(value: string): void;
}

function WordField({ label, value, options, onChange }: WordFieldProps): ReactNode {
  return (
    <Autocomplete
      freeSolo
      options={options}
      inputValue={value}
      value={value}
      onInputChange={(_event, next) => onChange(next.trim().slice(0, 60))}
      renderInput={(params) => <TextField {...params} label={label} placeholder="Any" />}
    />
  );
}

interface EnvironmentFieldProps {
  env: Readonly<Record<string, string>>;
  onChange(env: Record<string, string>): void;
}

function EnvironmentField({ env, onChange }: EnvironmentFieldProps): ReactNode {
  const [typed, setTyped] = useState({ env, text: environmentText(env) });
  // Reset from elsewhere; what is being typed says the same and stays as it is.
  if (environmentText(typed.env) !== environmentText(env)) setTyped({ env, text: environmentText(env) });
  const { wrong } = parseEnvironment(typed.text);
  return (
    <TextField
      multiline
      maxRows={5}
      label="Environment"
      placeholder="NODE_ENV=production"
      value={typed.text}
      error={wrong !== undefined}
      helperText={wrong === undefined ? 'One NAME=value a line' : `“${wrong}” is not NAME=value`}
      onChange={({ target }) => {
        const next = parseEnvironment(target.value).env;
        setTyped({ env: next, text: target.value });
        onChange(next);
      }}
      slotProps={{ htmlInput: { spellCheck: false } }}
    />
  );
}
