/** A solution as people read it: what selected each version, how deep it lies, what is better and why not taken. */
import type { Resolution, ResolvedNode } from '../../../../contract/resolution.ts';
import type { PackageCatalog } from '../catalog/package-catalog.ts';
import { coordinateOf } from '../catalog/read-requirement.ts';
import type { PackageRecord, VersionRecord } from '../catalog/records.ts';
import type { LoadedScenario } from '../loading/load-scenario.ts';
import type { SolveResult } from '../scenario.ts';
import { type ActiveEdge, activeEdges } from './active-edges.ts';
import { betterVersion } from './better-version.ts';
import { type Circle, findCircles } from './cycle-paths.ts';

type Solved = Extract<SolveResult, { status: 'resolved' }>;
type Described = Extract<Resolution, { status: 'resolved' }>;

/** A solution with its records; the root is not among `selected`, also where something leads back to it. */
export interface KnownSolution {
  loaded: LoadedScenario;
  catalog: PackageCatalog;
  versions: Readonly<Record<string, string>>;
  /** In the order of their names. */
  selected: readonly { pack: PackageRecord; version: VersionRecord }[];
  edges: readonly ActiveEdge[];
  /** `ns/name 1.0.0`, or how the root is called. */
  nameOf(name: string | undefined): string;
}

export function knownSolution(
  catalog: PackageCatalog,
  loaded: LoadedScenario,
  solved: Solved,
): KnownSolution {
  const { root, packages } = loaded;
  const options = loaded.scenario.options ?? {};
  const rootName = root.pack?.name;
  const records = new Map<string, VersionRecord>();
  for (const [name, version] of Object.entries(solved.versions)) {
    const record = packages.get(name)?.versions.find((one) => one.version === version);
    if (record) records.set(name, record);
  }
  const requirementsOf = (name: string | undefined) => {
    if (name === undefined || name === rootName) return root.requirements;
    const [pack, version] = [packages.get(name), records.get(name)];
    return pack && version ? catalog.requirements(pack, version) : [];
  };
  const selected = [...records].flatMap(([name, version]) => {
    const pack = packages.get(name);
    return pack && name !== rootName ? [{ pack, version }] : [];
  });
  return {
    loaded,
    catalog,
    versions: solved.versions,
    selected,
    edges: activeEdges({ versions: solved.versions, options, rootName, requirementsOf }),
    nameOf: (name) =>
      name === undefined || name === rootName
        ? rootText(loaded)
        : `${coordinateOf(name)} ${solved.versions[name] ?? ''}`.trim(),
  };
}

/** How sentences call the root. */
export function rootText({ root: { pack, version } }: LoadedScenario): string {
  return pack && version ? `${pack.name} ${version.version}` : 'what was asked for';
}

export function rootOf({ root: { pack, version } }: LoadedScenario): Described['root'] {
  return pack && version
    ? { coordinate: pack.name, version: version.version, versionId: version.versionId }
    : {};
}

export function describeSolution(
  solution: KnownSolution,
  solved: Solved,
): Pick<Described, 'nodes' | 'ontoRoot' | 'leftOut' | 'cycles' | 'warnings'> {
  const { nodes, ontoRoot } = nodesOf(solution);
  const cycles = circlesOf(solution);
  return {
    nodes,
    ontoRoot,
    cycles,
    leftOut: solved.leftOut.map(({ from, name, range, reason }) => ({
      coordinate: coordinateOf(name),
      constraint: range,
      wantedBy: solution.nameOf(from),
      reason,
    })),
    warnings: [...warningsOf(solution, nodes), ...cycles.map(circleText)],
  };
}

