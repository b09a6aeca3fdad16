import { mdiShieldCheckOutline, mdiSignatureFreehand } from '@mdi/js';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { useApi } from '../../../app/host-context.ts';
import { CopyButton } from '../../../ui/copy-button.tsx';
import { Digest } from '../../../ui/digest.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { LoadingSkeleton } from '../../../ui/loading-skeleton.tsx';
import { Mono } from '../../../ui/mono.tsx';
import { RelativeTime } from '../../../ui/relative-time.tsx';
import { SignatureBadge } from '../../../ui/signature-badge.tsx';
import { ToneChip } from '../../../ui/tone-chip.tsx';
import { subjectOfDetail } from '../lifecycle-actions.ts';
import { useArtifactAction } from '../use-artifact-actions.tsx';
import { plural } from '../words.ts';
import type { TabProps } from './artifact-detail.tsx';
import { VerificationReport } from './verification-report.tsx';

/** Who signed, whether that is enough, and a fresh look at the stored bytes. */
export function SignaturesTab({ detail }: TabProps): ReactNode {
  const api = useApi();
  const act = useArtifactAction();
  const { versionId } = detail;
  const { data, error, refetch } = useQuery(api.trust.signatures.queryOptions({ input: { versionId } }));
  const verify = useMutation(api.trust.verify.mutationOptions());
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingSkeleton label="Loading the signatures" />;
  return (
    <Box sx={{ p: 4, display: 'flex', flexDirection: 'column', gap: 5 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, flexWrap: 'wrap' }}>
        <SignatureBadge state={data.state} />
        <Box sx={{ flex: 1 }} />
        <Button
          variant="outlined"
          startIcon={<Icon path={mdiSignatureFreehand} />}
          onClick={() => void act('sign', subjectOfDetail(detail))}
        >
          Sign with my key
        </Button>
        <Button
          variant="contained"
          loading={verify.isPending}
          loadingPosition="start"
          startIcon={<Icon path={mdiShieldCheckOutline} />}
          onClick={() => verify.mutate({ versionId })}
        >
          Verify now
        </Button>
      </Box>
      {verify.error === null ? null : (
        <ErrorState error={verify.error} onRetry={() => verify.mutate({ versionId })} />
      )}
      {verify.data === undefined ? null : <VerificationReport verification={verify.data} />}
      <Box component="section">
        <Typography variant="h2" sx={{ mb: 2 }}>
          {data.signatures.length === 0 ? 'Signatures' : plural(data.signatures.length, 'signature')}
        </Typography>
        {data.signatures.length === 0 ? (
          <Typography variant="body2" color="textSecondary">
            It is not signed. “Sign with my key” adds a signature; the content does not change.
          </Typography>
        ) : null}
        {data.signatures.map((signature) => (
          <Box
            key={signature.keyId}
            sx={{ py: 2, borderTop: 1, borderColor: 'divider', fontSize: 13, display: 'grid', gap: 1 }}
          >
            <Box sx={{ display: 'flex', gap: 2, alignItems: 'center', flexWrap: 'wrap' }}>
              <b>{signature.keyName ?? 'A key not known here'}</b>
              <ToneChip
                tone={signature.inTrustRoot ? 'success' : 'warning'}
                label={signature.inTrustRoot ? 'In the trust root' : 'Not in the trust root'}
              />
              {signature.keyState === 'active' ? null : (
                <ToneChip
                  tone={signature.keyState === 'revoked' ? 'error' : 'neutral'}
                  label={`Key ${signature.keyState}`}
                />
              )}
            </Box>
            <Box
              sx={{
                color: 'text.secondary',
                display: 'flex',
                gap: 2,
                alignItems: 'center',
                flexWrap: 'wrap',
              }}
            >
              <Digest value={signature.keyId} what="key id" />
              {signature.algorithm}, <RelativeTime value={signature.createdAt} />
            </Box>
          </Box>
        ))}
      </Box>
      <Box component="section">
        <Typography variant="h2" sx={{ mb: 2 }}>
          Trust root
        </Typography>
        <Typography variant="body2" color="textSecondary">
          {data.root === undefined ? (
            <>
              Neither <Mono>{detail.namespace}</Mono> nor a namespace above it has a trust root, so no
              signature can be trusted yet.{' '}
            </>
          ) : (
            <>
              <Mono>{data.root.namespace}</Mono> asks for {plural(data.root.threshold, 'signature')} of{' '}
              {plural(data.root.keyIds.length, 'key')} (version {data.root.version}).{' '}
            </>
          )}
          <Link component={RouterLink} to="/keys">
            Keys and trust roots
          </Link>
        </Typography>
      </Box>
      {data.envelope === undefined ? null : (
        <Box component="details" sx={{ fontSize: 13 }}>
          <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600 }}>
            DSSE envelope
          </Box>
          <Box sx={{ display: 'flex', justifyContent: 'flex-end' }}>
            <CopyButton text={data.envelope} what="envelope" />
          </Box>
          <Box
            component="pre"
            tabIndex={0}
            sx={{
              m: 0,
              p: 3,
              maxHeight: 260,
              overflow: 'auto',
              fontSize: 12,
              bgcolor: 'background.sunken',
              borderRadius: '6px',
            }}
          >
            {data.envelope}
          </Box>
        </Box>
      )}
    </Box>
  );
}
