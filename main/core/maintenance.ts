/** Small steps of housekeeping while the registry is open: the search index, and trust roots that expired. */
import type { Logger } from 'pino';
import type { Transaction } from '../store/index.ts';
import { refreshPackage } from './registry/index.ts';
import { mergeIndex, reorderByPopularity } from './search/index.ts';
import type { RegistryStore } from './services.ts';
import { rejudgeExpiredRoots } from './trust/index.ts';

/** Milliseconds between steps; each is short, for writers wait while one runs. */
const interval = 30_000;
const step = { pages: 200, documents: 100 };

/** One step, run by the writer. */
export function maintain(transaction: Transaction): void {
  mergeIndex(transaction.db, { pages: step.pages });
  reorderByPopularity(transaction.db, { limit: step.documents });
  rejudgeExpiredRoots(transaction, refreshPackage);
}

/** Take a step now and then until disposed. A step that fails is logged and tried again later. */
export function startMaintenance(store: RegistryStore, log: Pick<Logger, 'warn'>): Disposable {
  const timer = setInterval(() => {
    const context = { actor: 'registry', operation: 'registry.maintain', at: Date.now() };
    store
      .write('registry.maintain', undefined, context)
      .catch((error: unknown) => log.warn({ error }, 'maintenance failed'));
  }, interval).unref();
  return { [Symbol.dispose]: () => clearInterval(timer) };
}
