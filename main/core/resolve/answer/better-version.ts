/** Why a package is not selected at its best version. */
import { parseVersion } from '../../identity/index.ts';
import { matchesRange } from '../catalog/range-matcher.ts';
import { isCandidate, type PackageRecord, type Requirement, type VersionRecord } from '../catalog/records.ts';
import type { ScenarioOptions } from '../scenario.ts';
import type { ActiveEdge } from './active-edges.ts';

export interface Selected {
  pack: PackageRecord;
  version: string;
  /** Active requirements on it. */
  edges: readonly ActiveEdge[];
}

/** What the reasons are told with. */
export interface Surroundings {
  options: ScenarioOptions;
  versions: Readonly<Record<string, string>>;
  requirementsOf(pack: PackageRecord, version: VersionRecord): readonly Requirement[];
  /** The root, or a package with its version, in words. */
  nameOf(name: string | undefined): string;
}

/** The best version under the strategy where it is another than the one selected, and in words what keeps it out. */
export function betterVersion(
  { pack, version, edges }: Selected,
  around: Surroundings,
): { version: string; because: string } | undefined {
  const { options } = around;
  if (options.strategy === 'manual' && options.pins?.[pack.name] === version) return undefined;
  const best = bestOf(pack, options, version);
  if (!best || best.version === version) return undefined;
  const against = edges.find(({ range }) => !matchesRange(best.version, range));
  return { version: best.version, because: reason(pack, best, against, around) };
}

function reason(
  pack: PackageRecord,
  best: VersionRecord,
  against: ActiveEdge | undefined,
  { options, versions, requirementsOf, nameOf }: Surroundings,
): string {
  if (options.overrides?.[pack.name] !== undefined && against)
    return `It is overridden with ${options.overrides[pack.name]}.`;
  if (against) return `${nameOf(against.from)} asks for ${against.range}.`;
  if (options.locked?.[pack.name] === versions[pack.name]) return 'The lock prefers the version selected.';
  const own = requirementsOf(pack, best).find(
    ({ name, range, type }) =>
      type !== 'dev' &&
      versions[name] !== undefined &&
      !matchesRange(versions[name], options.overrides?.[name] ?? range),
  );
  if (own) return `It asks for ${own.coordinate} ${own.range}, and ${nameOf(own.name)} is selected.`;
  return 'What it requires does not go together with the rest.';
}

/** Pre-releases count where nothing else is there, or one is selected. */
function bestOf(pack: PackageRecord, options: ScenarioOptions, selected: string): VersionRecord | undefined {
  const candidates = pack.versions.filter(isCandidate);
  const releases = candidates.filter(({ version }) => !isPrerelease(version));
  const [first, ...rest] = releases.length > 0 && !isPrerelease(selected) ? releases : candidates;
  if (!first) return undefined;
  // Highest first, and only what is strictly better replaces what was found: ties go to the higher one.
  return rest.reduce((best, next) => (isBetter(next, best, options.strategy) ? next : best), first);
}

function isBetter(next: VersionRecord, best: VersionRecord, strategy: ScenarioOptions['strategy']): boolean {
  switch (strategy) {
    case 'lowest':
      return true;
    case 'newest-published':
      return (next.publishedAt ?? 0) > (best.publishedAt ?? 0);
    case 'most-downloaded':
      return next.downloads > best.downloads;
    default:
      return false;
  }
}

function isPrerelease(version: string): boolean {
  return (parseVersion(version)?.prerelease.length ?? 0) > 0;
}
