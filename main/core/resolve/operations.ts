/** Handlers of what fits together. */
import type { DomainHandlers } from '../operations/index.ts';
import type { Services } from '../services.ts';
import { addDependency, removeDependency } from './edit-dependencies.ts';

export function resolveOperations(services: Services): DomainHandlers<'resolve'> {
  const { store } = services;
  return {
    dependencies: (input) => store.read('resolve.dependencies', input),
    matches: (input) => store.read('resolve.matches', input),
    graph: (input) => store.read('resolve.graph', input),
    relationships: (input) => store.read('resolve.relationships', input),
    addDependency: (input, call) => addDependency(services, input, call),
    removeDependency: (input, call) => removeDependency(services, input, call),
  };
}
