/** The declared graph below a version, without solving: every dependency with the best version that matches. */
import type Database from 'better-sqlite3';
import { refuse } from '../../refuse.ts';
import { PackageCatalog } from '../catalog/package-catalog.ts';
import type { PackageRecord, Requirement, VersionRecord } from '../catalog/records.ts';
import { standingOf } from '../catalog/standing.ts';

/** A package at the version that is best by itself; without a version where nothing matches. */
export interface GraphNode {
  coordinate: string;
  pack?: PackageRecord;
  version?: VersionRecord;
  depth: number;
  /** The edge that led here first; undefined for the start. */
  via?: GraphEdge;
}
export interface GraphEdge {
  from: number;
  to: number;
  requirement: Requirement;
}
export interface Graph {
  nodes: GraphNode[];
  edges: GraphEdge[];
  truncated: boolean;
}

/**
 * Breadth first from a version, so that the first edge to a node is the shortest way. Dev dependencies count for the
 * start alone: nobody installs those of others.
 */
export function walkGraph(
  catalog: PackageCatalog,
  start: { pack: PackageRecord; version: VersionRecord },
  limits: { depth: number; most: number },
): Graph {
  const nodes: GraphNode[] = [{ coordinate: start.pack.name, ...start, depth: 0 }];
  const places = new Map([[placeOf(start.pack.name, start.version), 0]]);
  const edges: GraphEdge[] = [];
  let truncated = false;
  for (let from = 0; from < nodes.length; from += 1) {
    const node = nodes[from];
    if (!node?.pack || !node.version) continue;
    const requirements = catalog
      .requirements(node.pack, node.version)
      .filter(({ type }) => from === 0 || type !== 'dev');
    if (node.depth >= limits.depth) {
      truncated ||= requirements.length > 0;
      continue;
    }
    for (const requirement of requirements) {
      const target = targetOf(catalog, requirement);
      const place = placeOf(target.coordinate, target.version);
      let to = places.get(place);
      if (to === undefined) {
        if (nodes.length >= limits.most) {
          truncated = true;
          continue;
        }
        to = nodes.length;
        places.set(place, to);
        nodes.push({ ...target, depth: node.depth + 1, via: { from, to, requirement } });
      }
      edges.push({ from, to, requirement });
    }
  }
  return { nodes, edges, truncated };
}

function placeOf(coordinate: string, version: VersionRecord | undefined): string {
  return `${coordinate}@${version?.version ?? ''}`;
}

function targetOf(
  catalog: PackageCatalog,
  requirement: Requirement,
): { coordinate: string; pack?: PackageRecord; version?: VersionRecord } {
  const { coordinate } = requirement;
  const pack = catalog.package(coordinate);
  const { best } = standingOf(requirement, pack);
  return pack && best ? { coordinate, pack, version: best } : { coordinate };
}

/** @throws Refusal NOT_FOUND */
export function dependencyGraph(
  db: Database.Database,
  input: { versionId: string; depth: number; most: number },
) {
  const catalog = new PackageCatalog(db);
  const start = catalog.byVersionId(input.versionId);
  if (!start) throw refuse.notFound('version', input.versionId);
  const { nodes, edges, truncated } = walkGraph(catalog, start, input);
  return {
    nodes: nodes.map(({ coordinate, pack, version, depth }) => ({
      coordinate,
      ...(pack && version ? { version: version.version, versionId: version.versionId, kind: pack.kind } : {}),
      depth,
      deprecated: version?.deprecated !== undefined,
      yanked: version?.yanked !== undefined,
    })),
    edges: edges.map(({ from, to, requirement: { range, type, optional } }) => ({
      from,
      to,
      constraint: range,
      type,
      optional,
    })),
    truncated,
  };
}
