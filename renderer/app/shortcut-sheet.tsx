import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Typography from '@mui/material/Typography';
import { type ReactNode, useId } from 'react';
import { KeyHint } from '../ui/key-hint.tsx';
import { useCommands } from './commands.tsx';

/** Keys every list understands; no command stands behind them. */
const listKeys: [keys: string, title: string][] = [
  ['↑ ↓', 'Move in a list'],
  ['Enter', 'Open'],
  ['Space', 'Select or unselect'],
  ['shift+↓', 'Extend the selection'],
  ['mod+a', 'Select everything loaded'],
  ['escape', 'Close, or clear the selection'],
];

/** Every key that does something where the person now is. */
export default function ShortcutSheet({ onClose }: { onClose: () => void }): ReactNode {
  const titleId = useId();
  const sections = Map.groupBy(
    useCommands().filter(({ keys }) => keys !== undefined),
    ({ section }) => section ?? 'This view',
  );
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>Keyboard shortcuts</DialogTitle>
      <DialogContent
        sx={{ display: 'grid', gridTemplateColumns: { sm: '1fr 1fr' }, gap: 6, alignItems: 'start' }}
      >
        {[...sections].map(([section, commands]) => (
          <Section
            key={section}
            title={section}
            lines={commands.map(({ keys = '', title }) => [keys, title])}
          />
        ))}
        <Section title="Lists" lines={listKeys} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose} autoFocus>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function Section({ title, lines }: { title: string; lines: [keys: string, title: string][] }): ReactNode {
  return (
    <Box component="section" aria-label={title}>
      <Typography variant="overline" component="h3" color="textSecondary">
        {title}
      </Typography>
      <Box component="dl" sx={{ m: 0 }}>
        {lines.map(([keys, line]) => (
          <Box
            key={line}
            sx={{ display: 'flex', justifyContent: 'space-between', gap: 4, py: 1, fontSize: 13 }}
          >
            <Box component="dt">{line}</Box>
            <Box component="dd" sx={{ m: 0 }}>
              <KeyHint keys={keys} />
            </Box>
          </Box>
        ))}
      </Box>
    </Box>
  );
}
