import { mdiClose, mdiDotsHorizontal } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import { type ReactNode, useState } from 'react';
import { countText } from '../../ui/count-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { type ActionId, type ActionLook, bulkActionsFor, type Subject } from './lifecycle-actions.ts';

interface ListBarProps {
  /** Stands at the left whatever is selected. */
  start: ReactNode;
  /** How many artifacts the list holds, e.g. `1,000+`; empty while unknown. */
  total: string;
  noun: string;
  subjects: readonly Subject[];
  /** Extracting many needs a host that takes typed paths. */
  canExtractMany: boolean;
  /** Pixels of the list. */
  width: number;
  onAction(look: ActionLook, subjects: readonly Subject[]): void;
  onClear(): void;
  /** Offered when everything loaded is selected and there is more. */
  onSelectAll?: (() => void) | undefined;
}

const firstActions: readonly ActionId[] = ['verify', 'publish', 'deprecate', 'archive', 'yank', 'delete'];

/** The line above the list: how much there is, and what can be done with what is selected. */
export function ListBar(props: ListBarProps): ReactNode {
  const { start, total, noun, subjects, canExtractMany, width, onAction, onClear, onSelectAll } = props;
  const [menu, setMenu] = useState<HTMLElement>();
  const actions = bulkActionsFor(subjects).filter(
    ({ look }) => look.id !== 'extract' || subjects.length === 1 || canExtractMany,
  );
  const room = Math.max(1, Math.floor((width - 260) / 112));
  const direct = actions.filter(({ look }) => firstActions.includes(look.id)).slice(0, room);
  const rest = actions.filter((each) => !direct.includes(each));
  const run = (action: (typeof actions)[number]) => () => {
    setMenu(undefined);
    onAction(action.look, action.subjects);
  };
  const label = (action: (typeof actions)[number]): string =>
    action.subjects.length === subjects.length
      ? action.look.label
      : `${action.look.label} (${action.subjects.length})`;
  return (
    <Box
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        height: 44,
        flexShrink: 0,
        px: 3,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {start}
      {subjects.length === 0 ? (
        <Box role="status" sx={{ flex: 1, minWidth: 0, pl: 1, fontSize: 13, color: 'text.secondary' }}>
          {total === '' ? '' : `${total} ${noun}`}
        </Box>
      ) : (
        <Box role="toolbar" aria-label="Selection" sx={{ display: 'contents' }}>
          <Tooltip title="Clear the selection">
            <IconButton aria-label="Clear the selection" onClick={onClear}>
              <Icon path={mdiClose} size={16} />
            </IconButton>
          </Tooltip>
          <Box sx={{ fontSize: 13, fontWeight: 600, whiteSpace: 'nowrap', flex: 1, minWidth: 0 }}>
            {countText(subjects.length)} of {total} selected
            {onSelectAll === undefined ? null : (
              <Button onClick={onSelectAll} sx={{ ml: 1, px: 1.5, minHeight: 26 }}>
                Select all
              </Button>
            )}
          </Box>
          {direct.map((action) => (
            <Button
              key={action.look.id}
              onClick={run(action)}
              color={action.look.danger === true ? 'error' : 'primary'}
              startIcon={<Icon path={action.look.icon} size={16} />}
              sx={{ px: 2 }}
            >
              {label(action)}
            </Button>
          ))}
          <Tooltip title="More actions">
            <IconButton
              aria-label="More actions for the selection"
              aria-haspopup="menu"
              onClick={(event) => setMenu(event.currentTarget)}
            >
              <Icon path={mdiDotsHorizontal} />
            </IconButton>
          </Tooltip>
          <Menu open={menu !== undefined} anchorEl={menu ?? null} onClose={() => setMenu(undefined)}>
            {rest.map((action) => (
              <MenuItem key={action.look.id} onClick={run(action)}>
                <Icon path={action.look.icon} /> {label(action)}
              </MenuItem>
            ))}
          </Menu>
        </Box>
      )}
    </Box>
  );
}