function nodesOf(solution: KnownSolution): Pick<Described, 'nodes' | 'ontoRoot'> {
  const { loaded, catalog, versions, selected, edges, nameOf } = solution;
  const options = loaded.scenario.options ?? {};
  const rootName = loaded.root.pack?.name;
  const places = new Map(selected.map(({ pack }, index) => [pack.name, index]));
  const onto = new Map<string, ActiveEdge[]>();
  for (const edge of edges) {
    const list = onto.get(edge.to);
    if (list) list.push(edge);
    else onto.set(edge.to, [edge]);
  }
  const depths = depthsOf(edges, rootName);
  const around = {
    options,
    versions,
    nameOf,
    requirementsOf: (pack: PackageRecord, version: VersionRecord) => catalog.requirements(pack, version),
  };
  const selectedBy = (here: readonly ActiveEdge[]): ResolvedNode['selectedBy'] =>
    here
      .filter(({ selects }) => selects)
      .map(({ from, range, requirement: { type, optional } }) => {
        const place = from === undefined ? undefined : places.get(from);
        return { ...(place === undefined ? {} : { from: place }), constraint: range, type, optional };
      });
  const nodes = selected.map(({ pack, version }): ResolvedNode => {
    const here = onto.get(pack.name) ?? [];
    const better = betterVersion({ pack, version: version.version, edges: here }, around);
    return {
      coordinate: pack.name,
      version: version.version,
      versionId: version.versionId,
      kind: pack.kind,
      digest: version.digest,
      state: version.state,
      ...(version.deprecated === undefined ? {} : { deprecated: version.deprecated }),
      ...(version.yanked === undefined ? {} : { yanked: { reason: version.yanked } }),
      depth: depths.get(pack.name) ?? 0,
      selectedBy: selectedBy(here),
      ...(better === undefined ? {} : { better }),
    };
  });
  return { nodes, ontoRoot: rootName === undefined ? [] : selectedBy(onto.get(rootName) ?? []) };
}

/** Steps from the root to each package, breadth first. */
function depthsOf(edges: readonly ActiveEdge[], rootName: string | undefined): Map<string, number> {
  const outgoing = new Map<string | undefined, string[]>();
  for (const { from, to, selects } of edges) {
    if (!selects) continue;
    const at = from === rootName ? undefined : from;
    const list = outgoing.get(at);
    if (list) list.push(to);
    else outgoing.set(at, [to]);
  }
  const depths = new Map<string, number>();
  let level: (string | undefined)[] = [undefined];
  for (let depth = 1; level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const name of level)
      for (const to of outgoing.get(name) ?? []) {
        if (depths.has(to)) continue;
        depths.set(to, depth);
        next.push(to);
      }
    level = next;
  }
  return depths;
}

function circlesOf({ loaded, selected, edges }: KnownSolution): Circle[] {
  const rootName = loaded.root.pack?.name ?? '';
  const names = [...selected.map(({ pack }) => pack.name), ...(rootName === '' ? [] : [rootName])];
  return findCircles(
    names,
    edges
      .filter(({ selects }) => selects)
      .map(({ from, to, requirement: { type } }) => ({
        from: from ?? rootName,
        to,
        firm: type === 'runtime' || type === 'build',
      })),
  );
}

function circleText({ path, severity }: Circle): string {
  const way = [...path, path[0]].join(' → ');
  return severity === 'error'
    ? `These need each other, so that none can be built before the other: ${way}.`
    : `These need each other, though for development or as peers only: ${way}.`;
}

function* warningsOf(solution: KnownSolution, nodes: readonly ResolvedNode[]): Generator<string> {
  const { loaded, edges } = solution;
  for (const { coordinate, version, deprecated, yanked, state } of nodes) {
    const subject = `${coordinate} ${version}`;
    if (deprecated) yield `${subject} is deprecated: ${sentence(deprecated.reason)}${adviceOf(deprecated)}`;
    if (yanked) yield `${subject} was yanked (${yanked.reason}) and is used because it is locked.`;
    if (state === 'archived') yield `${subject} is archived and is used because it is locked.`;
  }
  const { overrides = {}, pins = {}, strategy } = loaded.scenario.options ?? {};
  const met = new Set(edges.map(({ to }) => to));
  for (const name of Object.keys(overrides))
    if (!met.has(name)) yield `The override of ${name} changes nothing: nothing here depends on it.`;
  const pinned = Object.keys(pins);
  if (strategy !== 'manual' && pinned.length > 0)
    yield `Pins count with the strategy manual alone: ${pinned.join(', ')} ${pinned.length === 1 ? 'was' : 'were'} not held to one.`;
}

function adviceOf({ replacement, removedAt }: NonNullable<ResolvedNode['deprecated']>): string {
  const instead = replacement === undefined ? '' : ` Use ${replacement} instead.`;
  const until = removedAt === undefined ? '' : ` It is to be removed on ${removedAt.slice(0, 10)}.`;
  return instead + until;
}

function sentence(text: string): string {
  return /[.!?]$/u.test(text) ? text : `${text}.`;
}
