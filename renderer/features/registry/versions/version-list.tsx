import Box from '@mui/material/Box';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { VersionDetail } from '../../../../contract/registry.ts';
import type { Channel, ListedVersion } from '../../../../contract/registry-tags.ts';
import { useRowHeight } from '../../../ui/density.ts';
import { VirtualTable } from '../../../ui/virtual-table.tsx';
import type { Subject } from '../lifecycle-actions.ts';
import { useArtifactAction } from '../use-artifact-actions.tsx';
import { useWidth } from '../use-width.ts';
import { TagDialog } from './tag-dialog.tsx';
import type { TagActions, TaggedPackage } from './use-tag-actions.tsx';
import { versionColumns } from './version-columns.tsx';
import { VersionMenu } from './version-menu.tsx';

interface VersionListProps {
  detail: VersionDetail;
  subject: TaggedPackage;
  channels: readonly Channel[];
  /** `latest` is held by a person. */
  pinned: boolean;
  actions: TagActions;
  onShow(version: string): void;
}

interface OpenMenu {
  version: ListedVersion;
  position: { x: number; y: number };
}

/** Rows the table grows to before it scrolls by itself. */
const mostRows = 12;
/** Header and borders, pixels. */
const frame = 38;
/** Until the pane is measured, pixels. */
const firstWidth = 560;

/** All versions; the one the cursor stands on is shown, Enter or the button of a row opens what can be done with it. */
export function VersionList(props: VersionListProps): ReactNode {
  const { detail, subject, channels, pinned, actions, onShow } = props;
  const { versions } = subject;
  const act = useArtifactAction();
  const [menu, setMenu] = useState<OpenMenu>();
  const [tagging, setTagging] = useState<ListedVersion>();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, firstWidth);
  const rowHeight = useRowHeight();
  const names = useMemo(() => channels.map(({ channel }) => channel), [channels]);
  const columns = useMemo(() => {
    const onMenu = (version: ListedVersion, position: OpenMenu['position']): void =>
      setMenu({ version, position });
    return versionColumns({ channels: names, pinned, width, onMenu });
  }, [names, pinned, width]);
  const at = versions.findIndex(({ versionId }) => versionId === detail.versionId);
  return (
    <>
      <Box
        ref={box}
        sx={{ border: 1, borderColor: 'divider', borderRadius: '8px', overflow: 'hidden' }}
        style={{ height: Math.min(versions.length, mostRows) * rowHeight + frame }}
      >
        <VirtualTable
          label="Versions"
          columns={columns}
          rowCount={versions.length}
          rowAt={(index) => versions[index]}
          rowKey={({ versionId }) => versionId}
          activeIndex={at < 0 ? undefined : at}
          onActiveIndex={(index) => onShow(versions[index]?.version ?? detail.version)}
          onOpen={(version) => setMenu({ version, position: besideActiveRow(box.current) })}
          onContextMenu={(version, _index, position) => setMenu({ version, position })}
        />
      </Box>
      {menu === undefined ? null : (
        <VersionMenu
          version={menu.version}
          subject={subjectOf(detail, menu.version)}
          channels={channels}
          pinned={pinned}
          position={menu.position}
          actions={actions}
          onTag={() => setTagging(menu.version)}
          onAction={(id) => void act(id, subjectOf(detail, menu.version))}
          onClose={() => setMenu(undefined)}
        />
      )}
      {tagging === undefined ? null : (
        <TagDialog
          subject={subject}
          version={tagging}
          channels={names}
          actions={actions}
          onClose={() => setTagging(undefined)}
        />
      )}
    </>
  );
}

function subjectOf(detail: VersionDetail, version: ListedVersion): Subject {
  const { versionId, state, deprecated, yanked } = version;
  const { packageId, namespace, name } = detail;
  const coordinate = `${namespace}/${name}`;
  return { versionId, packageId, coordinate, version: version.version, name, state, deprecated, yanked };
}

/** Where the menu of the keyboard opens. */
function besideActiveRow(box: HTMLElement | null): { x: number; y: number } {
  const row = box?.querySelector('[data-active]')?.getBoundingClientRect();
  return row === undefined ? { x: 200, y: 200 } : { x: row.left + 90, y: row.bottom };
}
