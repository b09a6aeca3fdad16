/** Handlers of what fits together. */
import type { DomainHandlers } from '../operations/index.ts';
import type { Services } from '../services.ts';
import { compareLockfiles } from './compare-lockfiles.ts';
import { addDependency, removeDependency } from './edit-dependencies.ts';
import { readLockfile } from './read-lockfile.ts';
import { resolveLive, runResolution } from './run-resolution.ts';
import { saveLockfile } from './save-lockfile.ts';
import { scanConflicts } from './scan-conflicts.ts';

export function resolveOperations(services: Services): DomainHandlers<'resolve'> {
  const { store } = services;
  return {
    resolve: async (input, call) => (await runResolution(services, input, call.signal)).resolution,
    resolveLive: (input, call) => resolveLive(services, input, call),
    dependencies: (input) => store.read('resolve.dependencies', input),
    matches: (input) => store.read('resolve.matches', input),
    graph: (input) => store.read('resolve.graph', input),
    relationships: (input) => store.read('resolve.relationships', input),
    conflicts: (input, call) => scanConflicts(services, input, call),
    impact: (input, call) => services.resolver.run('impact', input, call.signal),
    lock: (input, call) => saveLockfile(services, input, call),
    readLock: async ({ versionId }) => {
      const { coordinate, version, lockfile } = await readLockfile(services, versionId);
      return { coordinate, version, lockfile };
    },
    checkLock: async ({ versionId, strategy }) => {
      const { lockfile } = await readLockfile(services, versionId);
      return store.read('resolve.checkLockfile', { lockfile, strategy });
    },
    compareLocks: async (input) => {
      const [before, after] = await Promise.all([
        readLockfile(services, input.before),
        readLockfile(services, input.after),
      ]);
      return compareLockfiles(before.lockfile, after.lockfile);
    },
    addDependency: (input, call) => addDependency(services, input, call),
    removeDependency: (input, call) => removeDependency(services, input, call),
  };
}
