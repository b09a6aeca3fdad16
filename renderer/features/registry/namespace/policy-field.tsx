import FormControlLabel from '@mui/material/FormControlLabel';
import Radio from '@mui/material/Radio';
import RadioGroup from '@mui/material/RadioGroup';
import TextField from '@mui/material/TextField';
import { type ReactNode, useState } from 'react';
import type { PolicyName, PolicySetting } from '../../../../contract/namespace-policy.ts';
import { isWeaker, policyWords, resolveFromWords } from './policy-words.ts';

interface PolicyFieldProps {
  name: PolicyName;
  value: PolicySetting['value'];
  /** The value of a mandatory setting above. */
  least: PolicySetting['value'] | undefined;
  onChange(value: PolicySetting['value']): void;
}

/** The control that fits a setting: a choice, or names with commas between them. */
export function PolicyField({ name, value, least, onChange }: PolicyFieldProps): ReactNode {
  if (Array.isArray(value)) return <NamesField name={name} value={value} onChange={onChange} />;
  const choices =
    typeof value === 'boolean'
      ? [
          { value: true, label: 'Yes' },
          { value: false, label: 'No' },
        ]
      : Object.entries(resolveFromWords).map(([choice, label]) => ({ value: choice, label }));
  return (
    <RadioGroup
      aria-label={policyWords[name].title}
      value={String(value)}
      onChange={(_event, chosen) =>
        onChange(choices.find((choice) => String(choice.value) === chosen)?.value ?? value)
      }
    >
      {choices.map((choice) => (
        <FormControlLabel
          key={choice.label}
          value={String(choice.value)}
          control={<Radio size="small" />}
          disabled={least !== undefined && isWeaker(name, choice.value, least)}
          label={choice.label}
        />
      ))}
    </RadioGroup>
  );
}

function NamesField({
  name,
  value,
  onChange,
}: {
  name: PolicyName;
  value: readonly string[];
  onChange(value: string[]): void;
}): ReactNode {
  // As typed: a comma at the end is no name yet.
  const [text, setText] = useState(value.join(', '));
  return (
    <TextField
      autoFocus
      label={policyWords[name].title}
      placeholder={name === 'channels' ? 'nightly, edge, stable' : 'stable, lts'}
      value={text}
      onChange={(event) => {
        setText(event.target.value);
        onChange(
          event.target.value
            .split(/[\s,]+/u)
            .filter((part) => part !== '')
            .map((part) => part.toLowerCase()),
        );
      }}
      helperText={
        name === 'channels'
          ? 'Names with commas between them, the least stable first'
          : 'Names with commas between them'
      }
      slotProps={{ htmlInput: { spellCheck: false, autoComplete: 'off' } }}
    />
  );
}
