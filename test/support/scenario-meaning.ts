/** What a scenario asks for, said a second time and apart from the solver, so that its answers can be checked. */
import semver from 'semver';
import type { Condition } from '../../contract/kinds.ts';
import type {
  Entries,
  EntryFields,
  PackageManifest,
  RequirementKind,
  Scenario,
  ScenarioOptions,
} from '../../main/core/resolve/scenario.ts';

export interface Requirement {
  name: string;
  range: string;
  kind: RequirementKind;
  /** `needed`, `wished` (optional), or only a limit on what others select. */
  mode: 'needed' | 'wished' | 'limit';
  features: readonly string[];
  /** Holds once the declaring package has these features. */
  isActive: (features: ReadonlySet<string>) => boolean;
}

const ranges = new Map<string, semver.Range>();
const versions = new Map<string, semver.SemVer>();

/** node-semver's rules. What was read once is kept: the same few thousand texts come back all the time. */
export function matches(version: string, range: string): boolean {
  const wanted = ranges.get(range) ?? new semver.Range(range);
  ranges.set(range, wanted);
  const actual = versions.get(version) ?? new semver.SemVer(version);
  versions.set(version, actual);
  return wanted.test(actual);
}

const lists: readonly (readonly [keyof PackageManifest, RequirementKind])[] = [
  ['dependencies', 'runtime'],
  ['devDependencies', 'dev'],
  ['buildDependencies', 'build'],
  ['peerDependencies', 'peer'],
  ['optionalDependencies', 'optional'],
];

/** What a manifest declares for this target; conditions on features are left to `isActive`. */
export function requirementsOf(
  manifest: PackageManifest,
  isRoot: boolean,
  options: ScenarioOptions = {},
): Requirement[] {
  const omitted = new Set<RequirementKind>(options.omit);
  return lists
    .filter(([, kind]) => !omitted.has(kind) && (kind !== 'dev' || isRoot))
    .flatMap(([list, kind]) =>
      entriesOf(manifest[list] as Entries | undefined).map(([name, entry]) => ({
        name,
        kind,
        range: own(options.overrides, name) ?? entry.range,
        mode: modeOf(kind, entry),
        features: entry.features ?? [],
        isActive: (features) => holds(entry.when, options.target ?? {}, features),
      })),
    );
}

function entriesOf(entries: Entries = {}): [string, EntryFields][] {
  return Object.entries(entries).flatMap(([name, given]) =>
    (Array.isArray(given) ? (given as (string | EntryFields)[]) : [given as string | EntryFields]).map(
      (entry): [string, EntryFields] => [name, typeof entry === 'string' ? { range: entry } : entry],
    ),
  );
}

function modeOf(kind: RequirementKind, { optional }: EntryFields): Requirement['mode'] {
  if (kind === 'peer') return optional === true ? 'limit' : 'needed';
  return kind === 'optional' || optional === true ? 'wished' : 'needed';
}

type Target = NonNullable<ScenarioOptions['target']>;

function holds(when: Condition | undefined, target: Target, features: ReadonlySet<string>): boolean {
  if (when === undefined) return true;
  const { os, arch, env, feature, any, all, not } = when;
  return (
    isOneOf(os, target.os) &&
    isOneOf(arch, target.arch) &&
    Object.entries(env ?? {}).every(([name, wanted]) => isOneOf(wanted, target.env?.[name])) &&
    (feature === undefined || features.has(feature) || (target.features ?? []).includes(feature)) &&
    (any === undefined || any.some((one) => holds(one, target, features))) &&
    (all ?? []).every((one) => holds(one, target, features)) &&
    (not === undefined || !holds(not, target, features))
  );
}

function isOneOf(wanted: string | string[] | undefined, actual = ''): boolean {
  if (wanted === undefined) return true;
  const list = [wanted].flat();
  const plain = list.filter((word) => !word.startsWith('!'));
  return !list.includes(`!${actual}`) && (plain.length === 0 || plain.includes(actual));
}

/** A member of a record, not of what every object has. */
export function own<Value>(
  record: Readonly<Record<string, Value>> | undefined,
  name: string,
): Value | undefined {
  return record !== undefined && Object.hasOwn(record, name) ? record[name] : undefined;
}

/** Whether a version may be selected at all. */
export function isCandidate({ packages, options = {} }: Scenario, name: string, version: string): boolean {
  const manifest = own(own(packages, name), version);
  const pin = options.strategy === 'manual' ? own(options.pins, name) : undefined;
  if (manifest === undefined || (pin !== undefined && pin !== version)) return false;
  return manifest.yanked !== true || own(options.locked, name) === version;
}

/** Orders two versions of a package, the one to be preferred first. */
export function preference(
  { packages, options = {} }: Scenario,
  name: string,
): (a: string, b: string) => number {
  const { strategy = 'highest' } = options;
  const first = own(options.locked, name);
  const versions = own(packages, name) ?? {};
  return (a, b) => {
    if (a === b) return 0;
    if (a === first || b === first) return a === first ? -1 : 1;
    const [one, other] = [own(versions, a), own(versions, b)];
    if (strategy === 'lowest') return semver.compareBuild(a, b);
    if (strategy === 'newest-published' && (one?.published ?? '') !== (other?.published ?? ''))
      return (one?.published ?? '') > (other?.published ?? '') ? -1 : 1;
    if (strategy === 'most-downloaded' && (one?.downloads ?? 0) !== (other?.downloads ?? 0))
      return (other?.downloads ?? 0) - (one?.downloads ?? 0);
    return semver.compareBuild(b, a);
  };
}
