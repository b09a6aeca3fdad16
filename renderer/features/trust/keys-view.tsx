import { mdiKeyPlus, mdiTrayArrowDown } from '@mdi/js';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useCommand } from '../../app/commands.tsx';
import { useApi } from '../../app/host-context.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LoadingSkeleton } from '../../ui/loading-skeleton.tsx';
import { Page } from '../../ui/page.tsx';
import { Section } from '../../ui/section.tsx';
import { KeysTable } from './keys-table.tsx';
import { TrustRoots } from './trust-roots.tsx';

const CreateKeyDialog = lazy(() => import('./create-key-dialog.tsx'));
const ImportKeyDialog = lazy(() => import('./import-key-dialog.tsx'));

/** Keys that sign and verify, and which of them each namespace trusts. */
export function KeysView(): ReactNode {
  const { data, error, refetch } = useQuery(useApi().trust.keys.queryOptions({ input: {} }));
  const [dialog, setDialog] = useState<'create' | 'import'>();
  useCommand({
    id: 'keys.create',
    title: 'New key…',
    section: 'Keys',
    icon: mdiKeyPlus,
    run: () => setDialog('create'),
  });
  useCommand({
    id: 'keys.import',
    title: 'Import a public key…',
    section: 'Keys',
    icon: mdiTrayArrowDown,
    run: () => setDialog('import'),
  });
  const actions = (
    <>
      <Button
        variant="outlined"
        startIcon={<Icon path={mdiTrayArrowDown} />}
        onClick={() => setDialog('import')}
      >
        Import public key
      </Button>
      <Button variant="contained" startIcon={<Icon path={mdiKeyPlus} />} onClick={() => setDialog('create')}>
        New key
      </Button>
    </>
  );
  const close = (): void => setDialog(undefined);
  return (
    <Page
      title="Keys"
      lead="Your own keys sign what you import. Public keys of others let you verify what they signed."
      actions={actions}
    >
      {error === null ? null : <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null ? <LoadingSkeleton /> : null}
      {data === undefined ? null : (
        <>
          <Section title="Keys">
            {data.keys.length === 0 ? (
              <EmptyState
                icon={mdiKeyPlus}
                title="No keys yet"
                text="Create a key to sign what you import, or import the public key of somebody whose artifacts you verify."
                action={actions}
              />
            ) : (
              <KeysTable keys={data.keys} />
            )}
          </Section>
          <TrustRoots keys={data.keys} />
        </>
      )}
      <Suspense fallback={null}>
        {dialog === 'create' ? <CreateKeyDialog onClose={close} first={data?.keys.length === 0} /> : null}
        {dialog === 'import' ? <ImportKeyDialog onClose={close} /> : null}
      </Suspense>
    </Page>
  );
}
