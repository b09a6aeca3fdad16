import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { Outlet } from 'react-router';
import type { Status } from '../../contract/settings.ts';
import { ImportLayer } from '../features/transfer/import-layer.tsx';
import { UnlockProvider } from '../features/trust/unlock-provider.tsx';
import { FolderPromptLayer } from './folder-prompt-layer.tsx';
import { GlobalCommands } from './global-commands.tsx';
import { useApi } from './host-context.ts';
import { Navigation } from './navigation.tsx';
import { SearchSlotProvider } from './search-slot.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { ViewSkeleton } from './view-skeleton.tsx';

const AlertToasts = lazy(() => import('../features/quality/alerts/alert-toasts.tsx'));
const Welcome = lazy(async () => ({ default: (await import('../features/settings/welcome.tsx')).Welcome }));

/** The one window: navigation, bars, the view, and the layers every view may call on. */
export function AppLayout(): ReactNode {
  return (
    <UnlockProvider>
      <SearchSlotProvider>
        <ImportLayer>
          <Box sx={{ display: 'flex', height: '100%' }}>
            <Navigation />
            <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
              <TopBar />
              <Box component="main" sx={{ flex: 1, minHeight: 0, overflow: 'hidden', position: 'relative' }}>
                <Suspense fallback={<ViewSkeleton />}>
                  <Outlet />
                </Suspense>
              </Box>
              <StatusBar />
            </Box>
          </Box>
          <GlobalCommands />
          <FolderPromptLayer />
          <FirstRun />
          <Suspense fallback={null}>
            <AlertToasts />
          </Suspense>
        </ImportLayer>
      </SearchSlotProvider>
    </UnlockProvider>
  );
}

/** The welcome opens over the application until it was finished or skipped once. */
function FirstRun(): ReactNode {
  const api = useApi();
  const { data } = useQuery(api.settings.status.queryOptions({ input: {} }));
  const [first, setFirst] = useState<Status>();
  if (first === undefined && data !== undefined) setFirst(data);
  if (first === undefined || data === undefined || data.preferences.welcomeDone) return null;
  // A registry that was set up and filled elsewhere needs no samples. What is imported from here on does not end the welcome.
  if (first.profile !== undefined && first.counts.versions > 0) return null;
  return (
    <Suspense fallback={null}>
      <Welcome status={data} />
    </Suspense>
  );
}
