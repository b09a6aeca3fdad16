import { type ComponentType, lazy } from 'react';
import { DashboardView } from './dashboard/dashboard-view.tsx';

/** One tab of the quality view. */
interface QualityTab {
  /** Below `/quality`; empty for the first. */
  path: string;
  label: string;
  Component: ComponentType;
}

/** The tabs in their order. A tab is added by its line. */
export const qualityTabs: readonly QualityTab[] = [
  { path: '', label: 'Dashboard', Component: DashboardView },
  {
    path: 'signals',
    label: 'Signals',
    Component: lazy(async () => ({ default: (await import('./signals/signals-view.tsx')).SignalsView })),
  },
  {
    path: 'defects',
    label: 'Defects',
    Component: lazy(async () => ({ default: (await import('./defects/defects-view.tsx')).DefectsView })),
  },
  {
    path: 'alerts',
    label: 'Alerts',
    Component: lazy(async () => ({ default: (await import('./alerts/alerts-view.tsx')).AlertsView })),
  },
  {
    path: 'demonstrate',
    label: 'Demonstrate',
    Component: lazy(async () => ({
      default: (await import('./demonstrations/demonstrate-view.tsx')).DemonstrateView,
    })),
  },
  {
    path: 'security',
    label: 'Security',
    Component: lazy(async () => ({ default: (await import('./security/security-view.tsx')).SecurityView })),
  },
];
