import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { isOverdue } from '../../../../contract/notice.ts';
import type { Deprecation, VersionDetail } from '../../../../contract/registry.ts';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { ArtifactLink } from '../artifact-link.tsx';

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
        <Alert severity={isOverdue(deprecated, Date.now()) ? 'error' : 'warning'}>
          <b>Deprecated:</b> {ended(deprecated.reason)}
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
          <Removal deprecated={deprecated} />
        </Alert>
      )}
    </Box>
  );
}

/** A reason as a sentence, since more follow it. */
function ended(text: string): string {
  return /[.!?…]$/u.test(text) ? text : `${text}.`;
}

function Removal({ deprecated }: { deprecated: Deprecation }): ReactNode {
  if (deprecated.removedAt === undefined) return null;
  const when = <RelativeTime value={deprecated.removedAt} />;
  const day = deprecated.removedAt.slice(0, 10);
  return isOverdue(deprecated, Date.now()) ? (
    <>
      {' '}
      <b>Overdue:</b> it was to be removed on {day} ({when}).
    </>
  ) : (
    <>
      {' '}
      It is to be removed on {day} ({when}).
    </>
  );
}
