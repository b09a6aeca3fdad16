/** Who depends on a package, directly and through others, walked over the index of dependencies. */
import type Database from 'better-sqlite3';
import type { Reliant } from '../../../../contract/resolution.ts';
import { sql } from '../../../store/index.ts';
import {
  type DependencyRow,
  dependencyColumns,
  dependencyOf,
  formerNamespaces,
} from '../../registry/index.ts';
import { matchesRange } from '../catalog/range-matcher.ts';
import { readRequirement } from '../catalog/read-requirement.ts';

/** A version that depends on another. */
export interface Dependent extends Omit<Reliant, 'path'> {
  versionRowid: number;
  /** What that requirement is on; undefined where it is what was asked about. */
  next?: Dependent;
}

interface DependentRow extends DependencyRow {
  version_rowid: number;
  position: number;
  version_id: string;
  version: string;
  dependent_namespace: string;
  dependent_name: string;
}

/** Versions of one package whose dependents are looked for. */
interface Wanted {
  coordinate: string;
  /** Undefined: any version of it. */
  versions: readonly { version: string; dependent?: Dependent }[] | undefined;
}

/** Rowids of versions told already; one told for development alone is told again when it counts. */
interface Seen {
  counting: Set<number>;
  dev: Set<number>;
}

/** Nothing moves while a walk reads, and where a package is bound to does not change who names it. */
const asWritten = { current: (namespace: string) => namespace, boundScope: () => undefined };

/**
 * Breadth first; every version once, by its shortest way. A version that depends for development alone is told, and
 * its own dependents are not followed: nobody installs the dev dependencies of others.
 */
export function* walkDependents(
  db: Database.Database,
  coordinate: string,
  versions: readonly string[] | undefined,
  transitive: boolean,
): Generator<Dependent> {
  const seen: Seen = { counting: new Set(), dev: new Set() };
  let level: Wanted[] = [{ coordinate, versions: versions?.map((version) => ({ version })) }];
  for (let depth = 1; level.length > 0; depth += 1) {
    const next = new Map<string, { version: string; dependent: Dependent }[]>();
    for (const wanted of level)
      for (const dependent of dependentsOf(db, wanted, depth, seen)) {
        yield dependent;
        if (dependent.type === 'dev') continue;
        const list = next.get(dependent.coordinate) ?? [];
        list.push({ version: dependent.version, dependent });
        next.set(dependent.coordinate, list);
      }
    if (!transitive) return;
    level = [...next].map(([name, list]) => ({ coordinate: name, versions: list }));
  }
}

function* dependentsOf(
  db: Database.Database,
  { coordinate, versions }: Wanted,
  depth: number,
  seen: Seen,
): Generator<Dependent> {
  const slash = coordinate.lastIndexOf('/');
  const namespace = coordinate.slice(0, slash);
  const met = new Map<string, { dependent?: Dependent } | undefined>();
  const meet = (range: string) => {
    if (versions === undefined) return {};
    if (!met.has(range))
      met.set(
        range,
        versions.find(({ version }) => matchesRange(version, range)),
      );
    return met.get(range);
  };
  // What depends on a package under its former name depends on it.
  for (const path of [namespace, ...formerNamespaces(db, namespace)])
    for (const row of rowsOn(db, path, coordinate.slice(slash + 1))) {
      if (seen.counting.has(row.version_rowid)) continue;
      if (row.type === 'dev' && seen.dev.has(row.version_rowid)) continue;
      const name = `${row.dependent_namespace}/${row.dependent_name}`;
      if (name === coordinate) continue;
      const { range, problem, type } = readRequirement(dependencyOf(row), row.dependent_namespace, asWritten);
      const target = problem === undefined ? meet(range) : undefined;
      if (target === undefined) continue;
      (type === 'dev' ? seen.dev : seen.counting).add(row.version_rowid);
      yield {
        versionRowid: row.version_rowid,
        versionId: row.version_id,
        coordinate: name,
        version: row.version,
        depth,
        constraint: range,
        type,
        ...(target.dependent === undefined ? {} : { next: target.dependent }),
      };
    }
}

/** Rows of a page. */
const page = 1_000;

/**
 * The newest versions first, for a walk is left when enough was found. In pages: an open statement would block the
 * handle, and a popular package has tens of thousands.
 */
function* rowsOn(db: Database.Database, namespace: string, name: string): Generator<DependentRow> {
  const next = sql<DependentRow>(
    db,
    `SELECT versions.version_rowid, position, version_id, version, packages.namespace AS dependent_namespace,
       packages.name AS dependent_name, ${dependencyColumns}
     FROM dependencies CROSS JOIN versions USING (version_rowid) CROSS JOIN packages USING (package_rowid)
     WHERE dependencies.namespace = ? AND dependencies.name = ? AND deleted_at IS NULL
       AND (dependencies.version_rowid, position) < (?, ?)
     ORDER BY dependencies.version_rowid DESC, position DESC LIMIT ${page}`,
  );
  let [rowid, position] = [Number.MAX_SAFE_INTEGER, 0];
  for (;;) {
    const rows = next.all(namespace, name, rowid, position);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < page) return;
    [rowid, position] = [last.version_rowid, last.position];
  }
}

/** A dependent as it is answered, with the coordinates from it down to the package asked about. */
export function reliantOf(dependent: Dependent, target: string): Reliant {
  const { versionId, coordinate, version, depth, constraint, type } = dependent;
  const path: string[] = [];
  for (let at: Dependent | undefined = dependent; at; at = at.next) path.push(at.coordinate);
  return { versionId, coordinate, version, depth, constraint, type, path: [...path, target] };
}
