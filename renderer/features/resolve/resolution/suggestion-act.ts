import type { Dependency } from '../../../../contract/kinds.ts';
import type { Suggestion } from '../../../../contract/resolution.ts';
import { constraintText } from '../../registry/detail/constraint-text.ts';
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
  { action, coordinate, version, from, to }: Suggestion,
  state: ResolveState,
  declared: readonly Dependency[],
): SuggestionAct {
  if (coordinate === undefined) return { type: 'none' };
  switch (action) {
    case 'relax':
    case 'allow-prerelease':
      if (from === undefined || to === undefined) return { type: 'none' };
      return { type: 'try', label: 'Try it', patch: relaxed({ coordinate, from, to }, state, declared) };
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
      return state.os === '' && state.arch === '' && Object.keys(state.env).length === 0
        ? { type: 'none' }
        : { type: 'try', label: 'Any target', patch: { os: '', arch: '', env: {} } };
    case 'add-package':
      return { type: 'none' };
  }
}

interface Relaxing {
  coordinate: string;
  from: string;
  to: string;
}

function relaxed(
  { coordinate, from, to }: Relaxing,
  state: ResolveState,
  declared: readonly Dependency[],
): Partial<ResolveState> {
  // Another package in place of one that is not there: then the ends are coordinates.
  if (to === coordinate)
    return { needs: declared.map((need) => (need.coordinate === from ? { ...need, coordinate } : need)) };
  const isMeant = (need: Dependency): boolean =>
    need.coordinate === coordinate && constraintText(need.constraint) === from;
  if (declared.some(isMeant))
    return { needs: declared.map((need) => (isMeant(need) ? { ...need, constraint: to } : need)) };
  return { overrides: { ...state.overrides, [coordinate]: to } };
}

function without(pairs: Readonly<Record<string, string>>, coordinate: string): Record<string, string> {
  return Object.fromEntries(Object.entries(pairs).filter(([each]) => each !== coordinate));
}
