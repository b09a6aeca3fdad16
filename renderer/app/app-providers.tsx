import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import type { Host } from '../host/host.ts';
import { ConfirmProvider } from '../ui/confirm-dialog.tsx';
import { ToastProvider } from '../ui/toasts.tsx';
import { CommandsProvider } from './commands.tsx';
import { HostContext, hostContextValue } from './host-context.ts';

/** Data that events keep fresh: nothing is refetched by time or focus, and a failed call is shown, not repeated behind the person's back. */
function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** What every view inside the running application may use: host, queries, commands, toasts, confirmations. */
export function AppProviders({ host, children }: { host: Host; children: ReactNode }): ReactNode {
  const [queryClient] = useState(newQueryClient);
  const context = useMemo(() => hostContextValue(host), [host]);
  return (
    <HostContext value={context}>
      <QueryClientProvider client={queryClient}>
        <CommandsProvider>
          <ToastProvider>
            <ConfirmProvider>{children}</ConfirmProvider>
          </ToastProvider>
        </CommandsProvider>
      </QueryClientProvider>
    </HostContext>
  );
}
