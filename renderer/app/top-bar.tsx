import { mdiMagnify, mdiTrayArrowDown } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ButtonBase from '@mui/material/ButtonBase';
import { type ReactNode, useState } from 'react';
import { useImport } from '../features/transfer/import-context.ts';
import { KeyChip } from '../features/trust/key-chip.tsx';
import { Icon } from '../ui/icon.tsx';
import { KeyHint } from '../ui/key-hint.tsx';
import { useRunCommand } from './commands.tsx';
import { ConnectionChip } from './connection-chip.tsx';
import { ImportMenu } from './import-menu.tsx';
import { useSearchSlot } from './search-slot.tsx';

/** Search, import, and what the person must know at all times: connection and signing key. */
export function TopBar(): ReactNode {
  const { setElement, filled } = useSearchSlot();
  const runCommand = useRunCommand();
  const { pickFiles } = useImport();
  const [menuAnchor, setMenuAnchor] = useState<HTMLElement>();
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: { xs: 1, sm: 3 },
        height: 52,
        flexShrink: 0,
        px: { xs: 2, sm: 4 },
        boxSizing: 'border-box',
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box sx={{ flex: 1, minWidth: 120, maxWidth: 620 }}>
        <Box ref={setElement} role="search" aria-label="Artifacts" />
        {filled ? null : (
          <ButtonBase onClick={() => runCommand('search.focus')} sx={fieldStyles}>
            <Icon path={mdiMagnify} />
            <Box component="span" sx={{ flex: 1 }}>
              Search artifacts
            </Box>
            <KeyHint keys="/" />
          </ButtonBase>
        )}
      </Box>
      <Box sx={{ flex: { xs: 0, sm: 1 } }} />
      <ConnectionChip />
      <KeyChip />
      <Box sx={{ display: 'flex' }}>
        <Button
          variant="contained"
          aria-label="Import"
          onClick={() => pickFiles()}
          sx={{ gap: 2, minWidth: 0, px: { xs: 2, sm: 3.5 }, borderRadius: '6px 0 0 6px' }}
        >
          <Icon path={mdiTrayArrowDown} />
          <Box component="span" sx={wordOnly}>
            Import
          </Box>
        </Button>
        <ImportMenu anchor={menuAnchor} onAnchor={setMenuAnchor} />
      </Box>
    </Box>
  );
}

/** In the narrowest windows the icons speak alone. */
const wordOnly = { display: { xs: 'none', sm: 'inline' } };

const fieldStyles = {
  width: '100%',
  height: 34,
  px: 3,
  gap: 2,
  justifyContent: 'flex-start',
  textAlign: 'start',
  border: 1,
  borderColor: 'divider',
  borderRadius: '6px',
  bgcolor: 'background.default',
  color: 'text.secondary',
  fontSize: 14,
  '&:hover': { borderColor: 'text.disabled' },
} as const;
