import type { State } from '../../../../contract/registry.ts';

/** What can be done to a version that others may feel. */
const impactActs = ['delete', 'yank', 'archive', 'unpublish', 'publish'] as const;
export type ImpactAct = (typeof impactActs)[number];

const actsInState: Readonly<Record<State, readonly ImpactAct[]>> = {
  draft: ['publish', 'delete'],
  published: ['delete', 'yank', 'archive', 'unpublish'],
  archived: ['delete', 'yank'],
};

/** What can be done with a version in a state, and would be felt; the likeliest first. */
export function actsFor(state: State): readonly ImpactAct[] {
  return actsInState[state];
}

/** The address of what an act on a version would mean for its dependents. */
export function impactAddress(coordinate: string, version: string, act?: ImpactAct): string {
  const parameters = new URLSearchParams({ artifact: coordinate, version });
  if (act !== undefined) parameters.set('act', act);
  return `/impact?${parameters}`;
}

/** What an address of the impact view asks for; an act that is none is undefined. */
export function readImpactAddress(parameters: URLSearchParams): {
  coordinate: string | undefined;
  version: string | undefined;
  act: ImpactAct | undefined;
} {
  return {
    coordinate: parameters.get('artifact') || undefined,
    version: parameters.get('version') || undefined,
    act: impactActs.find((act) => act === parameters.get('act')),
  };
}
