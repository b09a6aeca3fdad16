/** What can be done to a version that others may feel. */
export const impactActs = ['delete', 'yank', 'archive', 'unpublish', 'publish'] as const;
export type ImpactAct = (typeof impactActs)[number];

/** The address of what an act on a version would mean for its dependents. */
export function impactAddress(coordinate: string, version: string, act?: ImpactAct): string {
  const parameters = new URLSearchParams({ artifact: coordinate, version });
  if (act !== undefined) parameters.set('act', act);
  return `/impact?${parameters}`;
}

/** What an address of the impact view asks for; an act that is none is `delete`. */
export function readImpactAddress(parameters: URLSearchParams): {
  coordinate: string | undefined;
  version: string | undefined;
  act: ImpactAct;
} {
  return {
    coordinate: parameters.get('artifact') || undefined,
    version: parameters.get('version') || undefined,
    act: impactActs.find((act) => act === parameters.get('act')) ?? 'delete',
  };
}
