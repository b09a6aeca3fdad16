/** Handlers of the audit operations. */
import type { DomainHandlers } from '../operations/index.ts';
import type { Services } from '../services.ts';

export function accessOperations(
  { store }: Services,
  /** Writes what batched recording still holds, so that the log is complete up to now. */
  flush: () => Promise<void>,
): DomainHandlers<'access'> {
  return {
    audit: async (input) => {
      await flush();
      return store.read('access.audit', input);
    },
    verifyAudit: async () => {
      await flush();
      return store.read('access.verifyChain', undefined);
    },
  };
}
