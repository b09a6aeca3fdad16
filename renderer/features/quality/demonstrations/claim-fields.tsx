import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import type { ReactNode } from 'react';
import { type ClaimTexts, claimChoices, readClaim } from './claim-texts.ts';

interface ClaimFieldsProps {
  texts: ClaimTexts;
  onChange(texts: ClaimTexts): void;
}

/** What is claimed: how rare defects are, how surely, and how many failures the plan allows. */
export function ClaimFields({ texts, onChange }: ClaimFieldsProps): ReactNode {
  const { faults } = readClaim(texts);
  const field = (name: keyof ClaimTexts, label: string, help: string): ReactNode => (
    <TextField
      label={label}
      value={texts[name]}
      onChange={({ target }) => onChange({ ...texts, [name]: target.value })}
      error={faults[name] !== undefined}
      helperText={faults[name] ?? help}
      slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 20 } }}
      sx={{ flex: '1 1 150px' }}
    />
  );
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 3 }}>
        {field('ppm', 'Defects per million, below', 'Claimed not to be reached')}
        {field('confidence', 'Confidence, %', 'One-sided, exact')}
        {field('allowed', 'Failures allowed', 'More of them take more trials')}
      </Box>
      <Box role="group" aria-label="Usual claims" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
        {claimChoices.map(({ ppm, label }) => (
          <Chip
            key={ppm}
            size="small"
            clickable
            aria-pressed={ppm === texts.ppm.trim()}
            color={ppm === texts.ppm.trim() ? 'primary' : 'default'}
            label={label}
            onClick={() => onChange({ ...texts, ppm })}
          />
        ))}
      </Box>
    </>
  );
}
