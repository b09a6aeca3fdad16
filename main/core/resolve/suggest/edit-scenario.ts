/** Problems with one thing changed, for trying what would help. Nothing is changed in place. */
import {
  type ConflictFact,
  type Entries,
  type Entry,
  entryLists,
  type PackageManifest,
  type Scenario,
} from '../scenario.ts';

/**
 * The requirement of a fact with another range, wherever it is declared; without one it is dropped. Entries with other
 * ranges on the same name stay.
 */
export function withRange(scenario: Scenario, fact: ConflictFact, range: string | undefined): Scenario {
  const edit = (manifest: PackageManifest) => editManifest(manifest, fact, range);
  if (fact.from === undefined) return { ...scenario, root: edit(scenario.root) };
  const { name, versions } = fact.from;
  const manifests = { ...scenario.packages[name] };
  for (const version of versions) {
    const manifest = manifests[version];
    if (manifest) manifests[version] = edit(manifest);
  }
  return { ...scenario, packages: { ...scenario.packages, [name]: manifests } };
}

function editManifest(
  manifest: PackageManifest,
  fact: ConflictFact,
  range: string | undefined,
): PackageManifest {
  const edited = { ...manifest };
  for (const section of entryLists) {
    const entries = manifest[section];
    if (entries?.[fact.name] !== undefined) edited[section] = editEntries(entries, fact, range);
  }
  return edited;
}

function editEntries(entries: Entries, { name, range: from }: ConflictFact, to: string | undefined): Entries {
  const { [name]: known, ...others } = entries;
  const list = (Array.isArray(known) ? known : [known]) as Entry[];
  const edited = list.flatMap((entry) => {
    if ((typeof entry === 'string' ? entry : entry.range) !== from) return [entry];
    if (to === undefined) return [];
    return [typeof entry === 'string' ? to : { ...entry, range: to }];
  });
  return edited.length === 0 ? others : { ...others, [name]: edited };
}

/** A version more to choose from, or one that may be chosen again. */
export function withVersion(
  scenario: Scenario,
  name: string,
  version: string,
  manifest: PackageManifest,
): Scenario {
  const { yanked: _, ...candidate } = manifest;
  const manifests = { ...scenario.packages[name], [version]: candidate };
  return { ...scenario, packages: { ...scenario.packages, [name]: manifests } };
}

/** Without the pin or override of a package. */
export function withoutOption(scenario: Scenario, option: 'pins' | 'overrides', name: string): Scenario {
  const { [name]: _, ...others } = scenario.options?.[option] ?? {};
  return { ...scenario, options: { ...scenario.options, [option]: others } };
}
