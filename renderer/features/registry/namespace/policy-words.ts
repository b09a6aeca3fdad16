import type { PolicyName, PolicySetting } from '../../../../contract/namespace-policy.ts';

interface PolicyWords {
  title: string;
  /** What it does, in one sentence. */
  hint: string;
}

/** Settings of namespaces as people read them, in the order they are shown. */
export const policyWords: Readonly<Record<PolicyName, PolicyWords>> = {
  requireSignature: {
    title: 'Require a trusted signature',
    hint: 'Only versions signed by keys of the trust root can be published.',
  },
  requireLicense: {
    title: 'Require a licence',
    hint: 'Versions without a licence can be stored as drafts, not published.',
  },
  allowPrerelease: {
    title: 'Allow pre-releases',
    hint: 'When off, versions such as 2.0.0-beta.1 are refused.',
  },
  immutableTags: {
    title: 'Immutable tags',
    hint: 'Tags that stay on the version they were first set to.',
  },
  channels: {
    title: 'Channels',
    hint: 'What versions are promoted along, from the least to the most stable.',
  },
  resolveFrom: {
    title: 'Dependencies resolve from',
    hint: 'Its own scope only: nothing outside can take the place of a dependency.',
  },
};

export const resolveFromWords = { any: 'Anywhere', scope: 'Its own scope only' } as const;

/** The value of a setting in words. */
export function policyValueText(name: PolicyName, value: PolicySetting['value']): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.length === 0 ? 'None' : value.join(', ');
  return name === 'resolveFrom' && (value === 'any' || value === 'scope') ? resolveFromWords[value] : value;
}

/** What a mandatory setting of a namespace above asks here. */
export function lockText(
  name: PolicyName,
  { by, least }: { by: string; least: PolicySetting['value'] },
): string {
  const text = policyValueText(name, least);
  return name === 'immutableTags'
    ? `Mandatory in ${by}: at least ${text}.`
    : `Mandatory in ${by}: ${text}. It can be tightened here, never weakened.`;
}

/** Whether a choice would weaken a mandatory setting. Of lists the registry itself says so. */
export function isWeaker(name: PolicyName, choice: boolean | string, least: PolicySetting['value']): boolean {
  const strict: Partial<Record<PolicyName, boolean | string>> = {
    requireSignature: true,
    requireLicense: true,
    allowPrerelease: false,
    resolveFrom: 'scope',
  };
  return least === strict[name] && choice !== least;
}

/** Where a value comes from, seen from a namespace. */
export function originText(from: string, path: string): string {
  if (from === 'default') return 'Default';
  return from === path ? 'Set here' : `Inherited from ${from}`;
}
