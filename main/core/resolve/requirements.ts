/** What a manifest asks for under the options given. */
import type { Condition } from '../../../contract/kinds.ts';
import type { Entry, EntryFields, PackageManifest, RequirementKind, ScenarioOptions } from './scenario.ts';

/** `required`: must be met. `wish`: met where it can be. `constraint`: must match if something else selects the package. */
export type RequirementMode = 'required' | 'wish' | 'constraint';

export interface Requirement {
  readonly name: string;
  readonly range: string;
  readonly mode: RequirementMode;
  readonly kind: RequirementKind;
  /** Features it switches on in the package. */
  readonly features: readonly string[];
  /** Counts when all features of one of the lists are on in the declaring package; undefined: always. */
  readonly condition: readonly (readonly string[])[] | undefined;
}

const sections = [
  ['dependencies', 'runtime'],
  ['devDependencies', 'dev'],
  ['buildDependencies', 'build'],
  ['peerDependencies', 'peer'],
  ['optionalDependencies', 'optional'],
] as const;

const noFeatures: readonly string[] = [];

/**
 * In the order declared: runtime, dev (of the root alone), build, peer, optional. Entries whose condition the target does not meet
 * are left out; what depends on features stays open.
 */
export function requirementsOf(
  manifest: PackageManifest,
  isRoot: boolean,
  options: ScenarioOptions,
): Requirement[] {
  const found: Requirement[] = [];
  for (const [section, kind] of sections) {
    const entries = manifest[section];
    if (entries === undefined || (kind === 'dev' && !isRoot)) continue;
    if (kind !== 'runtime' && options.omit?.includes(kind)) continue;
    for (const name of Object.keys(entries)) {
      const entry = entries[name];
      if (entry === undefined) continue;
      if (isList(entry)) for (const one of entry) add(found, name, one, kind, options);
      else add(found, name, entry, kind, options);
    }
  }
  return found;
}

function isList(entry: Entry | readonly Entry[]): entry is readonly Entry[] {
  return Array.isArray(entry);
}

function add(
  found: Requirement[],
  name: string,
  entry: Entry,
  kind: RequirementKind,
  options: ScenarioOptions,
): void {
  const override = options.overrides?.[name];
  if (typeof entry === 'string') {
    const mode = kind === 'optional' ? 'wish' : 'required';
    found.push({ name, range: override ?? entry, mode, kind, features: noFeatures, condition: undefined });
    return;
  }
  const condition = entry.when === undefined ? always : alternativesOf(entry.when, options.target ?? {});
  if (condition.length === 0) return;
  found.push({
    name,
    range: override ?? entry.range,
    mode: modeOf(entry, kind),
    kind,
    features: entry.features ?? noFeatures,
    condition: condition.some((list) => list.length === 0) ? undefined : condition,
  });
}

function modeOf(entry: EntryFields, kind: RequirementKind): RequirementMode {
  if (kind === 'peer') return entry.optional === true ? 'constraint' : 'required';
  return kind === 'optional' || entry.optional === true ? 'wish' : 'required';
}

/** Any of the lists of features will do; an empty list needs none. */
type Alternatives = readonly (readonly string[])[];
const always: Alternatives = [[]];
const never: Alternatives = [];

/** A condition that cannot be read. */
export class InvalidCondition extends Error {
  override readonly name = 'InvalidCondition';
}

/** A condition under a target, as alternatives of features that remain open. @throws InvalidCondition */
export function alternativesOf(
  when: Condition,
  target: NonNullable<ScenarioOptions['target']>,
): Alternatives {
  let result = always;
  for (const [key, wanted] of Object.entries(when) as [string, unknown][]) {
    if (wanted === undefined) continue;
    result = both(result, alternativesOfMember(key, wanted, target));
  }
  return result;
}

function alternativesOfMember(
  key: string,
  wanted: unknown,
  target: NonNullable<ScenarioOptions['target']>,
): Alternatives {
  switch (key) {
    case 'os':
    case 'arch':
      return isOneOf(wanted as string | string[], target[key] ?? '') ? always : never;
    case 'env':
      return Object.entries(wanted as Record<string, string | string[]>).every(([name, values]) =>
        isOneOf(values, target.env?.[name] ?? ''),
      )
        ? always
        : never;
    case 'feature':
      return target.features?.includes(wanted as string) ? always : [[wanted as string]];
    case 'any':
      return (wanted as Condition[]).flatMap((part) => alternativesOf(part, target));
    case 'all':
      return (wanted as Condition[]).map((part) => alternativesOf(part, target)).reduce(both, always);
    case 'not': {
      const inner = alternativesOf(wanted as Condition, target);
      if (inner.length === 0) return always;
      if (inner.some((list) => list.length === 0)) return never;
      throw new InvalidCondition('"not" cannot be used over features');
    }
    default:
      throw new InvalidCondition(`a condition knows no ${JSON.stringify(key)}`);
  }
}

function both(left: Alternatives, right: Alternatives): Alternatives {
  return left.flatMap((a) => right.map((b) => [...new Set([...a, ...b])]));
}

function isOneOf(wanted: string | readonly string[], have: string): boolean {
  const list = typeof wanted === 'string' ? [wanted] : wanted;
  if (list.includes(`!${have}`)) return false;
  const positive = list.filter((value) => !value.startsWith('!'));
  return positive.length === 0 || positive.includes(have);
}
