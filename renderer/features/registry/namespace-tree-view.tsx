import { mdiChevronDown, mdiChevronRight, mdiDotsVertical } from '@mdi/js';
import Box from '@mui/material/Box';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { useHost } from '../../app/host-context.ts';
import { countText } from '../../ui/count-text.ts';
import { Icon } from '../../ui/icon.tsx';
import { KeyHint } from '../../ui/key-hint.tsx';
import { useToast } from '../../ui/toast-context.ts';
import { conflictsAddress } from '../resolve/conflicts/conflicts-address.ts';
import type { NamespaceAct } from './namespace/namespace-dialogs.tsx';
import type { NamespaceRow } from './namespace-tree.ts';

interface NamespaceTreeProps {
  rows: readonly NamespaceRow[];
  selected: readonly string[];
  onSelect(path: string | undefined, add: boolean): void;
  onExpand(path: string, open: boolean): void;
  onAct(act: NamespaceAct, path: string): void;
}

/** A tree with one tab stop: arrows move and open, Enter selects, Ctrl adds to the selection (WAI-ARIA tree pattern). */
export function NamespaceTree({ rows, selected, onSelect, onExpand, onAct }: NamespaceTreeProps): ReactNode {
  const id = useId();
  const host = useHost();
  const navigate = useNavigate();
  const toast = useToast();
  const tree = useRef<HTMLDivElement>(null);
  // Index 0 is "All namespaces", the rows follow.
  const [active, setActive] = useState(0);
  const [menu, setMenu] = useState<{ path: string; left: number; top: number }>();
  const at = Math.min(active, rows.length);
  const move = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length, index));
    setActive(next);
    document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[at - 1];
    const keys: Record<string, () => void> = {
      ArrowDown: () => move(at + 1),
      ArrowUp: () => move(at - 1),
      Home: () => move(0),
      End: () => move(rows.length),
      ArrowRight: () => {
        if (row?.hasChildren !== true) return;
        if (row.expanded) move(at + 1);
        else onExpand(row.path, true);
      },
      ArrowLeft: () => {
        if (row === undefined) return;
        if (row.expanded && row.hasChildren) onExpand(row.path, false);
        else move(rows.findIndex(({ path }) => path === parentOf(row.path)) + 1);
      },
      Enter: () => onSelect(row?.path, event.ctrlKey || event.metaKey),
      ' ': () => onSelect(row?.path, true),
      ContextMenu: () => openMenu(row),
      F2: () => row !== undefined && onAct('move', row.path),
      Delete: () => row !== undefined && onAct('delete', row.path),
    };
    const details = event.altKey && event.key === 'Enter' && row !== undefined;
    const run = details ? () => onAct('details', row.path) : keys[event.key];
    if (run === undefined) return;
    event.preventDefault();
    run();
  };
  const openMenu = (row: NamespaceRow | undefined): void => {
    const box = document.getElementById(`${id}-${at}`)?.getBoundingClientRect();
    if (row !== undefined && box !== undefined)
      setMenu({ path: row.path, left: box.left + 40, top: box.bottom });
  };
  const act = (run: (path: string) => void) => () => {
    const path = menu?.path;
    setMenu(undefined);
    if (path !== undefined) run(path);
  };
  return (
    <>
      <Box
        ref={tree}
        role="tree"
        tabIndex={0}
        aria-label="Namespaces"
        aria-multiselectable
        aria-activedescendant={`${id}-${at}`}
        onKeyDown={onKeyDown}
        sx={{ pb: 2, '&:focus-visible': { outlineOffset: -2 } }}
      >
        <Box
          id={`${id}-0`}
          role="treeitem"
          aria-level={1}
          aria-selected={selected.length === 0}
          data-active={at === 0 ? '' : undefined}
          onClick={() => {
            setActive(0);
            onSelect(undefined, false);
          }}
          sx={{ ...rowStyles, pl: 8 }}
        >
          All namespaces
        </Box>
        {rows.map((row, index) => (
          <Box
            key={row.path}
            id={`${id}-${index + 1}`}
            role="treeitem"
            aria-level={row.depth + 1}
            aria-selected={selected.includes(row.path)}
            {...(row.hasChildren ? { 'aria-expanded': row.expanded } : {})}
            data-active={at === index + 1 ? '' : undefined}
            title={
              row.node?.description === undefined || row.node.description === ''
                ? row.path
                : row.node.description
            }
            onClick={(event) => {
              setActive(index + 1);
              onSelect(row.path, event.ctrlKey || event.metaKey);
            }}
            onDoubleClick={() => onExpand(row.path, !row.expanded)}
            onContextMenu={(event) => {
              event.preventDefault();
              setActive(index + 1);
              setMenu({ path: row.path, left: event.clientX, top: event.clientY });
            }}
            style={{ paddingInlineStart: 12 + row.depth * 16 }}
            sx={rowStyles}
          >
            <Box
              component="span"
              aria-hidden
              onClick={(event) => {
                if (!row.hasChildren) return;
                event.stopPropagation();
                onExpand(row.path, !row.expanded);
              }}
              sx={{ width: 20, display: 'inline-flex', color: 'text.secondary' }}
            >
              {row.hasChildren ? (
                <Icon path={row.expanded ? mdiChevronDown : mdiChevronRight} size={16} />
              ) : null}
            </Box>
            <span className="label">{row.label}</span>
            <span className="count">{countText(row.packageCount)}</span>
            <MenuTip
              onOpen={(left, top) => {
                setActive(index + 1);
                setMenu({ path: row.path, left, top });
              }}
            />
          </Box>
        ))}
      </Box>
      <Menu
        open={menu !== undefined}
        onClose={() => setMenu(undefined)}
        anchorReference="anchorPosition"
        {...(menu === undefined ? {} : { anchorPosition: { left: menu.left, top: menu.top } })}
      >
        <MenuItem onClick={act((path) => onSelect(path, false))}>Show only this namespace</MenuItem>
        <MenuItem onClick={act((path) => onAct('details', path))}>
          Details… <ShortcutHint keys="alt+enter" />
        </MenuItem>
        <MenuItem onClick={act((path) => void navigate(conflictsAddress(path)))}>Conflicts</MenuItem>
        <MenuItem onClick={act((path) => onAct('create', path))}>New namespace inside…</MenuItem>
        <MenuItem onClick={act((path) => onAct('move', path))}>
          Move… <ShortcutHint keys="f2" />
        </MenuItem>
        <MenuItem
          onClick={act((path) => {
            host.copyText(path).then(() => toast.show({ message: `Copied ${path}` }), toast.error);
          })}
        >
          Copy path
        </MenuItem>
        <MenuItem sx={{ color: 'error.main' }} onClick={act((path) => onAct('delete', path))}>
          Delete… <ShortcutHint keys="delete" />
        </MenuItem>
      </Menu>
    </>
  );
}

