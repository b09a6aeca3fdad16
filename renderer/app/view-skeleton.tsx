import type { ReactNode } from 'react';
import { LoadingSkeleton } from '../ui/loading-skeleton.tsx';

/** While the code of a view is on its way. */
export function ViewSkeleton(): ReactNode {
  return <LoadingSkeleton lines={10} label="Loading the view" />;
}
