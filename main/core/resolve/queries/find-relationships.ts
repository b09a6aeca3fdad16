/** Who depends on a package or version, or on whom it depends, each with the way that leads there. */
import type Database from 'better-sqlite3';
import type { Reliant } from '../../../../contract/resolution.ts';
import { refuse } from '../../refuse.ts';
import { getVersion } from '../../registry/index.ts';
import { PackageCatalog } from '../catalog/package-catalog.ts';
import { matchesRange } from '../catalog/range-matcher.ts';
import { isCandidate, type PackageRecord, type VersionRecord } from '../catalog/records.ts';
import { type Graph, type GraphNode, walkGraph } from './dependency-graph.ts';
import { plainCoordinate } from './match-constraint.ts';
import { reliantOf, walkDependents } from './walk-dependents.ts';

interface RelationshipInput {
  coordinate: string;
  direction: 'dependents' | 'dependencies';
  transitive: boolean;
  to?: string | undefined;
  most: number;
}

interface Found {
  total: number;
  /** Counting stopped: there may be more. */
  atLeast: boolean;
  truncated: boolean;
  related: Reliant[];
}

/** A walk for one package looks at most at so many versions. */
const mostWalked = 50_000;

/** @throws Refusal NOT_FOUND, INVALID_INPUT */
export function findRelationships(db: Database.Database, input: RelationshipInput): Found {
  const to = input.to === undefined ? undefined : plainCoordinate(input.to);
  return input.direction === 'dependents' ? findDependents(db, input, to) : findDependencies(db, input, to);
}

function findDependents(db: Database.Database, input: RelationshipInput, to: string | undefined): Found {
  const { pack, versions } = subjectOf(db, input.coordinate);
  const related: Reliant[] = [];
  let walked = 0;
  let truncated = false;
  for (const dependent of walkDependents(db, pack.name, versions, input.transitive)) {
    walked += 1;
    if (walked > mostWalked || related.length >= input.most) {
      truncated = true;
      break;
    }
    if (to === undefined || dependent.coordinate === to) related.push(reliantOf(dependent, pack.name));
  }
  return { total: related.length, atLeast: truncated, truncated, related };
}

/** The package, and with a version or range behind the @ those versions it means. */
function subjectOf(
  db: Database.Database,
  coordinate: string,
): { pack: PackageRecord; versions: string[] | undefined } {
  const name = plainCoordinate(coordinate);
  const catalog = new PackageCatalog(db);
  const pack = catalog.package(
    catalog.requirementOf({ coordinate: name, constraint: '*', type: 'runtime', optional: false }, 'pkg')
      .name,
  );
  if (!pack) throw refuse.notFound('package', name);
  const at = coordinate.indexOf('@');
  if (at < 0) return { pack, versions: undefined };
  const selector = coordinate.slice(at + 1).trim();
  const meant = pack.versions.filter(
    ({ version }) => version === selector || matchesRange(version, selector),
  );
  // Not a version and not a range that holds one: a tag or channel.
  const versions =
    meant.length > 0 ? meant.map(({ version }) => version) : [getVersion(db, { coordinate }).version];
  return { pack, versions };
}

function findDependencies(db: Database.Database, input: RelationshipInput, to: string | undefined): Found {
  const { pack, versions } = subjectOf(db, input.coordinate);
  const version = startOf(pack, versions);
  const catalog = new PackageCatalog(db);
  const graph = walkGraph(
    catalog,
    { pack, version },
    {
      depth: input.transitive ? 100_000 : 1,
      // The start, and one more than wanted to see that there are more.
      most: to === undefined ? input.most + 2 : mostWalked,
    },
  );
  const found = graph.nodes
    .slice(1)
    .filter(({ coordinate }) => to === undefined || coordinate === to)
    .flatMap((node) => dependencyOfNode(graph, node));
  const related = found.slice(0, input.most);
  // Where one step is asked for, the depth cuts nothing off that is wanted.
  const atLeast = graph.truncated && (input.transitive || found.length > related.length);
  return { total: found.length, atLeast, truncated: atLeast || found.length > related.length, related };
}

/** The version a walk down starts from: the highest that may be chosen of those meant, else the highest. */
function startOf(pack: PackageRecord, versions: string[] | undefined): VersionRecord {
  const meant = pack.versions.filter(({ version }) => versions === undefined || versions.includes(version));
  const start = meant.find(isCandidate) ?? meant[0];
  if (!start) throw refuse.notFound('version', pack.name);
  return start;
}

/** What nothing matches has no version to name, and is told by the graph. */
function dependencyOfNode(graph: Graph, { coordinate, version, depth, via }: GraphNode): Reliant[] {
  if (!version || !via) return [];
  const path = [coordinate];
  for (let edge: GraphNode['via'] = via; edge; edge = graph.nodes[edge.from]?.via)
    path.push(graph.nodes[edge.from]?.coordinate ?? '');
  const { range, type } = via.requirement;
  const { versionId } = version;
  return [
    { versionId, coordinate, version: version.version, depth, constraint: range, type, path: path.reverse() },
  ];
}
