import { createHashRouter, redirect } from 'react-router';
import { BrowseView } from '../features/registry/browse-view.tsx';
import type { Host } from '../host/host.ts';
import { AppLayout } from './layout.tsx';
import { RouteError } from './route-error.tsx';
import { ViewSkeleton } from './view-skeleton.tsx';

/** Views a start may return to. */
const knownView = /^\/(?:browse|resolve|keys|activity|conflicts|impact|quality|settings)(?:[/?]|$)/u;

/**
 * The routes of the page. Each view but Browse is loaded when first visited. A start without a place in its address returns to the last view;
 * every later place is remembered.
 */
export function createAppRouter(
  host: Host,
  lastView: string | undefined,
): ReturnType<typeof createHashRouter> {
  const start = lastView !== undefined && knownView.test(lastView) ? lastView : '/browse';
  const router = createHashRouter([
    {
      path: '/',
      Component: AppLayout,
      ErrorBoundary: RouteError,
      HydrateFallback: ViewSkeleton,
      children: [
        { index: true, loader: () => redirect(start) },
        {
          ErrorBoundary: RouteError,
          children: [
            {
              path: 'browse/*',
              // The view most starts end in: part of the entry, so that it does not wait for a second load.
              Component: BrowseView,
            },
            {
              path: 'keys',
              lazy: async () => ({ Component: (await import('../features/trust/keys-view.tsx')).KeysView }),
            },
            {
              path: 'activity',
              lazy: async () => ({
                Component: (await import('../features/access/activity-view.tsx')).ActivityView,
              }),
            },
            {
              path: 'settings',
              lazy: async () => ({
                Component: (await import('../features/settings/settings-view.tsx')).SettingsView,
              }),
            },
            {
              path: 'resolve',
              lazy: async () => ({
                Component: (await import('../features/resolve/resolution/resolve-view.tsx')).ResolveView,
              }),
            },
            {
              path: 'conflicts',
              lazy: async () => ({
                Component: (await import('../features/resolve/conflicts/conflicts-view.tsx')).ConflictsView,
              }),
            },
            {
              path: 'impact',
              lazy: async () => ({
                Component: (await import('../features/resolve/dependents/impact-view.tsx')).ImpactView,
              }),
            },
            {
              path: 'quality/*',
              lazy: async () => ({
                Component: (await import('../features/quality/quality-view.tsx')).QualityView,
              }),
            },
            { path: '*', loader: () => redirect('/browse') },
          ],
        },
      ],
    },
  ]);
  let remembered: string | undefined;
  router.subscribe(({ location }) => {
    const view = location.pathname + location.search;
    if (view === remembered || !knownView.test(view)) return;
    remembered = view;
    // The last view is a convenience: losing it is not worth a message.
    host.setLastView(view).catch(() => undefined);
  });
  return router;
}
