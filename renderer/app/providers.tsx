import createCache from '@emotion/cache';
import { CacheProvider } from '@emotion/react';
import CssBaseline from '@mui/material/CssBaseline';
import { ThemeProvider } from '@mui/material/styles';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import type { Host } from '../host/host.ts';
import { ConfirmProvider } from '../ui/confirm-dialog.tsx';
import { ToastProvider } from '../ui/toasts.tsx';
import { CommandsProvider } from './commands.tsx';
import { HostContext, hostContextValue } from './host-context.ts';
import { theme } from './theme.ts';

const nonce = document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ?? '';
const emotionCache = createCache({ key: 'hyper', nonce, prepend: true });

/** Styles and theme alone: all that a screen before the first connection needs. */
export function LookProvider({ children }: { children: ReactNode }): ReactNode {
  return (
    <CacheProvider value={emotionCache}>
      <ThemeProvider theme={theme} defaultMode="system" disableTransitionOnChange>
        <CssBaseline enableColorScheme />
        {children}
      </ThemeProvider>
    </CacheProvider>
  );
}

/** Data that events keep fresh: nothing is refetched by time or focus, and a failed call is shown, not repeated behind the person's back. */
function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        refetchOnWindowFocus: false,
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
