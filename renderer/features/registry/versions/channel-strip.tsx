import { mdiArrowRightThick, mdiChevronRight, mdiUndoVariant } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Link from '@mui/material/Link';
import Tooltip from '@mui/material/Tooltip';
import { Fragment, type ReactNode } from 'react';
import type { Channel, ListedVersion } from '../../../../contract/registry-tags.ts';
import { Icon } from '../../../ui/icon.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { StateChip } from '../../../ui/state-chip.tsx';
import type { TagActions } from './use-tag-actions.tsx';

interface ChannelStripProps {
  /** From the least to the most stable. */
  channels: readonly Channel[];
  versions: readonly ListedVersion[];
  actions: TagActions;
  onShow(version: string): void;
}

/** The stages a version is promoted through, with what each means now. */
export function ChannelStrip({ channels, versions, actions, onShow }: ChannelStripProps): ReactNode {
  return (
    <Box
      component="ol"
      aria-label="Channels"
      sx={{ m: 0, p: 0, listStyle: 'none', display: 'flex', flexWrap: 'wrap', alignItems: 'stretch', gap: 1 }}
    >
      {channels.map((channel, index) => (
        <Fragment key={channel.channel}>
          {index === 0 ? null : (
            <Box
              component="li"
              aria-hidden
              sx={{ display: 'flex', alignItems: 'center', color: 'text.disabled' }}
            >
              <Icon path={mdiChevronRight} size={18} />
            </Box>
          )}
          <Stage
            channel={channel}
            next={channels[index + 1]}
            version={versions.find(({ versionId }) => versionId === channel.versionId)}
            actions={actions}
            onShow={onShow}
          />
        </Fragment>
      ))}
    </Box>
  );
}

interface StageProps {
  channel: Channel;
  next: Channel | undefined;
  version: ListedVersion | undefined;
  actions: TagActions;
  onShow(version: string): void;
}

function Stage({ channel, next, version, actions, onShow }: StageProps): ReactNode {
  const { former } = channel;
  const goesOn = version !== undefined && next !== undefined && next.versionId !== version.versionId;
  return (
    <Box
      component="li"
      aria-label={channel.channel}
      sx={{
        flex: '1 1 104px',
        minWidth: 0,
        p: 2.5,
        display: 'flex',
        flexDirection: 'column',
        gap: 1,
        border: 1,
        borderColor: 'divider',
        borderRadius: '8px',
        borderStyle: version === undefined ? 'dashed' : 'solid',
        fontSize: 12,
        color: 'text.secondary',
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 24 }}>
        <Box
          component="span"
          sx={{ fontWeight: 650, flex: 1, color: 'secondary.main', overflowWrap: 'anywhere' }}
        >
          {channel.channel}
        </Box>
        {version === undefined || former === undefined ? null : (
          <Tooltip title={`Roll back to ${former.version}`}>
            <IconButton
              aria-label={`Roll ${channel.channel} back to ${former.version}`}
              onClick={() => void actions.rollback(channel.channel, version, former)}
              sx={{ p: 0.5 }}
            >
              <Icon path={mdiUndoVariant} size={16} />
            </IconButton>
          </Tooltip>
        )}
      </Box>
      {version === undefined ? (
        <span>Nothing yet</span>
      ) : (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
          <Link
            component="button"
            type="button"
            onClick={() => onShow(version.version)}
            sx={{ fontSize: 15, fontWeight: 650, overflowWrap: 'anywhere', textAlign: 'start' }}
          >
            {version.version}
          </Link>
          {version.deprecated === undefined ? null : (
            <StateChip state={version.state} deprecated={version.deprecated} />
          )}
        </Box>
      )}
      {channel.at === undefined ? null : (
        <span title={channel.reason}>
          <RelativeTime value={channel.at} />
          {channel.by === undefined ? '' : ` by ${channel.by}`}
        </span>
      )}
      {goesOn ? (
        <Button
          variant="outlined"
          endIcon={<Icon path={mdiArrowRightThick} size={14} />}
          onClick={() => void actions.promote(version, next.channel, next.version)}
          aria-label={`Promote ${version.version} to ${next.channel}`}
          sx={{ mt: 'auto', alignSelf: 'flex-start', minHeight: 28, fontSize: 12, px: 2 }}
        >
          Promote
        </Button>
      ) : null}
    </Box>
  );
}
