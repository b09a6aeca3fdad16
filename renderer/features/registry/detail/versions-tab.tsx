import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import type { Channel, ListedVersion, Tag } from '../../../../contract/registry-tags.ts';
import { useApi } from '../../../app/host-context.ts';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { ChannelStrip } from '../versions/channel-strip.tsx';
import { TagHistory } from '../versions/tag-history.tsx';
import { type TagActions, useTagActions } from '../versions/use-tag-actions.tsx';
import { VersionList } from '../versions/version-list.tsx';
import { plural } from '../words.ts';
import type { TabProps } from './artifact-detail.tsx';

/** Channels, all versions of the package, and how tags and channels moved. */
export function VersionsTab(props: TabProps): ReactNode {
  const api = useApi();
  const { packageId } = props.detail;
  const versions = useQuery(api.registry.versions.queryOptions({ input: { packageId } }));
  const tags = useQuery(api.registry.tags.queryOptions({ input: { packageId } }));
  const error = versions.error ?? tags.error;
  if (error !== null) {
    const again = (): void => void Promise.all([versions.refetch(), tags.refetch()]);
    return <ErrorState error={error} onRetry={again} />;
  }
  if (versions.data === undefined || tags.data === undefined)
    return <LoadingSkeleton label="Loading the versions" />;
  return <Versions {...props} {...tags.data} versions={versions.data.versions} />;
}

interface VersionsProps extends TabProps {
  versions: readonly ListedVersion[];
  channels: readonly Channel[];
  tags: readonly Tag[];
  channelsFrom?: string | undefined;
}

function Versions(props: VersionsProps): ReactNode {
  const { detail, onUpdate, versions, channels, tags, channelsFrom } = props;
  const { packageId, name } = detail;
  const subject = useMemo(() => ({ packageId, name, versions }), [packageId, name, versions]);
  const actions = useTagActions(subject);
  const latest = tags.find(({ tag }) => tag === 'latest');
  const show = (version: string): void => {
    if (version !== detail.version) onUpdate({ version, file: undefined });
  };
  return (
    <Box sx={{ p: 4, display: 'flex', flexDirection: 'column', gap: 5 }}>
      <section aria-labelledby="channels-title">
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2, mb: 2, minHeight: 32 }}>
          <Typography id="channels-title" variant="h2" sx={{ flex: 1 }}>
            Channels
          </Typography>
          <PromoteShown {...props} actions={actions} />
        </Box>
        <ChannelStrip channels={channels} versions={versions} actions={actions} onShow={show} />
        {channelsFrom === undefined ? null : (
          <Typography variant="caption" color="textSecondary">
            The order is set by {channelsFrom}.
          </Typography>
        )}
      </section>
      <section aria-labelledby="versions-title">
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: 2, mb: 2 }}>
          <Typography id="versions-title" variant="h2" sx={{ flex: 1 }}>
            {plural(versions.length, 'version')}
          </Typography>
          <Typography variant="caption" color="textSecondary">
            {latest === undefined ? 'Nothing is latest: no release is published' : `latest ${latest.rule}`}
          </Typography>
        </Box>
        <VersionList
          detail={detail}
          subject={subject}
          channels={channels}
          pinned={latest?.automatic === false}
          actions={actions}
          onShow={show}
        />
        <Typography variant="caption" color="textSecondary" component="p" sx={{ mt: 1 }}>
          Arrows choose the version shown, Enter opens what can be done with it.
        </Typography>
      </section>
      <section aria-labelledby="tag-history-title">
        <Typography id="tag-history-title" variant="h2" sx={{ mb: 2 }}>
          How tags and channels moved
        </Typography>
        <TagHistory packageId={packageId} />
      </section>
    </Box>
  );
}

/** The first step of the version on show; those that are in a channel go on from there. */
function PromoteShown({
  detail,
  versions,
  channels,
  actions,
}: VersionsProps & { actions: TagActions }): ReactNode {
  const shown = versions.find(({ versionId }) => versionId === detail.versionId);
  const isStaged = channels.some(({ versionId }) => versionId === detail.versionId);
  const [next] = channels;
  if (shown === undefined || shown.state !== 'published' || shown.yanked !== undefined) return null;
  if (isStaged || next === undefined) return null;
  return (
    <Button variant="contained" onClick={() => void actions.promote(shown, next.channel, next.version)}>
      Promote {shown.version} to {next.channel}
    </Button>
  );
}
