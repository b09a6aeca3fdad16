import { usePrefetchInfiniteQuery, usePrefetchQuery, useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { RouterProvider } from 'react-router/dom';
import { readBrowseState } from '../features/search/browse-state.ts';
import { searchOptions } from '../features/search/search-options.ts';
import type { Host } from '../host/host.ts';
import { ErrorState } from '../ui/error-state.tsx';
import { AppProviders } from './app-providers.tsx';
import { BootSkeleton } from './boot-skeleton.tsx';
import { useApi } from './host-context.ts';
import { namespacesOptions } from './namespaces.ts';
import { createAppRouter } from './routes.tsx';
import { useLive } from './use-live.ts';
import { usePreferencesApplied } from './use-preferences-applied.ts';

/** The running application, once the core is ready. */
export function App({ host }: { host: Host }): ReactNode {
  return (
    <AppProviders host={host}>
      <Opened host={host} />
    </AppProviders>
  );
}

/** Waits for the last view, so that the first route drawn is the right one; what most starts show is asked for meanwhile. */
function Opened({ host }: { host: Host }): ReactNode {
  const api = useApi();
  usePrefetchQuery(namespacesOptions(api));
  usePrefetchInfiniteQuery(searchOptions(api, readBrowseState(new URLSearchParams())));
  const status = useQuery(api.settings.status.queryOptions({ input: {} }));
  const [router, setRouter] = useState<ReturnType<typeof createAppRouter>>();
  useEffect(() => {
    let gone = false;
    const open = async (): Promise<void> => {
      const lastView = await host.lastView().catch(() => undefined);
      if (!gone) setRouter(createAppRouter(host, lastView));
    };
    void open();
    return () => {
      gone = true;
    };
  }, [host]);
  useLive(status.data?.sequence);
  usePreferencesApplied(status.data?.preferences);
  if (status.isError && status.data === undefined) {
    return <ErrorState error={status.error} onRetry={() => void status.refetch()} />;
  }
  if (router === undefined) return <BootSkeleton />;
  return <RouterProvider router={router} />;
}
