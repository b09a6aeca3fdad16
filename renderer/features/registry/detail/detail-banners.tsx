import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import type { VersionDetail } from '../../../../contract/registry.ts';
import { artifactAddress } from '../../search/browse-state.ts';

/** What a reader must know before using this version. */
export function DetailBanners({ detail }: { detail: VersionDetail }): ReactNode {
  const { deprecated, yanked, signature } = detail;
  if (deprecated === undefined && yanked === undefined && signature !== 'tampered') return null;
  return (
    <Box sx={{ px: 4, pb: 3, display: 'flex', flexDirection: 'column', gap: 2 }}>
      {signature === 'tampered' ? (
        <Alert severity="error">
          <b>Tampered.</b> The content or a signature is not what was signed. Do not use it; import it again
          from its source.
        </Alert>
      ) : null}
      {yanked === undefined ? null : (
        <Alert severity="error">
          <b>Yanked:</b> {yanked.reason}
        </Alert>
      )}
      {deprecated === undefined ? null : (
        <Alert severity="warning">
          <b>Deprecated:</b> {deprecated.reason}
          {deprecated.replacement === undefined ? null : (
            <>
              {' '}
              Use <ArtifactLink coordinate={deprecated.replacement} /> instead.
            </>
          )}
          {(deprecated.alternatives ?? []).map((alternative) => (
            <span key={alternative}>
              {' '}
              Or <ArtifactLink coordinate={alternative} />.
            </span>
          ))}
        </Alert>
      )}
    </Box>
  );
}

function ArtifactLink({ coordinate }: { coordinate: string }): ReactNode {
  const bare = coordinate.replace(/@[^/]*$/u, '');
  return (
    <Link component={RouterLink} to={artifactAddress(bare)}>
      {coordinate}
    </Link>
  );
}
