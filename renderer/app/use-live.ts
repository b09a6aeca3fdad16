import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useHost } from './host-context.ts';
import { followChanges } from './live.ts';

/** Follow changes from the sequence of the first status on, for as long as the application is mounted. */
export function useLive(sequence: number | undefined): void {
  const host = useHost();
  const queryClient = useQueryClient();
  const [since, setSince] = useState(sequence);
  if (since === undefined && sequence !== undefined) setSince(sequence);
  useEffect(() => {
    if (since === undefined) return undefined;
    const abort = new AbortController();
    const { client, connection } = host;
    void followChanges({ client, queryClient, connection, since, signal: abort.signal });
    return () => abort.abort();
  }, [host, queryClient, since]);
}
