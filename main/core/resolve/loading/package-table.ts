/** A package as the solver takes it, kept as long as the catalog keeps the package. */
import type { PackageCatalog } from '../catalog/package-catalog.ts';
import type { PackageRecord, Requirement, VersionRecord } from '../catalog/records.ts';
import type { Entry, PackageManifest } from '../scenario.ts';

export interface PackageTable {
  /** Published versions; yanked ones are marked. */
  readonly manifests: Readonly<Record<string, PackageManifest>>;
  /** What any of the versions that may be chosen requires. */
  readonly names: ReadonlySet<string>;
}

const tables = new WeakMap<PackageRecord, PackageTable>();

export function tableOf(catalog: PackageCatalog, pack: PackageRecord): PackageTable {
  const known = tables.get(pack);
  if (known) return known;
  catalog.readAllRequirements(pack);
  const names = new Set<string>();
  const manifests: Record<string, PackageManifest> = {};
  for (const version of pack.versions) {
    if (version.state !== 'published') continue;
    const requirements = catalog.requirements(pack, version);
    manifests[version.version] = manifestOf(version, requirements);
    if (version.yanked === undefined) for (const name of namesOf(requirements)) names.add(name);
  }
  const table = { manifests, names };
  tables.set(pack, table);
  return table;
}

/** Names a version brings in when somebody else requires it. */
export function namesOf(requirements: readonly Requirement[]): string[] {
  return requirements.filter(({ type }) => type !== 'dev').map(({ name }) => name);
}

/** The manifest of a version; dev dependencies are left out, for they count for a root alone. */
export function manifestOf(version: VersionRecord, requirements: readonly Requirement[]): PackageManifest {
  return {
    ...sectionsOf(requirements.filter(({ type }) => type !== 'dev')),
    ...(version.state === 'published' && version.yanked === undefined ? {} : { yanked: true }),
    ...(version.publishedAt === undefined ? {} : { published: new Date(version.publishedAt).toISOString() }),
    ...(version.downloads === 0 ? {} : { downloads: version.downloads }),
  };
}

type Section =
  | 'dependencies'
  | 'devDependencies'
  | 'buildDependencies'
  | 'peerDependencies'
  | 'optionalDependencies';

/** Requirements by section and name, each in the order it is declared. */
export function sectionsOf(requirements: readonly Requirement[]): PackageManifest {
  const sections: Partial<Record<Section, Record<string, Entry | Entry[]>>> = {};
  for (const requirement of requirements) {
    const section = sectionOf(requirement);
    sections[section] ??= {};
    const entries = sections[section];
    const known = entries[requirement.name];
    const entry = entryOf(requirement);
    if (known === undefined) entries[requirement.name] = entry;
    else entries[requirement.name] = Array.isArray(known) ? [...known, entry] : [known, entry];
  }
  return sections;
}

function sectionOf({ type, optional }: Requirement): Section {
  if (type === 'runtime') return optional ? 'optionalDependencies' : 'dependencies';
  return type === 'dev' ? 'devDependencies' : type === 'build' ? 'buildDependencies' : 'peerDependencies';
}

function entryOf({ range, type, optional, when, features, problem }: Requirement): Entry {
  // Nothing has the name of what cannot be met, so that any range will do; the one written may be unreadable.
  if (problem !== undefined) return optional && type !== 'runtime' ? { range: '*', optional } : '*';
  if (when === undefined && features === undefined && (!optional || type === 'runtime')) return range;
  return {
    range,
    ...(when === undefined ? {} : { when }),
    ...(features === undefined ? {} : { features }),
    ...(optional ? { optional } : {}),
  };
}
