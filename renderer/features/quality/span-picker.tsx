import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import type { Span } from '../../../contract/quality-words.ts';
import { isSpan, spanChoices, spanWords } from './quality-address.ts';

/** How far back a view looks. */
export function SpanPicker({ span, onSpan }: { span: Span; onSpan(span: Span): void }): ReactNode {
  return (
    <TextField
      select
      value={span}
      onChange={({ target }) => {
        if (isSpan(target.value)) onSpan(target.value);
      }}
      sx={{ minWidth: 124 }}
      slotProps={{ htmlInput: { 'aria-label': 'Span' } }}
    >
      {spanChoices.map((each) => (
        <MenuItem key={each} value={each}>
          Last {spanWords[each]}
        </MenuItem>
      ))}
    </TextField>
  );
}
