/** A scenario in numbers, as solvers of other kinds of versions can be given it: the same problem, matching done. */
import semver from 'semver';
import type { PackageManifest, Scenario } from '../../../main/core/resolve/scenario.ts';
import { isCandidate, matches, type Requirement, requirementsOf } from '../../support/scenario-meaning.ts';

export interface EncodedRequirement {
  /** Place in `packages`. */
  on: number;
  /** First and last version of each run that matches, counted from 1, the best last. None matches: empty. */
  runs: (readonly [number, number])[];
  /** Only limits what others select. */
  limit: boolean;
}

export interface EncodedProblem {
  id: string;
  /** The first is the root, with one version. Members of `versions` are their requirements, the best version last. */
  packages: { name: string; versions: EncodedRequirement[][] }[];
}

/** @returns undefined for what peers have no word for: wishes, features, locks, strategies */
export function encode(id: string, scenario: Scenario): EncodedProblem | undefined {
  const { options = {} } = scenario;
  if ((options.strategy ?? 'highest') !== 'highest' || options.locked !== undefined) return undefined;
  const names = ['(root)'];
  const places = new Map<string, number>();
  const versions: string[][] = [['1.0.0']];
  const manifests: (readonly PackageManifest[])[] = [[scenario.root]];
  const placeOf = (name: string): number => {
    const known = places.get(name);
    if (known !== undefined) return known;
    const place = names.push(name) - 1;
    places.set(name, place);
    const all = scenario.packages[name] ?? {};
    const usable = Object.keys(all).filter((version) => isCandidate(scenario, name, version));
    versions[place] = usable.sort(semver.compareBuild);
    manifests[place] = usable.map((version) => all[version] ?? {});
    return place;
  };
  const packages: EncodedProblem['packages'] = [];
  for (let place = 0; place < names.length; place += 1) {
    const encoded: EncodedRequirement[][] = [];
    for (const manifest of manifests[place] ?? []) {
      const requirements = requirementsOf(manifest, place === 0, options);
      if (requirements.some(isBeyondPeers)) return undefined;
      const active = requirements.filter(({ isActive }) => isActive(new Set()));
      encoded.push(
        active.map(({ name, range, mode }) => {
          const on = placeOf(name);
          return { on, runs: runsOf(versions[on] ?? [], range), limit: mode === 'limit' };
        }),
      );
    }
    packages.push({ name: names[place] ?? '', versions: encoded });
  }
  return { id, packages };
}

function isBeyondPeers({ mode, features, isActive }: Requirement): boolean {
  return (
    mode === 'wished' || features.length > 0 || isActive(new Set()) !== isActive({ has: () => true } as never)
  );
}

const known = new Map<readonly string[], Map<string, (readonly [number, number])[]>>();

function runsOf(versions: readonly string[], range: string): (readonly [number, number])[] {
  const ofPackage = known.get(versions) ?? new Map<string, (readonly [number, number])[]>();
  known.set(versions, ofPackage);
  const before = ofPackage.get(range);
  if (before !== undefined) return before;
  const runs: [number, number][] = [];
  for (const [index, version] of versions.entries()) {
    if (!matches(version, range)) continue;
    const last = runs.at(-1);
    if (last?.[1] === index) last[1] = index + 1;
    else runs.push([index + 1, index + 1]);
  }
  ofPackage.set(range, runs);
  return runs;
}
