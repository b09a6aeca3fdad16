import { mdiContentCopy } from '@mdi/js';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { ReactNode } from 'react';
import { useHost } from '../../app/host-context.ts';
import { Icon } from '../../ui/icon.tsx';
import { useToast } from '../../ui/toast-context.ts';
import { type ActionId, actionsFor, type Subject } from './lifecycle-actions.ts';

interface ArtifactMenuProps {
  subject: Subject;
  /** Where the menu opens: a point, or the button it belongs to. */
  position?: { x: number; y: number };
  anchor?: HTMLElement;
  /** Actions that stand beside the menu already. */
  without?: readonly ActionId[];
  onAction(id: ActionId, subject: Subject): void;
  onClose(): void;
}

/** Everything possible with one version now. */
export function ArtifactMenu(props: ArtifactMenuProps): ReactNode {
  const { subject, position, anchor, without = [], onAction, onClose } = props;
  const host = useHost();
  const toast = useToast();
  const actions = actionsFor(subject).filter(({ id }) => !without.includes(id));
  const place =
    position === undefined
      ? { anchorEl: anchor ?? null }
      : { anchorReference: 'anchorPosition' as const, anchorPosition: { left: position.x, top: position.y } };
  const copy = (): void => {
    onClose();
    const text = `${subject.coordinate}@${subject.version}`;
    host.copyText(text).then(() => toast.show({ message: `Copied ${text}` }), toast.error);
  };
  return (
    <Menu open onClose={onClose} {...place}>
      <MenuItem onClick={copy}>
        <Icon path={mdiContentCopy} /> Copy coordinate
      </MenuItem>
      {actions.map((look) => [
        look.danger === true ? <Divider key="divider" /> : null,
        <MenuItem
          key={look.id}
          onClick={() => {
            onClose();
            onAction(look.id, subject);
          }}
          sx={look.danger === true ? { color: 'error.main' } : {}}
        >
          <Icon path={look.icon} /> {look.label}
        </MenuItem>,
      ])}
    </Menu>
  );
}
