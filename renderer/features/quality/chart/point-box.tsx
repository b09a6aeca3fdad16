import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { PointWords } from './point-words.ts';

const boxWidth = 330;

interface PointBoxProps {
  words: PointWords;
  /** Of the point, pixels from the left of the chart. */
  x: number;
  /** Of the chart, pixels. */
  width: number;
  /** What can be done here. */
  hint: string;
}

/** What the point under the pointer says. It stands beside the point, on the side with more room. */
export function PointBox({ words, x, width, hint }: PointBoxProps): ReactNode {
  const left = x + 14 + boxWidth < width ? x + 14 : Math.max(0, x - 14 - boxWidth);
  return (
    <Box aria-hidden sx={boxStyles} style={{ left, width: boxWidth }}>
      <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, color: 'text.secondary' }}>
        <span>{words.time}</span>
        <span>{words.size}</span>
      </Box>
      {words.values.map(({ title, value, limits }) => (
        <Box key={title} sx={{ mt: 1 }}>
          {title} <strong>{value}</strong>
          <Box sx={{ color: 'text.secondary' }}>{limits}</Box>
        </Box>
      ))}
      {words.excluded ? <Box sx={{ mt: 1 }}>Excluded: neither limits nor rules know it.</Box> : null}
      {words.broken.map((sentence) => (
        <Box key={sentence} sx={{ mt: 1, color: 'error.main', fontWeight: 550 }}>
          {sentence}
        </Box>
      ))}
      <Box sx={{ mt: 1, color: 'text.secondary' }}>{hint}</Box>
    </Box>
  );
}

const boxStyles = {
  position: 'absolute',
  top: 20,
  zIndex: 3,
  boxSizing: 'border-box',
  p: 2.5,
  fontSize: 12,
  lineHeight: 1.4,
  pointerEvents: 'none',
  bgcolor: 'background.paper',
  border: 1,
  borderColor: 'divider',
  borderRadius: '6px',
  boxShadow: '0 8px 24px -10px rgba(5, 15, 25, 0.4)',
} as const;
