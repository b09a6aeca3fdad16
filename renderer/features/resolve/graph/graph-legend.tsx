import Box from '@mui/material/Box';
import type { ReactNode } from 'react';

const nodeColors: readonly (readonly [color: string, label: string])[] = [
  ['primary-main', 'Root and path'],
  ['secondary-main', 'Direct'],
  ['text-disabled', 'Transitive'],
  ['warning-main', 'Deprecated, found'],
  ['error-main', 'Yanked, missing'],
];
const edgeColors: readonly (readonly [color: string, line: string, label: string])[] = [
  ['text-disabled', 'solid', 'Runtime'],
  ['text-disabled', 'dashed', 'Dev, build, peer, optional'],
  ['error-main', 'solid', 'In a cycle'],
  ['info-main', 'solid', 'Needs'],
  ['secondary-main', 'solid', 'Needed by'],
];

/** What the colours and lines mean. */
export function GraphLegend(): ReactNode {
  return (
    <Box component="ul" aria-label="Legend" sx={legendStyles}>
      {nodeColors.map(([color, label]) => (
        <li key={label}>
          <span className="box" style={{ borderColor: `var(--hyper-palette-${color})` }} />
          {label}
        </li>
      ))}
      {edgeColors.map(([color, line, label]) => (
        <li key={label}>
          <span className="line" style={{ borderTop: `2px ${line} var(--hyper-palette-${color})` }} />
          {label}
        </li>
      ))}
    </Box>
  );
}

const legendStyles = {
  m: 0,
  px: 4,
  py: 2,
  listStyle: 'none',
  display: 'flex',
  flexWrap: 'wrap',
  columnGap: 4,
  rowGap: 1,
  flexShrink: 0,
  fontSize: 12,
  color: 'text.secondary',
  bgcolor: 'background.paper',
  borderTop: 1,
  borderColor: 'divider',
  '& li': { display: 'flex', alignItems: 'center', gap: 2 },
  '& .box': { width: 14, height: 9, border: '1px solid', borderLeftWidth: 4, borderRadius: '3px' },
  '& .line': { width: 18 },
} as const;
