export interface QuickChoice {
  text: string;
  label: string;
}

/** The ranges people mostly want, around one version; without one only `*` makes sense. */
export function quickChoices(version: string | undefined): QuickChoice[] {
  const any = { text: '*', label: 'Any' };
  if (version === undefined) return [any];
  return [
    { text: `^${version}`, label: 'Compatible' },
    { text: `~${version}`, label: 'Patches' },
    { text: `>=${version}`, label: 'At least' },
    { text: `=${version}`, label: 'Exactly' },
    any,
  ];
}
