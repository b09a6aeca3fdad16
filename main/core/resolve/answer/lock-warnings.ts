/** What of a preferred lockfile a solution could not keep to, and where it is not what it was. */
import { coordinateOf } from '../catalog/read-requirement.ts';
import type { KnownSolution } from './describe-solution.ts';
import type { ProblemInput } from './prepare-problem.ts';

/** Of more, the rest is counted. */
const mostTold = 5;

/** Sentences; none without a lockfile. Packages that nothing here needs any more are not among them. */
export function lockWarnings(solution: KnownSolution, { lockfile, options }: ProblemInput): string[] {
  if (!lockfile) return [];
  const told = [...changed(solution, lockfile.packages)];
  const made = lockfile.options.strategy;
  return [
    ...told.slice(0, mostTold),
    ...(told.length > mostTold
      ? [`${told.length - mostTold} more locked versions are missing or changed: check the lockfile.`]
      : []),
    ...(made === options.strategy
      ? []
      : [
          `The lockfile was made with the strategy ${made}: ${options.strategy} decides only what it does not hold.`,
        ]),
  ];
}

function* changed(
  { catalog, versions, selected }: KnownSolution,
  packages: NonNullable<ProblemInput['lockfile']>['packages'],
): Generator<string> {
  const digests = new Map(selected.map(({ pack, version }) => [pack.name, version.digest]));
  for (const [lockedName, { version, digest }] of Object.entries(packages)) {
    const name = catalog.currentName(lockedName);
    const chosen = versions[name];
    if (chosen === undefined) continue;
    const isThere = catalog.package(name)?.versions.some((one) => one.version === version);
    if (!isThere)
      yield `${coordinateOf(name)} ${version} is locked and not there any more: ${chosen} is taken instead.`;
    else if (chosen === version && digests.has(name) && digests.get(name) !== digest)
      yield `The content of ${coordinateOf(name)} ${version} is not what was locked: it was stored anew since.`;
  }
}
