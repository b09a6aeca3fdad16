import {
  mdiArrowUpBoldOutline,
  mdiPinOffOutline,
  mdiPinOutline,
  mdiTagOffOutline,
  mdiTagPlusOutline,
} from '@mdi/js';
import Divider from '@mui/material/Divider';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import type { ReactNode } from 'react';
import type { Channel, ListedVersion } from '../../../../contract/registry-tags.ts';
import { Icon } from '../../../ui/icon.tsx';
import { type ActionId, actionsFor, type Subject } from '../lifecycle-actions.ts';
import type { TagActions } from './use-tag-actions.tsx';

interface VersionMenuProps {
  version: ListedVersion;
  subject: Subject;
  channels: readonly Channel[];
  /** `latest` is held by a person. */
  pinned: boolean;
  position: { x: number; y: number };
  actions: TagActions;
  onTag(): void;
  onAction(id: ActionId): void;
  onClose(): void;
}

/** Those of the life cycle; the rest stands beside the name of the artifact. */
const offered: readonly ActionId[] = [
  'publish',
  'deprecate',
  'undeprecate',
  'yank',
  'unyank',
  'archive',
  'restore',
  'delete',
];

/** Everything possible with one version of the list. */
export function VersionMenu(props: VersionMenuProps): ReactNode {
  const { version, subject, channels, pinned, position, actions, onTag, onAction, onClose } = props;
  const fit = version.state === 'published' && version.yanked === undefined;
  const isLatest = version.tags.includes('latest');
  const item = (key: string, icon: string, label: string, run: () => void, danger = false): ReactNode => (
    <MenuItem
      key={key}
      onClick={() => {
        onClose();
        run();
      }}
      sx={danger ? { color: 'error.main' } : {}}
    >
      <Icon path={icon} /> {label}
    </MenuItem>
  );
  const named = channels.map(({ channel }) => channel);
  const plain = version.tags.filter((tag) => tag !== 'latest');
  const tagging = [
    ...(fit ? [item('tag', mdiTagPlusOutline, 'Tag…', onTag)] : []),
    ...(fit
      ? channels
          .filter(({ versionId }) => versionId !== version.versionId)
          .map(({ channel, version: replaced }) =>
            item(
              `promote ${channel}`,
              mdiArrowUpBoldOutline,
              `Promote to ${channel}…`,
              () => void actions.promote(version, channel, replaced),
            ),
          )
      : []),
    ...(fit && !(isLatest && pinned)
      ? [item('pin', mdiPinOutline, 'Pin latest here', () => void actions.pinLatest(version))]
      : []),
    ...(isLatest && pinned
      ? [item('release', mdiPinOffOutline, 'Let latest go', () => void actions.removeTag(version, 'latest'))]
      : []),
    ...plain.map((tag) =>
      item(
        `untag ${tag}`,
        mdiTagOffOutline,
        named.includes(tag) ? `Take out of ${tag}` : `Remove tag ${tag}`,
        () => void actions.removeTag(version, tag),
      ),
    ),
  ];
  const life = actionsFor(subject).filter(({ id }) => offered.includes(id));
  return (
    <Menu
      open
      onClose={onClose}
      anchorReference="anchorPosition"
      anchorPosition={{ left: position.x, top: position.y }}
    >
      {tagging}
      {tagging.length > 0 && life.length > 0 ? <Divider /> : null}
      {life.map(({ id, icon, label, danger }) => item(id, icon, label, () => onAction(id), danger))}
    </Menu>
  );
}
