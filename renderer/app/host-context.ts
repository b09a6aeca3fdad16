import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query';
import { createContext, use, useSyncExternalStore } from 'react';
import type { Client } from '../../contract/contract.ts';
import type { Host } from '../host/host.ts';
import type { Store } from '../host/store.ts';

/** Query and mutation options of every operation: `useQuery(api.trust.keys.queryOptions({ input: {} }))`. */
export type Api = RouterUtils<Client>;

interface HostContextValue {
  host: Host;
  api: Api;
}

export const HostContext = createContext<HostContextValue | undefined>(undefined);

/** Pair a host with the query utilities of its client. */
export function hostContextValue(host: Host): HostContextValue {
  return { host, api: createTanstackQueryUtils(host.client) };
}

function useHostContext(): HostContextValue {
  const value = use(HostContext);
  if (value === undefined) throw new Error('the host is missing: render inside Providers');
  return value;
}

/** The program around the page. */
export function useHost(): Host {
  return useHostContext().host;
}

/** The client of the contract, for calls outside queries and for streams. */
export function useClient(): Client {
  return useHostContext().host.client;
}

/** TanStack Query options for every operation. */
export function useApi(): Api {
  return useHostContext().api;
}

/** Follow a store of the host. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}
