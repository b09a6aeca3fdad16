import {
  mdiCancel,
  mdiContentCopy,
  mdiDotsVertical,
  mdiDownload,
  mdiPauseCircleOutline,
  mdiPlayCircleOutline,
  mdiStarOutline,
} from '@mdi/js';
import Divider from '@mui/material/Divider';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type ReactNode, useState } from 'react';
import type { Key } from '../../../contract/trust.ts';
import { Icon } from '../../ui/icon.tsx';
import { useKeyActions } from './use-key-actions.tsx';

/** What can be done with one key now. */
export function KeyMenu({ item }: { item: Key }): ReactNode {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const actions = useKeyActions(item);
  const choose = (action: () => void) => () => {
    setAnchor(null);
    action();
  };
  const canSign = item.private !== 'none' && item.state === 'active';
  return (
    <>
      <IconButton
        aria-label={`Actions of ${item.name}`}
        aria-haspopup="menu"
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Icon path={mdiDotsVertical} />
      </IconButton>
      <Menu open={anchor !== null} anchorEl={anchor} onClose={() => setAnchor(null)}>
        {canSign && !item.isDefault ? (
          <MenuItem onClick={choose(actions.makeDefault)}>
            <Icon path={mdiStarOutline} /> Make default
          </MenuItem>
        ) : null}
        <MenuItem onClick={choose(actions.copyPem)}>
          <Icon path={mdiContentCopy} /> Copy public key (PEM)
        </MenuItem>
        <MenuItem onClick={choose(actions.downloadPem)}>
          <Icon path={mdiDownload} /> Download public key
        </MenuItem>
        {item.state === 'revoked' ? null : <Divider />}
        {item.state === 'active' ? (
          <MenuItem onClick={choose(actions.retire)}>
            <Icon path={mdiPauseCircleOutline} /> Retire
          </MenuItem>
        ) : null}
        {item.state === 'retired' ? (
          <MenuItem onClick={choose(actions.activate)}>
            <Icon path={mdiPlayCircleOutline} /> Reactivate
          </MenuItem>
        ) : null}
        {item.state === 'revoked' ? null : (
          <MenuItem onClick={choose(actions.revoke)} sx={{ color: 'error.main' }}>
            <Icon path={mdiCancel} /> Revoke…
          </MenuItem>
        )}
      </Menu>
    </>
  );
}
