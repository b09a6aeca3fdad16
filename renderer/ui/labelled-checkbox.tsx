import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import type { ReactNode } from 'react';

interface LabelledCheckboxProps {
  label: string;
  checked: boolean;
  onChange(checked: boolean): void;
}

/** A small box to tick, with its words beside it. */
export function LabelledCheckbox({ label, checked, onChange }: LabelledCheckboxProps): ReactNode {
  return (
    <FormControlLabel
      control={
        <Checkbox size="small" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      }
      label={label}
    />
  );
}
