import { mdiChevronDown, mdiFileOutline, mdiFolderOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { ReactNode } from 'react';
import { useImport } from '../features/transfer/import-context.ts';
import { Icon } from '../ui/icon.tsx';

interface ImportMenuProps {
  anchor: HTMLElement | undefined;
  onAnchor(anchor: HTMLElement | undefined): void;
}

/** The other half of the Import button: files or a folder. */
export function ImportMenu({ anchor, onAnchor }: ImportMenuProps): ReactNode {
  const { pickFiles, pickFolder } = useImport();
  const choose = (pick: () => void): void => {
    onAnchor(undefined);
    pick();
  };
  return (
    <>
      <Button
        variant="contained"
        aria-label="More ways to import"
        aria-haspopup="menu"
        aria-expanded={anchor !== undefined}
        onClick={(event) => onAnchor(event.currentTarget)}
        sx={{ minWidth: 28, px: 1, borderRadius: '0 6px 6px 0', ml: '1px' }}
      >
        <Icon path={mdiChevronDown} />
      </Button>
      <Menu
        open={anchor !== undefined}
        anchorEl={anchor ?? null}
        onClose={() => onAnchor(undefined)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
      >
        <MenuItem onClick={() => choose(pickFiles)}>
          <Icon path={mdiFileOutline} /> Files…
        </MenuItem>
        <MenuItem onClick={() => choose(pickFolder)}>
          <Icon path={mdiFolderOutline} /> Folder…
        </MenuItem>
      </Menu>
    </>
  );
}
