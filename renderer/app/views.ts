import {
  mdiChartBellCurve,
  mdiCogOutline,
  mdiGraphOutline,
  mdiKeyOutline,
  mdiPackageVariantClosed,
  mdiTimelineTextOutline,
} from '@mdi/js';

export interface View {
  path: string;
  label: string;
  icon: string;
  keys: string;
  /** Set apart at the foot of the navigation. */
  foot?: boolean;
}

/** The views of the left navigation, one per domain. */
export const views: readonly View[] = [
  { path: '/browse', label: 'Browse', icon: mdiPackageVariantClosed, keys: 'g b' },
  { path: '/resolve', label: 'Resolve', icon: mdiGraphOutline, keys: 'g r' },
  { path: '/quality', label: 'Quality', icon: mdiChartBellCurve, keys: 'g q' },
  { path: '/keys', label: 'Keys', icon: mdiKeyOutline, keys: 'g k' },
  { path: '/activity', label: 'Activity', icon: mdiTimelineTextOutline, keys: 'g a' },
  { path: '/settings', label: 'Settings', icon: mdiCogOutline, keys: 'g s', foot: true },
];
