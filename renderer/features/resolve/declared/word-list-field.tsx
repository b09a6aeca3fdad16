import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';

interface WordListFieldProps {
  label: string;
  placeholder: string;
  value: string[];
  options: readonly string[];
  onChange(value: string[]): void;
  helper?: string;
}

/** Several short words, chosen or typed. */
export function WordListField(props: WordListFieldProps): ReactNode {
  const { label, placeholder, value, options, onChange, helper } = props;
  return (
    <Autocomplete
      multiple
      freeSolo
      autoSelect
      size="small"
      options={options}
      value={value}
      onChange={(_event, next) =>
        onChange([...new Set(next.map((word) => word.trim()).filter((word) => word !== ''))])
      }
      renderInput={(params) => (
        <TextField
          {...params}
          label={label}
          placeholder={value.length === 0 ? placeholder : ''}
          helperText={helper}
        />
      )}
    />
  );
}
