import { mdiPencilOutline, mdiShieldPlusOutline } from '@mdi/js';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Key, TrustRoot } from '../../../contract/trust.ts';
import { useApi } from '../../app/host-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LoadingSkeleton } from '../../ui/loading-skeleton.tsx';
import { Mono } from '../../ui/mono.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { Section } from '../../ui/section.tsx';

const TrustRootDialog = lazy(() => import('./trust-root-dialog.tsx'));

/** Which keys each namespace trusts, and how many of them must have signed. */
export function TrustRoots({ keys }: { keys: readonly Key[] }): ReactNode {
  const { data, error, refetch } = useQuery(useApi().trust.roots.queryOptions({ input: {} }));
  const [edited, setEdited] = useState<TrustRoot | 'new'>();
  const nameOf = (keyId: string): string =>
    keys.find((key) => key.keyId === keyId)?.name ?? `${keyId.slice(0, 12)}…`;
  const add = (
    <Button
      variant="outlined"
      disabled={keys.length === 0}
      startIcon={<Icon path={mdiShieldPlusOutline} />}
      onClick={() => setEdited('new')}
    >
      New trust root
    </Button>
  );
  return (
    <Section
      title="Trust roots"
      lead="A trust root names the keys a namespace trusts and how many of them must have signed. It also holds for the namespaces below."
      actions={add}
    >
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <LoadingSkeleton lines={3} /> : null}
      {data?.roots.length === 0 ? (
        <EmptyState
          icon={mdiShieldPlusOutline}
          title="Nobody is trusted yet"
          text="Until a trust root names keys for a namespace, everything signed in it counts as signed by an unknown key."
          action={add}
        />
      ) : null}
      {data === undefined || data.roots.length === 0 ? null : (
        <Table aria-label="Trust roots">
          <TableHead>
            <TableRow>
              <TableCell>Namespace</TableCell>
              <TableCell>Keys</TableCell>
              <TableCell>Needed</TableCell>
              <TableCell>Expires</TableCell>
              <TableCell>Changed</TableCell>
              <TableCell component="td" />
            </TableRow>
          </TableHead>
          <TableBody>
            {data.roots.map((root) => (
              <TableRow key={root.namespace} hover sx={{ '&:last-child td': { borderBottom: 0 } }}>
                <TableCell>
                  <Mono>{root.namespace}</Mono>
                </TableCell>
                <TableCell>{root.keyIds.map(nameOf).join(', ')}</TableCell>
                <TableCell>
                  {root.threshold} of {root.keyIds.length}
                </TableCell>
                <TableCell>
                  {root.expiresAt === undefined ? 'Never' : <RelativeTime value={root.expiresAt} />}
                </TableCell>
                <TableCell>
                  <RelativeTime value={root.updatedAt} />
                </TableCell>
                <TableCell align="right">
                  <IconButton
                    aria-label={`Edit the trust root of ${root.namespace}`}
                    onClick={() => setEdited(root)}
                  >
                    <Icon path={mdiPencilOutline} />
                  </IconButton>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
      <Suspense fallback={null}>
        {edited === undefined ? null : (
          <TrustRootDialog
            keys={keys}
            root={edited === 'new' ? undefined : edited}
            onClose={() => setEdited(undefined)}
          />
        )}
      </Suspense>
    </Section>
  );
}
