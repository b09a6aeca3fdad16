import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { type ReactNode, useState } from 'react';
import { monospace } from '../../../app/theme-components.ts';
import { faultSpan } from './constraint-fault.ts';

interface RangeInputProps {
  label: string;
  value: string;
  placeholder: string;
  onChange(value: string): void;
  /** The text under the field; with an error it says what is wrong. */
  helper?: ReactNode;
  error: boolean;
  /** The first character at fault, where that is known. */
  faultAt: number | undefined;
  autoFocus?: boolean;
}

/** A field for a range: fixed-width letters, and what is wrong in it underlined where it stands. */
export function RangeInput(props: RangeInputProps): ReactNode {
  const { label, value, placeholder, onChange, helper, error, faultAt, autoFocus = false } = props;
  const [scrolled, setScrolled] = useState(0);
  const span = error ? faultSpan(value, faultAt) : undefined;
  return (
    <Box sx={{ position: 'relative', flex: 1, minWidth: 0 }}>
      <TextField
        fullWidth
        label={label}
        value={value}
        placeholder={placeholder}
        autoFocus={autoFocus}
        error={error}
        helperText={helper}
        onChange={(event) => onChange(event.target.value)}
        slotProps={{
          inputLabel: { shrink: true },
          htmlInput: {
            maxLength: 512,
            spellCheck: false,
            autoComplete: 'off',
            autoCapitalize: 'off',
            onScroll: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
              setScrolled(currentTarget.scrollLeft),
          },
          formHelperText: { component: 'div' },
        }}
        sx={{ '& input': fixedWidth }}
      />
      {span === undefined ? null : (
        <Box aria-hidden sx={overlayStyles}>
          <span style={{ marginLeft: -scrolled }}>{value.slice(0, span.start)}</span>
          <mark>{value.slice(span.start, span.end).padEnd(span.end - span.start)}</mark>
        </Box>
      )}
    </Box>
  );
}

const fixedWidth = { fontFamily: monospace, fontSize: 14 };

/** Lies exactly over the text of the field, transparent but for the underline. */
const overlayStyles = {
  ...fixedWidth,
  position: 'absolute',
  insetInline: 14,
  top: 8.5,
  height: 23,
  lineHeight: '23px',
  overflow: 'hidden',
  whiteSpace: 'pre',
  color: 'transparent',
  pointerEvents: 'none',
  '& mark': {
    color: 'transparent',
    background: 'none',
    textDecoration: 'underline wavy var(--hyper-palette-error-main)',
    textDecorationSkipInk: 'none',
    textUnderlineOffset: '4px',
  },
} as const;
