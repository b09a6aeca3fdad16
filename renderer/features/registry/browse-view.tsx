import { mdiPackageVariantClosed } from '@mdi/js';
import type { ReactNode } from 'react';
import { EmptyState } from '../../ui/empty-state.tsx';

/** The list of artifacts. */
export function BrowseView(): ReactNode {
  return <EmptyState icon={mdiPackageVariantClosed} title="No artifacts yet" text="Drop a package on this window." />;
}
