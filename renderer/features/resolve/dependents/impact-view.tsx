import { mdiSourceBranchSync } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import type { ReactNode } from 'react';
import { Link as RouterLink, useSearchParams } from 'react-router';
import type { VersionDetail } from '../../../../contract/registry.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { Page } from '../../../ui/page.tsx';
import { useVersion } from '../../registry/detail/use-version.ts';
import { artifactAddress } from '../../search/browse-state.ts';
import { actsFor, type ImpactAct, impactAddress, readImpactAddress } from './impact-address.ts';
import { ImpactReport } from './impact-report.tsx';

/** What deleting, yanking, archiving, unpublishing or publishing a version would mean for those who depend on it. */
export function ImpactView(): ReactNode {
  const [parameters] = useSearchParams();
  const { coordinate, version } = readImpactAddress(parameters);
  if (coordinate === undefined) {
    return (
      <EmptyState
        icon={mdiSourceBranchSync}
        title="Impact of what?"
        text="Choose Impact in the menu of an artifact to see who would feel it if it were deleted, yanked or archived."
        action={
          <Button variant="contained" component={RouterLink} to="/browse">
            Browse artifacts
          </Button>
        }
      />
    );
  }
  return <ImpactOf coordinate={coordinate} version={version} />;
}

/** Without a version it is about the one that speaks for the package. */
function ImpactOf(props: { coordinate: string; version: string | undefined }): ReactNode {
  const { coordinate } = props;
  const { data, error, refetch } = useVersion(coordinate, props.version);
  const version = props.version ?? data?.version;
  return (
    <Page
      fill
      title="Impact"
      lead={
        <>
          Who depends on{' '}
          <Mono>
            {coordinate}
            {version === undefined ? '' : `@${version}`}
          </Mono>
          , and what would become of them.
        </>
      }
      actions={
        <Button
          variant="outlined"
          component={RouterLink}
          to={artifactAddress(coordinate, version, 'dependencies')}
        >
          Back to the artifact
        </Button>
      }
    >
      <Box sx={{ display: 'flex', flexDirection: 'column', height: '100%', px: 6, pb: 6, gap: 3 }}>
        {error !== null ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : data === undefined ? (
          <LoadingSkeleton label="Loading the artifact" />
        ) : (
          <ImpactOfActs detail={data} coordinate={coordinate} />
        )}
      </Box>
    </Page>
  );
}

function ImpactOfActs({ detail, coordinate }: { detail: VersionDetail; coordinate: string }): ReactNode {
  const [parameters, setParameters] = useSearchParams();
  const { version, versionId } = detail;
  const acts = actsFor(detail.state);
  const asked = readImpactAddress(parameters).act;
  const act = acts.find((each) => each === asked) ?? acts[0] ?? 'delete';
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        aria-label="What is done"
        value={act}
        onChange={(_event, next: ImpactAct | null) => {
          if (next === null) return;
          const [, search = ''] = impactAddress(coordinate, version, next).split('?');
          setParameters(search, { replace: true });
        }}
        sx={{ flexShrink: 0, '& button': { py: 1 } }}
      >
        {acts.map((each) => (
          <ToggleButton key={each} value={each}>
            {each.charAt(0).toUpperCase() + each.slice(1)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Box sx={{ flex: 1, minHeight: 0 }}>
        <ImpactReport key={act} versionId={versionId} coordinate={coordinate} version={version} act={act} />
      </Box>
    </>
  );
}
