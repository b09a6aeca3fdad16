import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { ReactNode } from 'react';
import { quickChoices } from './quick-choices.ts';

interface QuickChoicesProps {
  version: string | undefined;
  /** The constraint as it stands, as a text. */
  current: string;
  onChoose(text: string): void;
}

/** The ranges people mostly want, one click each. */
export function QuickChoices({ version, current, onChoose }: QuickChoicesProps): ReactNode {
  return (
    <Box role="group" aria-label="Quick choices" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>
      {quickChoices(version).map(({ text, label }) => {
        const chosen = text === current.trim();
        return (
          <Chip
            key={text}
            size="small"
            clickable
            aria-pressed={chosen}
            color={chosen ? 'primary' : 'default'}
            variant={chosen ? 'filled' : 'outlined'}
            label={
              <>
                {label} <code>{text}</code>
              </>
            }
            onClick={() => onChoose(text)}
            sx={{ fontSize: 12, '& .MuiChip-label': { px: 1.5 }, '& code': { ml: 0.5, fontSize: '0.95em' } }}
          />
        );
      })}
    </Box>
  );
}