/** For the mouse; keys have the context menu key. Shown on the row that is pointed at. */
function MenuTip({ onOpen }: { onOpen(left: number, top: number): void }): ReactNode {
  return (
    <Box
      component="span"
      className="more"
      aria-hidden
      onClick={(event) => {
        event.stopPropagation();
        const box = event.currentTarget.getBoundingClientRect();
        onOpen(box.left, box.bottom);
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <Icon path={mdiDotsVertical} size={16} />
    </Box>
  );
}

function ShortcutHint({ keys }: { keys: string }): ReactNode {
  return (
    <Box component="span" sx={{ ml: 'auto', pl: 4 }}>
      <KeyHint keys={keys} />
    </Box>
  );
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}

const rowStyles = {
  display: 'flex',
  alignItems: 'center',
  height: 30,
  pr: 4,
  fontSize: 13,
  cursor: 'default',
  userSelect: 'none',
  '& .label': { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  '& .count': { fontSize: 12, color: 'text.secondary', pl: 2 },
  // In the padding of the row: nothing moves when it appears.
  '& .more': {
    display: 'inline-flex',
    width: 16,
    mr: '-16px',
    color: 'text.secondary',
    visibility: 'hidden',
  },
  '& .more:hover': { color: 'text.primary' },
  '&:hover .more': { visibility: 'visible' },
  '&:hover': { bgcolor: 'action.hover' },
  '&[aria-selected="true"]': { bgcolor: 'action.selected', fontWeight: 600 },
  '[role="tree"]:focus-visible &[data-active]': {
    boxShadow: 'inset 2px 0 0 var(--hyper-palette-primary-main)',
  },
} as const;
