import { mdiHelpCircleOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Popover from '@mui/material/Popover';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { monospace } from '../../app/theme-components.ts';
import { Icon } from '../../ui/icon.tsx';
import { syntaxEntries } from './syntax.ts';

/** What can be typed into the search field; each example can be tried with a click. */
export function SyntaxHelp({ onExample }: { onExample: (example: string) => void }): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement>();
  return (
    <>
      <Tooltip title="Search syntax">
        <IconButton
          aria-label="Search syntax"
          aria-haspopup="dialog"
          onClick={(event) => setAnchor(event.currentTarget)}
          sx={{ p: 1 }}
        >
          <Icon path={mdiHelpCircleOutline} size={17} />
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== undefined}
        anchorEl={anchor ?? null}
        onClose={() => setAnchor(undefined)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: {
            role: 'dialog',
            'aria-label': 'Search syntax',
            sx: {
              width: 480,
              maxWidth: 'calc(100vw - 32px)',
              p: 4,
              mt: 1,
              border: 1,
              borderColor: 'divider',
            },
          },
        }}
      >
        <Typography variant="h3" component="h2" sx={{ mb: 1 }}>
          Search syntax
        </Typography>
        <Typography variant="body2" color="textSecondary" sx={{ mb: 3 }}>
          Terms narrow each other. Click an example to try it.
        </Typography>
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {syntaxEntries.map(({ example, meaning }) => (
            <li key={example}>
              <ButtonBase
                onClick={() => {
                  setAnchor(undefined);
                  onExample(example);
                }}
                sx={{
                  width: '100%',
                  display: 'grid',
                  gridTemplateColumns: 'minmax(0, 210px) 1fr',
                  gap: 3,
                  px: 2,
                  py: 1,
                  borderRadius: '4px',
                  textAlign: 'start',
                  alignItems: 'baseline',
                  '&:hover': { bgcolor: 'action.hover' },
                }}
              >
                <Box component="code" sx={{ fontFamily: monospace, fontSize: 12, color: 'primary.main' }}>
                  {example}
                </Box>
                <Typography component="span" variant="body2" color="textSecondary">
                  {meaning}
                </Typography>
              </ButtonBase>
            </li>
          ))}
        </Box>
      </Popover>
    </>
  );
}
