import { mdiDotsVertical } from '@mdi/js';
import IconButton from '@mui/material/IconButton';
import type { ListedVersion } from '../../../../contract/registry-tags.ts';
import { Bytes } from '../../../ui/bytes.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SignatureBadge } from '../../../ui/signature-badge.tsx';
import { StateChip } from '../../../ui/state-chip.tsx';
import type { Column } from '../../../ui/virtual-table-types.ts';
import { TagChips } from './tag-chips.tsx';

interface Options {
  channels: readonly string[];
  /** `latest` is held by a person. */
  pinned: boolean;
  /** Pixels of the pane: a narrow one shows fewer columns. */
  width: number;
  onMenu(version: ListedVersion, position: { x: number; y: number }): void;
}

/** Pixels of the pane below which two or three tags fill their column. */
const fewTagsBelow = 900;

/** The columns of the list of versions. */
export function versionColumns({ channels, pinned, width, onMenu }: Options): Column<ListedVersion>[] {
  const columns: (Column<ListedVersion> & { from: number })[] = [
    {
      id: 'version',
      header: 'Version',
      width: 'minmax(84px, 1fr)',
      from: 0,
      render: ({ version }) => <b title={version}>{version}</b>,
    },
    {
      id: 'tags',
      header: 'Tags and channels',
      width: 'minmax(176px, 1.6fr)',
      from: 0,
      render: ({ tags }) => (
        <TagChips tags={tags} channels={channels} pinned={pinned} most={width < fewTagsBelow ? 2 : 4} />
      ),
    },
    {
      id: 'state',
      header: 'State',
      width: '122px',
      from: 0,
      render: ({ state, deprecated, yanked }) => (
        <StateChip state={state} deprecated={deprecated} yanked={yanked} />
      ),
    },
    {
      id: 'signature',
      header: 'Signature',
      width: '128px',
      from: 700,
      render: ({ signature }) => <SignatureBadge state={signature} />,
    },
    {
      id: 'published',
      header: 'Published',
      width: '96px',
      from: 560,
      render: ({ publishedAt }) =>
        publishedAt === undefined ? 'not yet' : <RelativeTime value={publishedAt} />,
    },
    {
      id: 'size',
      header: 'Size',
      width: '80px',
      align: 'end',
      from: 800,
      render: ({ contentSize }) => <Bytes value={contentSize} />,
    },
    {
      id: 'menu',
      header: '',
      width: '56px',
      from: 0,
      render: (version) => (
        <IconButton
          aria-label={`Actions on ${version.version}`}
          aria-haspopup="menu"
          tabIndex={-1}
          onClick={(event) => {
            event.stopPropagation();
            const { right, bottom } = event.currentTarget.getBoundingClientRect();
            onMenu(version, { x: right, y: bottom });
          }}
          sx={{ p: 0.75 }}
        >
          <Icon path={mdiDotsVertical} size={18} />
        </IconButton>
      ),
    },
  ];
  return columns.filter(({ from }) => width >= from).map(({ from: _from, ...column }) => column);
}
