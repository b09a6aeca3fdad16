import type { Api } from './host-context.ts';

/** A tree of more would keep page and line busy for seconds; what lies deeper is found by searching. */
const most = 3_000;

/** The namespaces that trees and suggestions show, shallowest first where there are too many. */
export function namespacesOptions(api: Api) {
  return api.registry.namespaces.queryOptions({ input: { most } });
}
