/** Whether an explanation says enough: what it names must contradict itself without everything it does not name. */
import {
  type Entries,
  entryLists,
  type PackageManifest,
  type Scenario,
} from '../../main/core/resolve/scenario.ts';

/** Names of packages, there or only asked for, that occur in a text. */
export function namesIn(text: string, { root, packages }: Scenario): Set<string> {
  const known = new Set(Object.keys(packages));
  for (const manifest of [root, ...Object.values(packages).flatMap((versions) => Object.values(versions))])
    for (const list of entryLists) for (const name of Object.keys(manifest[list] ?? {})) known.add(name);
  const words = text.match(/[@\p{L}\p{N}_][\p{L}\p{N}_./+-]*(?:@[^\s,;:)]+)?/gu) ?? [];
  return new Set(
    words
      .flatMap((word) => [word, word.replace(/(?<=.)@.*$/u, '')])
      .flatMap((word) => [word, word.replace(/[.,:;/+-]+$/u, '')])
      .filter((word) => known.has(word)),
  );
}

/** The scenario with the requirements between the named packages, and those of the root on them, alone. */
export function onlyNamed({ root, packages, options }: Scenario, names: ReadonlySet<string>): Scenario {
  const kept = (manifest: PackageManifest): PackageManifest => {
    const copy: Record<string, unknown> = { ...manifest };
    for (const list of entryLists)
      if (manifest[list] !== undefined)
        copy[list] = Object.fromEntries(
          Object.entries(manifest[list] as Entries).filter(([name]) => names.has(name)),
        );
    return copy;
  };
  const versionsOf = (versions: Readonly<Record<string, PackageManifest>>) =>
    Object.fromEntries(Object.entries(versions).map(([version, manifest]) => [version, kept(manifest)]));
  return {
    root: kept(root),
    packages: Object.fromEntries(
      Object.entries(packages)
        .filter(([name]) => names.has(name))
        .map(([name, versions]) => [name, versionsOf(versions)]),
    ),
    ...(options === undefined ? {} : { options }),
  };
}
