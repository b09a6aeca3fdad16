/** Who needs a version that was given up: dependents of packages that have one, a page of them in one step. */
import type Database from 'better-sqlite3';
import type { Deprecation } from '../../../../../contract/registry.ts';
import { sql } from '../../../../store/index.ts';
import {
  type DependencyRow,
  dependencyColumns,
  dependencyOf,
  formerNamespaces,
} from '../../../registry/index.ts';
import { PackageCatalog, type PackageRecord, type Standing, standingOf } from '../../../resolve/index.ts';

/** Where a step stopped: a package of the list, one of the namespaces it was known under, and a row of its dependents. */
export interface UsesCursor {
  package: number;
  namespace: number;
  rowid: number;
  position: number;
}

/** A published version that needs one given up. */
export interface Use {
  coordinate: string;
  version: string;
  /** What it asks for. */
  target: string;
  range: string;
  /** Not for development alone, and not optional. */
  needed: boolean;
  /** Why the only version there is was yanked, in a sentence; or the highest one, which is deprecated. */
  yanked?: string;
  deprecated?: { version: string } & Deprecation;
}

/** `wished`: of yanked versions, for development alone or optional. */
export type UseKind = 'yanked' | 'wished' | 'deprecated';

export interface UsesInput {
  /** Rowids of packages with a version that was given up. */
  packages: number[];
  from: UsesCursor;
  /** How many of each kind are wanted by name. */
  room: Record<UseKind, number>;
}

export interface UsesFound {
  counts: Record<UseKind, number>;
  uses: Record<UseKind, Use[]>;
  next: UsesCursor | undefined;
}

interface Row extends DependencyRow {
  version_rowid: number;
  position: number;
  version: string;
  dependent_namespace: string;
  dependent_name: string;
}

/** Dependents read in one step. */
const page = 1_000;

export function findUses(db: Database.Database, { packages, from, room }: UsesInput): UsesFound {
  const catalog = new PackageCatalog(db);
  const found = new FoundUses(room);
  let left = page;
  let at = from;
  while (at.package < packages.length && left > 0) {
    const pack = packageOf(db, catalog, packages[at.package] ?? 0);
    const path = pack && [pack.namespace, ...formerNamespaces(db, pack.namespace)][at.namespace];
    if (pack === undefined || path === undefined) {
      at = { package: at.package + 1, namespace: 0, rowid: 0, position: -1 };
      continue;
    }
    const rows = dependentsOn(db, path, pack.name.slice(pack.namespace.length + 1), at, left);
    const judge = judgeOf(catalog, pack);
    for (const row of rows) found.add(pack, row, judge(row));
    const last = rows.at(-1);
    const isThrough = last === undefined || rows.length < left;
    // Looking costs something too where nobody is found.
    left -= rows.length + 1;
    at = isThrough
      ? { package: at.package, namespace: at.namespace + 1, rowid: 0, position: -1 }
      : { ...at, rowid: last.version_rowid, position: last.position };
  }
  const { counts, uses } = found;
  return { counts, uses, next: at.package < packages.length ? at : undefined };
}

class FoundUses {
  readonly counts: UsesFound['counts'] = { yanked: 0, wished: 0, deprecated: 0 };
  readonly uses: UsesFound['uses'] = { yanked: [], wished: [], deprecated: [] };
  readonly #room: UsesInput['room'];

  constructor(room: UsesInput['room']) {
    this.#room = room;
  }

  add(pack: PackageRecord, row: Row, { standing, range, needed }: Judged): void {
    const { trouble, best, text = '' } = standing;
    const deprecated = trouble === undefined ? best?.deprecated : undefined;
    if (trouble !== 'yanked' && deprecated === undefined) return;
    const coordinate = `${row.dependent_namespace}/${row.dependent_name}`;
    if (coordinate === pack.name) return;
    const kind = trouble !== 'yanked' ? 'deprecated' : needed ? 'yanked' : 'wished';
    this.counts[kind] += 1;
    if (this.uses[kind].length >= this.#room[kind]) return;
    this.uses[kind].push({
      coordinate,
      version: row.version,
      target: pack.name,
      range,
      needed,
      ...(deprecated === undefined || best === undefined
        ? { yanked: text }
        : { deprecated: { version: best.version, ...deprecated } }),
    });
  }
}

function packageOf(db: Database.Database, catalog: PackageCatalog, rowid: number): PackageRecord | undefined {
  const row = sql<{ coordinate: string }>(
    db,
    `SELECT namespace || '/' || name AS coordinate FROM packages WHERE package_rowid = ?`,
  ).get(rowid);
  return row && catalog.package(row.coordinate);
}

/** Whoever is itself yanked is not in use. */
function dependentsOn(
  db: Database.Database,
  namespace: string,
  name: string,
  { rowid, position }: UsesCursor,
  most: number,
): Row[] {
  return sql<Row>(
    db,
    `SELECT versions.version_rowid, position, version, packages.namespace AS dependent_namespace,
       packages.name AS dependent_name, ${dependencyColumns}
     FROM dependencies CROSS JOIN versions USING (version_rowid) CROSS JOIN packages USING (package_rowid)
     WHERE dependencies.namespace = ? AND dependencies.name = ?
       AND (dependencies.version_rowid, position) > (?, ?)
       AND deleted_at IS NULL AND state = 'published' AND yanked_reason IS NULL
     ORDER BY dependencies.version_rowid, position LIMIT ?`,
  ).all(namespace, name, rowid, position, most);
}

interface Judged {
  standing: Standing;
  range: string;
  needed: boolean;
}

/** Asked alike, answered alike: thousands ask for a popular package in a few words. */
function judgeOf(catalog: PackageCatalog, pack: PackageRecord): (row: Row) => Judged {
  const judged = new Map<string, Judged>();
  const bounds = new Map<string, string>();
  const boundsOf = (declaring: string): string => {
    const known = bounds.get(declaring);
    if (known !== undefined) return known;
    const any = { coordinate: pack.name, constraint: '*', type: 'runtime', optional: false } as const;
    const problem = catalog.requirementOf(any, declaring).problem ?? '';
    bounds.set(declaring, problem);
    return problem;
  };
  return (row) => {
    const { version_constraint, type, optional, condition, dependent_namespace } = row;
    const key = `${version_constraint}\n${type}\n${optional}\n${condition}\n${boundsOf(dependent_namespace)}`;
    const known = judged.get(key);
    if (known !== undefined) return known;
    const requirement = catalog.requirementOf(dependencyOf(row), dependent_namespace);
    const needed = !requirement.optional && type !== 'dev';
    const made = { standing: standingOf(requirement, pack), range: requirement.range, needed };
    judged.set(key, made);
    return made;
  };
}
