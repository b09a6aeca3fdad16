import { mdiPackageVariantRemove } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { lazy, memo, type ReactNode, Suspense } from 'react';
import type { VersionDetail } from '../../../../contract/registry.ts';
import { countText } from '../../../ui/count-text.ts';
import { describeError } from '../../../ui/describe-error.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { type BrowseState, type DetailTab, detailTabs } from '../../search/browse-state.ts';
import type { BrowsePatch } from '../../search/use-browse-state.ts';
import { DetailBanners } from './detail-banners.tsx';
import { DetailHeader } from './detail-header.tsx';
import { useVersion } from './use-version.ts';

const views = {
  overview: lazy(async () => ({ default: (await import('./overview-tab.tsx')).OverviewTab })),
  lockfile: lazy(async () => ({
    default: (await import('../../resolve/lockfile/lockfile-tab.tsx')).LockfileTab,
  })),
  files: lazy(async () => ({ default: (await import('./files-tab.tsx')).FilesTab })),
  versions: lazy(async () => ({ default: (await import('./versions-tab.tsx')).VersionsTab })),
  dependencies: lazy(async () => ({ default: (await import('./dependencies-tab.tsx')).DependenciesTab })),
  signatures: lazy(async () => ({ default: (await import('./signatures-tab.tsx')).SignaturesTab })),
  history: lazy(async () => ({ default: (await import('./history-tab.tsx')).HistoryTab })),
};

const lockfileMediaType = 'application/vnd.hyper.lock+json';

/** What every tab gets. */
export interface TabProps {
  detail: VersionDetail;
  state: BrowseState;
  onUpdate(patch: BrowsePatch, options?: { step?: boolean }): void;
}

interface ArtifactDetailProps {
  /** `namespace/name`. */
  coordinate: string;
  state: BrowseState;
  onUpdate: TabProps['onUpdate'];
  onClose(): void;
  /** It covers the list: closing goes back to it. */
  alone: boolean;
}

function ArtifactDetailView({ coordinate, state, onUpdate, onClose, alone }: ArtifactDetailProps): ReactNode {
  const { data, error, refetch, isPlaceholderData } = useVersion(coordinate, state.version);
  if (error !== null && describeError(error).code === 'NOT_FOUND') {
    return <Gone coordinate={coordinate} state={state} onUpdate={onUpdate} onClose={onClose} />;
  }
  if (error !== null && data === undefined)
    return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingSkeleton lines={8} label={`Loading ${coordinate}`} />;
  const tabs = detailTabs.filter((tab) => tab !== 'lockfile' || data.mediaType === lockfileMediaType);
  const current = tabs.includes(state.tab) ? state.tab : 'overview';
  const View = views[current];
  return (
    <Box
      component="section"
      aria-label={`${data.name} ${data.version}`}
      aria-busy={isPlaceholderData}
      sx={{ height: '100%', display: 'flex', flexDirection: 'column', bgcolor: 'background.paper' }}
    >
      <DetailHeader detail={data} onUpdate={onUpdate} onClose={onClose} alone={alone} />
      <DetailBanners detail={data} />
      <Tabs
        value={current}
        onChange={(_event, tab: DetailTab) => onUpdate({ tab }, { step: true })}
        variant="scrollable"
        scrollButtons={false}
        aria-label="Parts of the artifact"
        sx={{ px: 2, flexShrink: 0, borderBottom: 1, borderColor: 'divider', '& .MuiTab-root': { px: 2 } }}
      >
        {tabs.map((tab) => (
          <Tab
            key={tab}
            value={tab}
            label={tabLabel(tab, data)}
            id={`tab-${tab}`}
            aria-controls="tab-content"
          />
        ))}
      </Tabs>
      <Box
        id="tab-content"
        role="tabpanel"
        aria-labelledby={`tab-${current}`}
        sx={{ flex: 1, minHeight: 0, overflow: 'auto', opacity: isPlaceholderData ? 0.6 : 1 }}
      >
        <Suspense fallback={<LoadingSkeleton />}>
          {/* Stepping through the versions moves a cursor in one table; every other tab begins anew with its version. */}
          <View
            key={state.tab === 'versions' ? data.packageId : data.versionId}
            detail={data}
            state={state}
            onUpdate={onUpdate}
          />
        </Suspense>
      </Box>
    </Box>
  );
}

/** One artifact: header, banners, tabs. Typing in the search field does not draw it again. */
export const ArtifactDetail = memo(
  ArtifactDetailView,
  (before, after) =>
    before.coordinate === after.coordinate &&
    before.alone === after.alone &&
    before.onUpdate === after.onUpdate &&
    before.onClose === after.onClose &&
    before.state.version === after.state.version &&
    before.state.tab === after.state.tab &&
    before.state.file === after.state.file,
);

function tabLabel(tab: DetailTab, detail: VersionDetail): string {
  if (tab === 'files') return `Files ${countText(detail.fileCount)}`;
  if (tab === 'dependencies') return `Dependencies ${countText(detail.dependencies.length)}`;
  return tab.charAt(0).toUpperCase() + tab.slice(1);
}

function Gone({ coordinate, state, onUpdate, onClose }: Omit<ArtifactDetailProps, 'alone'>): ReactNode {
  return (
    <EmptyState
      icon={mdiPackageVariantRemove}
      title="Not in this registry"
      text={
        <>
          <Mono>{state.version === undefined ? coordinate : `${coordinate}@${state.version}`}</Mono> was
          deleted, or was never here.
        </>
      }
      action={
        <>
          {state.version === undefined ? null : (
            <Button variant="contained" onClick={() => onUpdate({ version: undefined, file: undefined })}>
              Show another version
            </Button>
          )}
          <Button variant="outlined" onClick={onClose}>
            Close
          </Button>
        </>
      }
    />
  );
}
