/** Handlers of the operations on namespaces. */
import type { DomainHandlers } from '../operations/index.ts';
import { refuse } from '../refuse.ts';
import type { Call, Services } from '../services.ts';
import { namespaceOf } from './namespace-row.ts';
import { timestampOf } from './rows.ts';

type Named =
  | 'namespaces'
  | 'namespace'
  | 'createNamespace'
  | 'updateNamespace'
  | 'setQuota'
  | 'namespacePolicy'
  | 'setNamespacePolicy'
  | 'moveNamespace'
  | 'deleteNamespace'
  | 'undeleteNamespace';

export function namespaceOperations({ store }: Services): Pick<DomainHandlers<'registry'>, Named> {
  const named = <Input extends { path: string }>(input: Input): Input => ({
    ...input,
    path: namespaceOf(input.path),
  });
  return {
    namespaces: (input) => store.read('registry.namespaces', input),
    namespace: (input) => store.read('registry.namespace', named(input)),
    createNamespace: (input, call) => store.write('registry.createNamespace', named(input), call.write),
    updateNamespace: (input, call) => store.write('registry.updateNamespace', named(input), call.write),
    setQuota: (input, call) => store.write('registry.setQuota', named(input), call.write),
    namespacePolicy: (input) => store.read('registry.namespacePolicy', named(input)),
    setNamespacePolicy: (input, call) => store.write('registry.setNamespacePolicy', named(input), call.write),
    moveNamespace: ({ dryRun, ...input }, call) => {
      const move = { ...input, from: namespaceOf(input.from, 'from'), to: namespaceOf(input.to, 'to') };
      return dryRun
        ? store.read('registry.previewMove', move)
        : store.write('registry.moveNamespace', move, call.write);
    },
    deleteNamespace: async (input, call) => {
      if (input.recursive) requireDelete(call);
      const { restorableUntil, ...gone } = await store.write(
        'registry.deleteNamespace',
        named(input),
        call.write,
      );
      return {
        ...gone,
        ...(restorableUntil === undefined ? {} : { restorableUntil: timestampOf(restorableUntil) }),
      };
    },
    undeleteNamespace: (input, call) => {
      requireDelete(call);
      return store.write('registry.undeleteNamespace', named(input), call.write);
    },
  };
}

/** Whoever may arrange namespaces may not for that alone take versions away, or bring them back. */
function requireDelete({ caller }: Call): void {
  if (caller.capabilities.has('registry.delete') && !caller.denied.has('registry.delete')) return;
  throw refuse.notAllowed(
    'registry.delete',
    `${caller.name} may not do this: what is inside needs registry.delete.`,
    'Ask the owner of this registry.',
  );
}
