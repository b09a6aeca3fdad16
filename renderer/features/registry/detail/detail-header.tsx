import { mdiArrowLeft, mdiClose, mdiDotsHorizontal, mdiGraphOutline } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { VersionDetail } from '../../../../contract/registry.ts';
import { useCommand } from '../../../app/commands.tsx';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { KindIcon } from '../../../ui/kind-icon.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { SignatureBadge } from '../../../ui/signature-badge.tsx';
import { StateChip } from '../../../ui/state-chip.tsx';
import { resolveAddress } from '../../resolve/resolution/resolve-address.ts';
import { ArtifactMenu } from '../artifact-menu.tsx';
import { type ActionId, actionLook, subjectOfDetail } from '../lifecycle-actions.ts';
import { useArtifactAction } from '../use-artifact-actions.tsx';
import { ShownTags } from '../versions/shown-tags.tsx';
import type { TabProps } from './artifact-detail.tsx';
import { detailHeadingId } from './focus-detail.ts';
import { VersionSelect } from './version-select.tsx';

interface DetailHeaderProps {
  detail: VersionDetail;
  onUpdate: TabProps['onUpdate'];
  onClose(): void;
  alone: boolean;
}

/** Actions after which a version may no longer be the one shown first. */
const withdrawing: ReadonlySet<ActionId> = new Set(['unpublish', 'archive', 'yank']);

/** Who the artifact is, in which state, and what can be done with it. */
export function DetailHeader({ detail, onUpdate, onClose, alone }: DetailHeaderProps): ReactNode {
  const [menu, setMenu] = useState<HTMLElement>();
  const [busy, setBusy] = useState<ActionId>();
  const perform = useArtifactAction();
  const navigate = useNavigate();
  const subject = subjectOfDetail(detail);
  const coordinate = `${detail.namespace}/${detail.name}@${detail.version}`;
  const act = async (id: ActionId): Promise<void> => {
    setBusy(id);
    // Without this the pane would turn to the version that is the newest now, and the next action would meet that one.
    if (withdrawing.has(id)) onUpdate({ version: detail.version });
    await perform(id, subject);
    setBusy(undefined);
  };
  const direct: ActionId[] = [detail.state === 'draft' ? 'publish' : 'verify', 'extract'];
  useCommand({
    id: 'artifact.verify',
    title: `Verify ${detail.name}`,
    section: 'Artifact',
    run: () => void act('verify'),
  });
  const resolve = (): void =>
    void navigate(resolveAddress(`${detail.namespace}/${detail.name}`, detail.version));
  useCommand({
    id: 'artifact.resolve',
    title: `Resolve ${detail.name}`,
    section: 'Artifact',
    run: resolve,
  });
  useCommand({
    id: 'artifact.close',
    title: 'Close the artifact',
    section: 'Artifact',
    keys: 'escape',
    run: onClose,
  });
  return (
    <Box component="header" sx={{ px: 4, pt: 3, pb: 3, display: 'flex', flexDirection: 'column', gap: 2.5 }}>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 2.5 }}>
        {alone ? (
          <Tooltip title="Back to the list">
            <IconButton aria-label="Back to the list" onClick={onClose}>
              <Icon path={mdiArrowLeft} />
            </IconButton>
          </Tooltip>
        ) : null}
        <Box sx={{ pt: 0.5 }}>
          <KindIcon kind={detail.kind} size={26} />
        </Box>
        <Box sx={{ flex: 1, minWidth: 0 }}>
          <Typography
            id={detailHeadingId}
            variant="h1"
            component="h2"
            tabIndex={-1}
            sx={{ overflowWrap: 'anywhere', outline: 'none !important' }}
          >
            {detail.name}
          </Typography>
          <Box
            sx={{ display: 'flex', alignItems: 'center', color: 'text.secondary', fontSize: 13, minWidth: 0 }}
          >
            <Mono>{coordinate}</Mono>
            <CopyButton text={coordinate} what="coordinate" />
          </Box>
        </Box>
        <Tooltip title="More actions">
          <IconButton
            aria-label="More actions"
            aria-haspopup="menu"
            aria-expanded={menu !== undefined}
            onClick={(event) => setMenu(event.currentTarget)}
          >
            <Icon path={mdiDotsHorizontal} />
          </IconButton>
        </Tooltip>
        {alone ? null : (
          <Tooltip title="Close">
            <IconButton aria-label="Close the artifact" onClick={onClose}>
              <Icon path={mdiClose} />
            </IconButton>
          </Tooltip>
        )}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>
        <VersionSelect
          packageId={detail.packageId}
          version={detail.version}
          onSelect={(version) => onUpdate({ version, file: undefined }, { step: true })}
        />
        <StateChip state={detail.state} deprecated={detail.deprecated} yanked={detail.yanked} />
        <SignatureBadge state={detail.signature} />
        <ShownTags packageId={detail.packageId} tags={detail.distTags} />
        <Box sx={{ flex: 1 }} />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}>
          <Button variant="outlined" startIcon={<Icon path={mdiGraphOutline} size={16} />} onClick={resolve}>
            Resolve
          </Button>
          {direct.map((id) => {
            const look = actionLook(id);
            return (
              <Button
                key={id}
                variant="outlined"
                loading={busy === id}
                loadingPosition="start"
                startIcon={<Icon path={look.icon} size={16} />}
                onClick={() => void act(id)}
              >
                {id === 'extract' ? 'Extract…' : look.label}
              </Button>
            );
          })}
        </Box>
      </Box>
      {menu === undefined ? null : (
        <ArtifactMenu
          subject={subject}
          anchor={menu}
          without={direct}
          onAction={(id) => void act(id)}
          onClose={() => setMenu(undefined)}
        />
      )}
    </Box>
  );
}
