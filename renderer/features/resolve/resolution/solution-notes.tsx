import { mdiAlertOutline, mdiInformationOutline, mdiSync } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { type ReactNode, useMemo, useState } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import type { Solved } from '../graph/dependency-graph.ts';
import { LinkedText } from './linked-text.tsx';
import { type SolutionNote, solutionNotes } from './solution-note-lines.ts';

/** Lines shown at once. */
const most = 100;

const icons: Record<SolutionNote['severity'], string> = {
  error: mdiSync,
  warning: mdiAlertOutline,
  info: mdiInformationOutline,
};

/** What a solution leaves to say, folded into one line: cycles, warnings, wishes not granted. */
export function SolutionNotes({ solution }: { solution: Solved }): ReactNode {
  const [open, setOpen] = useState<string>();
  const notes = useMemo(() => solutionNotes(solution), [solution]);
  const known = useMemo(
    () => new Set([...solution.nodes.map(({ coordinate }) => coordinate), solution.root.coordinate ?? '']),
    [solution],
  );
  const shown = notes.find(({ id }) => id === open);
  if (notes.length === 0) return null;
  return (
    <Box sx={{ flexShrink: 0, borderBottom: 1, borderColor: 'divider', bgcolor: 'background.paper' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, px: 3, py: 1 }}>
        {notes.map(({ id, severity, title }) => (
          <Button
            key={id}
            aria-expanded={id === open}
            startIcon={<Icon path={icons[severity]} size={16} />}
            onClick={() => setOpen(id === open ? undefined : id)}
            sx={{ color: `${severity}.main`, ...(id === open ? { bgcolor: 'action.selected' } : {}) }}
          >
            {title}
          </Button>
        ))}
      </Box>
      {shown === undefined ? null : (
        <Box component="ul" aria-label={shown.title} sx={listStyles}>
          {shown.lines.slice(0, most).map((line) => (
            <li key={line}>
              <LinkedText text={line} known={known} />
            </li>
          ))}
          {shown.lines.length > most ? <li>and {shown.lines.length - most} more</li> : null}
        </Box>
      )}
    </Box>
  );
}

const listStyles = {
  m: 0,
  px: 8,
  pb: 3,
  maxHeight: 180,
  overflow: 'auto',
  fontSize: 13,
  lineHeight: 1.6,
  overflowWrap: 'anywhere',
} as const;
