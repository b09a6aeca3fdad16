/** Handlers of what fits together. */
import type { DomainHandlers } from '../operations/index.ts';
import type { Services } from '../services.ts';
import { addDependency, removeDependency } from './edit-dependencies.ts';
import { resolveLive, runResolution } from './run-resolution.ts';

export function resolveOperations(services: Services): DomainHandlers<'resolve'> {
  const { store } = services;
  return {
    resolve: async (input, call) => (await runResolution(services, input, call.signal)).resolution,
    resolveLive: (input, call) => resolveLive(services, input, call),
    dependencies: (input) => store.read('resolve.dependencies', input),
    matches: (input) => store.read('resolve.matches', input),
    graph: (input) => store.read('resolve.graph', input),
    relationships: (input) => store.read('resolve.relationships', input),
    addDependency: (input, call) => addDependency(services, input, call),
    removeDependency: (input, call) => removeDependency(services, input, call),
  };
}
