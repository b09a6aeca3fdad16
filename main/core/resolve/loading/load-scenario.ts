/** From a root and the registry to the problem a solver takes: everything that can be reached by name. */
import type { PackageCatalog } from '../catalog/package-catalog.ts';
import type { PackageRecord, Requirement, VersionRecord } from '../catalog/records.ts';
import type { PackageManifest, Scenario, ScenarioOptions } from '../scenario.ts';
import { manifestOf, namesOf, sectionsOf, tableOf } from './package-table.ts';

/** What is resolved. A root that is a version is the only version of its package wherever something leads back to it. */
export interface Root {
  pack?: PackageRecord;
  version?: VersionRecord;
  requirements: readonly Requirement[];
}

/** A problem with the records behind it. */
export interface LoadedScenario {
  scenario: Scenario;
  root: Root;
  /** Every package that is there, by name. */
  packages: ReadonlyMap<string, PackageRecord>;
}

/** @param check called now and then; throws to stop */
export function loadScenario(
  catalog: PackageCatalog,
  root: Root,
  options: ScenarioOptions,
  check: () => void,
): LoadedScenario {
  const requirements = wanted(root.requirements, options);
  const packages = new Map<string, PackageRecord>();
  const manifests: Record<string, Record<string, PackageManifest>> = {};
  const names = new Set(requirements.map(({ name }) => name));
  let looked = 0;
  for (const name of names) {
    if (looked++ % 64 === 0) check();
    const pack = catalog.package(name);
    if (!pack) continue;
    packages.set(name, pack);
    const table = tableFor(catalog, pack, root, options.locked?.[name]);
    manifests[name] = table.manifests;
    // A set grows while it is walked: what is added is walked too.
    for (const next of table.names) names.add(next);
  }
  return { scenario: { root: sectionsOf(requirements), packages: manifests, options }, root, packages };
}

/** A wish within the sections for development and building is dropped here when wishes are left out. */
function wanted(requirements: readonly Requirement[], options: ScenarioOptions): readonly Requirement[] {
  if (!options.omit?.includes('optional')) return requirements;
  return requirements.filter(({ optional, type }) => !optional || type === 'peer');
}

function tableFor(
  catalog: PackageCatalog,
  pack: PackageRecord,
  root: Root,
  locked: string | undefined,
): { manifests: Record<string, PackageManifest>; names: Iterable<string> } {
  if (root.version && root.pack?.name === pack.name) {
    const { yanked: _, ...manifest } = manifestOf(root.version, root.requirements);
    return { manifests: { [root.version.version]: manifest }, names: namesOf(root.requirements) };
  }
  const table = tableOf(catalog, pack);
  const kept = pack.versions.find(({ version }) => version === locked);
  if (!kept || kept.state === 'draft' || (kept.state === 'published' && kept.yanked === undefined))
    return table;
  // What was locked stays to be had though new resolutions may not choose it.
  const requirements = catalog.requirements(pack, kept);
  return {
    manifests: { ...table.manifests, [kept.version]: manifestOf(kept, requirements) },
    names: [...table.names, ...namesOf(requirements)],
  };
}
