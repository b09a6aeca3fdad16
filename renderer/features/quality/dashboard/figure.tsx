import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import type { ReactNode } from 'react';
import type { FigureWords } from '../figure-words.ts';

interface FigureProps {
  words: FigureWords;
  align?: 'start' | 'end';
  /** Beyond its goal, or not known. */
  tone?: 'warning' | 'quiet' | undefined;
}

/** A figure of a table with its small note; what it means is said under the pointer. */
export function Figure({ words, align = 'start', tone }: FigureProps): ReactNode {
  const color = tone === 'warning' ? 'warning.main' : tone === 'quiet' ? 'text.secondary' : 'text.primary';
  return (
    <Tooltip title={words.meaning}>
      <Box sx={{ textAlign: align, lineHeight: 1.35, minWidth: 0 }}>
        <Box sx={{ color, fontWeight: tone === 'warning' ? 600 : 400 }}>{words.figure}</Box>
        {words.note === '' ? null : (
          <Box sx={{ fontSize: 11.5, color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis' }}>
            {words.note}
          </Box>
        )}
      </Box>
    </Tooltip>
  );
}
