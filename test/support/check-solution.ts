/** Checks a claimed solution of a scenario. */
import type { Scenario } from '../../main/core/resolve/scenario.ts';
import {
  isCandidate,
  matches,
  own,
  preference,
  type Requirement,
  requirementsOf,
} from './scenario-meaning.ts';

type Versions = Readonly<Record<string, string>>;

/** The name the root has among the packages; no package can be called so. */
const root = '';

/** Active requirements of the root and every selected package. Features switch on requirements, which switch on features. */
function activeRequirements({ root: manifest, packages, options }: Scenario, versions: Versions) {
  const declared = new Map<string, Requirement[]>([[root, requirementsOf(manifest, true, options)]]);
  for (const [name, version] of Object.entries(versions))
    declared.set(name, requirementsOf(own(own(packages, name), version) ?? {}, false, options));
  const features = new Map([...declared.keys()].map((name) => [name, new Set<string>()]));
  const active = (name: string) =>
    (declared.get(name) ?? []).filter(({ isActive }) => isActive(features.get(name) ?? new Set()));
  for (let before = -1, count = 0; before !== count; ) {
    before = count;
    for (const name of declared.keys())
      for (const requirement of active(name))
        for (const feature of requirement.features) features.get(requirement.name)?.add(feature);
    count = [...features.values()].reduce((sum, { size }) => sum + size, 0);
  }
  return new Map([...declared.keys()].map((name) => [name, active(name)]));
}

/** What is wrong with a solution; an empty list says that it is good. `closed`: nothing may be there that nothing needs. */
export function problemsOf(scenario: Scenario, versions: Versions, { closed = true } = {}): string[] {
  const strangers = Object.entries(versions).filter(
    ([name, version]) => !isCandidate(scenario, name, version),
  );
  if (strangers.length > 0)
    return strangers.map(([name, version]) => `${name}@${version} is absent, yanked or pinned elsewhere`);
  const active = activeRequirements(scenario, versions);
  const problems = [...active].flatMap(([from, requirements]) =>
    requirements.flatMap(({ name, range, mode }) => {
      const version = own(versions, name);
      if (version === undefined) return mode === 'needed' ? [`${from || 'root'} lacks ${name} ${range}`] : [];
      if (mode === 'wished' || matches(version, range)) return [];
      return [`${from || 'root'} wants ${name} ${range}, which is ${version}`];
    }),
  );
  if (!closed || problems.length > 0) return problems;
  const reached = reachedFrom(active, versions);
  return Object.keys(versions)
    .filter((name) => !reached.has(name))
    .map((name) => `${name} is selected and not needed`);
}

type Active = ReadonlyMap<string, readonly Requirement[]>;

/** The selected packages a package leads to. A wish that is not granted leads nowhere. */
function next(active: Active, versions: Versions, name: string): string[] {
  return (active.get(name) ?? []).flatMap((requirement) => {
    const version = own(versions, requirement.name);
    const leads =
      version !== undefined && requirement.mode !== 'limit' && matches(version, requirement.range);
    return leads ? [requirement.name] : [];
  });
}

function reachedFrom(active: Active, versions: Versions, start = root): Set<string> {
  const reached = new Set<string>();
  const waiting = [start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop())
    for (const found of next(active, versions, name))
      if (!reached.has(found)) {
        reached.add(found);
        waiting.push(found);
      }
  return reached;
}

/** A package that could have a better version with all others as they are; undefined when there is none. */
export function betterSwap(scenario: Scenario, versions: Versions): string | undefined {
  const wanted = unconditionalRanges(scenario, versions);
  for (const [name, version] of Object.entries(versions)) {
    const order = preference(scenario, name);
    const ranges = (wanted.get(name) ?? []).filter(({ from }) => from !== name);
    const swap = Object.keys(own(scenario.packages, name) ?? {})
      .filter((other) => order(other, version) < 0 && isCandidate(scenario, name, other))
      .filter((other) => ranges.every(({ range }) => matches(other, range)))
      .find((other) => fits(scenario, versions, name, other));
    if (swap !== undefined) return `${name} could be ${swap} instead of ${version}`;
  }
  return undefined;
}

/** What is asked of each package whatever its version: most swaps fail here already, and cheaply. */
function unconditionalRanges({ root: manifest, packages, options }: Scenario, versions: Versions) {
  const ranges = new Map<string, { from: string; range: string }[]>();
  const none = new Set<string>();
  const add = (from: string, requirements: readonly Requirement[]): void => {
    for (const { name, range, mode, isActive } of requirements)
      if (mode !== 'wished' && isActive(none))
        ranges.set(name, [...(ranges.get(name) ?? []), { from, range }]);
  };
  add(root, requirementsOf(manifest, true, options));
  for (const [name, version] of Object.entries(versions))
    add(name, requirementsOf(own(own(packages, name), version) ?? {}, false, options));
  return ranges;
}

function fits(scenario: Scenario, versions: Versions, name: string, version: string): boolean {
  return problemsOf(scenario, { ...versions, [name]: version }, { closed: false }).length === 0;
}

/** Strongly connected parts of a solution (of several packages, or one that needs itself), sorted. */
export function cyclesOf(scenario: Scenario, versions: Versions): string[][] {
  const active = activeRequirements(scenario, versions);
  const edges = new Map(Object.keys(versions).map((name) => [name, next(active, versions, name)]));
  return connectedParts(edges)
    .filter((part) => part.length > 1 || edges.get(part[0] ?? '')?.includes(part[0] ?? ''))
    .map((part) => part.sort())
    .sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

/** Kosaraju's two passes, without recursion: chains are thousands deep. */
function connectedParts(edges: ReadonlyMap<string, readonly string[]>): string[][] {
  const backwards = new Map<string, string[]>([...edges.keys()].map((name) => [name, []]));
  for (const [from, names] of edges) for (const to of names) backwards.get(to)?.push(from);
  const seen = new Set<string>();
  const finished = [...edges.keys()].flatMap((name) => postOrder(edges, name, seen));
  seen.clear();
  return finished
    .reverse()
    .map((name) => postOrder(backwards, name, seen))
    .filter(({ length }) => length > 0);
}

function postOrder(
  edges: ReadonlyMap<string, readonly string[]>,
  start: string,
  seen: Set<string>,
): string[] {
  if (seen.has(start)) return [];
  const order: string[] = [];
  const open: { name: string; at: number }[] = [{ name: start, at: 0 }];
  seen.add(start);
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const to = edges.get(top.name)?.[top.at++];
    if (to === undefined) order.push(open.pop()?.name ?? '');
    else if (!seen.has(to)) {
      seen.add(to);
      open.push({ name: to, at: 0 });
    }
  }
  return order;
}
