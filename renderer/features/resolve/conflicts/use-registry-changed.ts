import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../../app/host-context.ts';
import { namespacesOptions } from '../../../app/namespaces.ts';

/**
 * Whether versions came, went or changed since `startedAt` (milliseconds). The list of namespaces is read again with every such change,
 * so the time of its last reading tells.
 */
export function useRegistryChanged(startedAt: number): boolean {
  const { dataUpdatedAt } = useQuery(namespacesOptions(useApi()));
  const [known, setKnown] = useState({ startedAt, updatedAt: dataUpdatedAt });
  useEffect(() => {
    // A new scan knows all there is now; the first reading is none of a change.
    if (known.startedAt !== startedAt || known.updatedAt === 0)
      setKnown({ startedAt, updatedAt: dataUpdatedAt });
  }, [known, startedAt, dataUpdatedAt]);
  return known.startedAt === startedAt && known.updatedAt !== 0 && dataUpdatedAt > known.updatedAt;
}
