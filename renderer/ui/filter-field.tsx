import { mdiMagnify } from '@mdi/js';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import type { KeyboardEvent, ReactNode, Ref } from 'react';
import { Icon } from './icon.tsx';

interface FilterFieldProps {
  /** Placeholder, and the name for those who listen. */
  label: string;
  value: string;
  onChange(text: string): void;
  onKeyDown(event: KeyboardEvent): void;
  field: Ref<HTMLInputElement>;
  /** Pixels. */
  width: number;
  /** At the end of the field. */
  end?: ReactNode;
}

/** A small field to find something among what is shown. */
export function FilterField(props: FilterFieldProps): ReactNode {
  const { label, value, onChange, onKeyDown, field, width, end } = props;
  return (
    <TextField
      inputRef={field}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={onKeyDown}
      placeholder={label}
      sx={{ width }}
      slotProps={{
        htmlInput: { 'aria-label': label, spellCheck: false, maxLength: 200 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Icon path={mdiMagnify} size={16} />
            </InputAdornment>
          ),
          endAdornment: end === undefined ? null : <InputAdornment position="end">{end}</InputAdornment>,
        },
      }}
    />
  );
}
