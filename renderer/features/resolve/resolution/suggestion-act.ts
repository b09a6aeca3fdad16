import type { Dependency } from '../../../../contract/kinds.ts';
import type { Suggestion } from '../../../../contract/resolve.ts';
import type { Unsatisfiable } from './explanation-text.ts';
import type { ResolveState } from './resolve-state.ts';

/** What a suggestion comes to in this view: options to try, an artifact to go to, or nothing that can be done here. */
export type SuggestionAct =
  | { type: 'try'; label: string; patch: Partial<ResolveState> }
  | { type: 'open'; label: string; coordinate: string; version: string | undefined }
  | { type: 'none' };

/**
 * What can be done about a suggestion at once. `declared` are the requirements now tried or declared: relaxing one of them changes it for a
 * trial, relaxing one of another package overrides the ranges on what it asks for.
 */
export function suggestionAct(
  suggestion: Suggestion,
  state: ResolveState,
  facts: Unsatisfiable['facts'],
  declared: readonly Dependency[],
): SuggestionAct {
  const { action, coordinate, version, to } = suggestion;
  if (coordinate === undefined) return { type: 'none' };
  switch (action) {
    case 'relax':
    case 'allow-prerelease':
      return to === undefined ? { type: 'none' } : relaxed(coordinate, to, state, declared);
    case 'drop': {
      const needs = declared.filter((need) => need.coordinate !== coordinate);
      return needs.length === declared.length || needs.length === 0
        ? { type: 'none' }
        : { type: 'try', label: 'Try without it', patch: { needs } };
    }
    case 'unpin':
      return { type: 'try', label: 'Unpin', patch: { pins: without(state.pins, coordinate) } };
    case 'remove-override':
      return { type: 'try', label: 'Remove', patch: { overrides: without(state.overrides, coordinate) } };
    case 'unyank':
    case 'restore':
    case 'publish':
      return { type: 'open', label: 'Open', coordinate, version };
    case 'change-target':
      return { type: 'try', label: 'Any target', patch: { os: '', arch: '', env: {} } };
    case 'add-package':
      return facts.some((fact) => fact.coordinate === coordinate)
        ? { type: 'none' }
        : { type: 'open', label: 'Open', coordinate, version };
  }
}

function relaxed(
  coordinate: string,
  to: string,
  state: ResolveState,
  declared: readonly Dependency[],
): SuggestionAct {
  const own = declared.some((need) => need.coordinate === coordinate);
  if (!own)
    return { type: 'try', label: 'Try it', patch: { overrides: { ...state.overrides, [coordinate]: to } } };
  return {
    type: 'try',
    label: 'Try it',
    patch: {
      needs: declared.map((need) => (need.coordinate === coordinate ? { ...need, constraint: to } : need)),
    },
  };
}

function without(pairs: Readonly<Record<string, string>>, coordinate: string): Record<string, string> {
  return Object.fromEntries(Object.entries(pairs).filter(([each]) => each !== coordinate));
}
