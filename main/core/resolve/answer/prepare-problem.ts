/** From what a call asks for to a problem: names as they are now, options checked, the root read. */
import type { FieldIssue } from '../../../../contract/errors.ts';
import type { Dependency } from '../../../../contract/kinds.ts';
import type { Lockfile, ResolveOptions } from '../../../../contract/resolution.ts';
import { parseVersion } from '../../identity/index.ts';
import { refuse } from '../../refuse.ts';
import type { PackageCatalog } from '../catalog/package-catalog.ts';
import { type LoadedScenario, loadScenario, type Root } from '../loading/load-scenario.ts';
import { rangeProblem } from '../range-problem.ts';
import type { ScenarioOptions } from '../scenario.ts';

export type RootInput = { versionId: string } | { dependencies: Dependency[] };

export interface ProblemInput {
  root: RootInput;
  options: ResolveOptions;
  /** The lockfile `options.lockfile` names, read by the caller. */
  lockfile?: Lockfile | undefined;
}

/** @throws Refusal NOT_FOUND, INVALID_INPUT */
export function prepareProblem(
  catalog: PackageCatalog,
  input: ProblemInput,
  check: () => void,
): LoadedScenario {
  return loadScenario(catalog, readRoot(catalog, input.root), scenarioOptions(catalog, input), check);
}

/** @throws Refusal NOT_FOUND, INVALID_INPUT for a coordinate or range that is none */
export function readRoot(catalog: PackageCatalog, root: RootInput): Root {
  if ('versionId' in root) {
    const found = catalog.byVersionId(root.versionId);
    if (!found) throw refuse.notFound('version', root.versionId);
    return { ...found, requirements: catalog.requirements(found.pack, found.version) };
  }
  const issues: FieldIssue[] = [];
  const requirements = root.dependencies.map((dependency, index) => {
    const requirement = catalog.requirementOf(dependency, '');
    if (requirement.problem !== undefined)
      issues.push({ field: `root.dependencies[${index}]`, message: requirement.problem });
    return requirement;
  });
  if (issues.length > 0) throw refuse.input(issues.map(({ message }) => message).join(' '), issues);
  return { requirements };
}

function scenarioOptions(catalog: PackageCatalog, { options, lockfile }: ProblemInput): ScenarioOptions {
  const renamed = (map: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.entries(map).map(([name, value]) => [catalog.currentName(name), value]));
  for (const [name, range] of Object.entries(options.overrides)) {
    const problem = rangeProblem(range);
    if (!problem) continue;
    const message = `The override of ${name} is no version range: ${problem.message}, at character ${problem.position + 1}.`;
    throw refuse.input(message, [{ field: `options.overrides.${name}`, message }]);
  }
  for (const [name, version] of Object.entries(options.pins)) {
    if (parseVersion(version)) continue;
    const message = `The pin of ${name} is no version: ${JSON.stringify(version)}. A pin is one version such as 1.4.0; for a range use an override.`;
    throw refuse.input(message, [{ field: `options.pins.${name}`, message }]);
  }
  const fromLockfile = Object.entries(lockfile?.packages ?? {}).map(([name, { version }]) => [name, version]);
  return {
    strategy: options.strategy,
    pins: renamed(options.pins),
    overrides: renamed(options.overrides),
    locked: { ...renamed(Object.fromEntries(fromLockfile)), ...renamed(options.locked) },
    omit: options.omit,
    target: options.target,
  };
}
