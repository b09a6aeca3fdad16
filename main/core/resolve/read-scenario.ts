/** A scenario as it comes from outside: every member is looked at before the solver sees it. */
import semver from 'semver';
import { omittable, strategies } from '../../../contract/vocabulary.ts';
import { checkCondition } from './check-condition.ts';
import { InvalidScenario, type Path, recordAt, stringAt, stringsAt } from './invalid-scenario.ts';
import { rangeProblem } from './range-problem.ts';
import { entryLists, type Scenario } from './scenario.ts';

/**
 * Check the shape of a scenario and every range, version and condition in it. Written out instead of a schema: a
 * namespace of a hundred thousand entries is checked in the time it takes to read it. Unknown members are left alone.
 * @throws InvalidScenario with the place of the first fault
 */
export function readScenario(value: unknown): Scenario {
  const scenario = readQuestion(value);
  for (const [name, versions] of Object.entries(scenario.packages))
    for (const [version, manifest] of Object.entries(recordAt(['packages', name], versions))) {
      if (!isVersion(version))
        throw new InvalidScenario(['packages', name, version], 'the key is no version such as 1.4.0');
      readManifest(['packages', name, version], manifest, false);
    }
  return scenario;
}

/**
 * Check the root and the options alone: few packages are looked at by a solver, and checking all of them takes longer than most answers.
 * @throws InvalidScenario as above
 */
export function readQuestion(value: unknown): Scenario {
  const { root, packages, options, input } = recordAt([], value);
  if (root === undefined && packages === undefined && input !== undefined)
    throw new InvalidScenario(['input'], 'the problem stands here: hand over this member alone');
  readManifest(['root'], root, true);
  recordAt(['packages'], packages);
  if (options !== undefined) readOptions(recordAt(['options'], options));
  return value as Scenario;
}

function readManifest(path: Path, value: unknown, isRoot: boolean): void {
  const manifest = recordAt(path, value);
  for (const list of entryLists) {
    const entries = manifest[list];
    // What a package needs to be worked on is nobody else's concern, and often names places instead of versions.
    if (entries === undefined || (list === 'devDependencies' && !isRoot)) continue;
    for (const [name, entry] of Object.entries(recordAt([...path, list], entries)))
      readEntries(path, list, name, entry);
  }
  const { yanked, published, downloads } = manifest;
  if (yanked !== undefined && typeof yanked !== 'boolean')
    throw new InvalidScenario([...path, 'yanked'], 'it must be true or false');
  if (published !== undefined && typeof published !== 'string')
    throw new InvalidScenario([...path, 'published'], 'it must be a time in ISO form');
  if (downloads !== undefined && typeof downloads !== 'number')
    throw new InvalidScenario([...path, 'downloads'], 'it must be a number');
}

function readEntries(path: Path, list: string, name: string, entry: unknown): void {
  if (typeof entry === 'string' && rangeProblem(entry) === undefined) return;
  const place = [...path, list, name];
  if (!Array.isArray(entry)) readEntry(place, entry);
  else for (const [index, member] of entry.entries()) readEntry([...place, index], member);
}

function readEntry(path: Path, entry: unknown): void {
  if (typeof entry === 'string') {
    readRange(path, entry);
    return;
  }
  if (typeof entry !== 'object' || entry === null)
    throw new InvalidScenario(path, 'it must be a range or an object with a range');
  const { range, when, optional, features } = recordAt(path, entry);
  readRange([...path, 'range'], range);
  if (optional !== undefined && typeof optional !== 'boolean')
    throw new InvalidScenario([...path, 'optional'], 'it must be true or false');
  if (features !== undefined) stringsAt([...path, 'features'], features);
  if (when !== undefined) checkCondition([...path, 'when'], when);
}

function readRange(path: Path, value: unknown): void {
  const text = stringAt(path, value);
  const problem = rangeProblem(text);
  if (problem === undefined) return;
  const { position, message } = problem;
  throw new InvalidScenario(path, `${message} (character ${position + 1} of ${JSON.stringify(text)})`);
}

function readOptions(options: Record<string, unknown>): void {
  const { strategy, pins, locked, overrides, omit, target } = options;
  if (strategy !== undefined) oneOf(['options', 'strategy'], strategy, strategies);
  for (const [member, versions] of Object.entries({ pins, locked }))
    for (const [name, version] of recordEntries(['options', member], versions))
      if (!isVersion(stringAt(['options', member, name], version)))
        throw new InvalidScenario(['options', member, name], 'it must be one version such as 1.4.0');
  for (const [name, range] of recordEntries(['options', 'overrides'], overrides))
    readRange(['options', 'overrides', name], range);
  if (omit !== undefined)
    for (const [index, kind] of stringsAt(['options', 'omit'], omit).entries())
      oneOf(['options', 'omit', index], kind, omittable);
  if (target !== undefined) readTarget(['options', 'target'], recordAt(['options', 'target'], target));
}

function readTarget(path: Path, { os, arch, env, features }: Record<string, unknown>): void {
  for (const [member, value] of Object.entries({ os, arch }))
    if (value !== undefined) stringAt([...path, member], value);
  for (const [name, value] of recordEntries([...path, 'env'], env)) stringAt([...path, 'env', name], value);
  if (features !== undefined) stringsAt([...path, 'features'], features);
}

function recordEntries(path: Path, value: unknown): [string, unknown][] {
  return value === undefined ? [] : Object.entries(recordAt(path, value));
}

function oneOf(path: Path, value: unknown, known: readonly string[]): void {
  if (typeof value !== 'string' || !known.includes(value))
    throw new InvalidScenario(path, `it must be one of ${known.join(', ')}`);
}

const plainVersion = /^(?:0|[1-9]\d{0,14})\.(?:0|[1-9]\d{0,14})\.(?:0|[1-9]\d{0,14})$/u;

function isVersion(text: string): boolean {
  return plainVersion.test(text) || semver.valid(text) !== null;
}
