import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';

interface ReasonFieldProps {
  label: string;
  value: string;
  onChange(value: string): void;
  placeholder: string;
  required?: boolean;
  autoFocus?: boolean;
}

/** Letters a reason has at least: what the core asks for. */
export const leastReason = 3;

/** A sentence that stays with what was done. */
export function ReasonField(props: ReasonFieldProps): ReactNode {
  const { label, value, onChange, placeholder, required = false, autoFocus = false } = props;
  return (
    <TextField
      multiline
      minRows={2}
      maxRows={6}
      autoFocus={autoFocus}
      required={required}
      label={label}
      placeholder={placeholder}
      value={value}
      onChange={({ target }) => onChange(target.value)}
      slotProps={{ htmlInput: { maxLength: 1_000 }, inputLabel: { shrink: true } }}
      sx={{ mt: 2 }}
    />
  );
}
