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

interface Row extends DependencyRow {
  version_rowid: number;
  position: number;
  version: string;
  dependent_namespace: string;
  dependent_name: string;
}

/** Dependents read in one step. */
const page = 2_000;

export function findUses(
  db: Database.Database,
  { packages, from }: { packages: number[]; from: UsesCursor },
): { uses: Use[]; next: UsesCursor | undefined } {
  const catalog = new PackageCatalog(db);
  const uses: Use[] = [];
  let left = page;
  let at = from;
  while (at.package < packages.length) {
    const pack = packageOf(db, catalog, packages[at.package] ?? 0);
    const path = pack && [pack.namespace, ...formerNamespaces(db, pack.namespace)][at.namespace];
    if (pack === undefined || path === undefined) {
      at = { package: at.package + 1, namespace: 0, rowid: 0, position: -1 };
      continue;
    }
    const name = pack.name.slice(pack.namespace.length + 1);
    const rows = dependentsOn(db, path, name, at, left);
    uses.push(...usesAmong(catalog, pack, rows));
    const last = rows.at(-1);
    if (last === undefined || rows.length < left) {
      left -= rows.length + 1;
      at = { package: at.package, namespace: at.namespace + 1, rowid: 0, position: -1 };
    } else {
      left = 0;
      at = { ...at, rowid: last.version_rowid, position: last.position };
    }
    if (left <= 0) return { uses, next: at };
  }
  return { uses, next: undefined };
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

function usesAmong(catalog: PackageCatalog, pack: PackageRecord, rows: readonly Row[]): Use[] {
  const judged = new Map<string, Judged>();
  return rows.flatMap((row): Use[] => {
    // Asked alike, answered alike; what a namespace may resolve from is its own.
    const key = JSON.stringify([
      row.version_constraint,
      row.type,
      row.optional,
      row.condition,
      row.dependent_namespace,
    ]);
    const found = judged.get(key) ?? judge(catalog, pack, row);
    judged.set(key, found);
    const coordinate = `${row.dependent_namespace}/${row.dependent_name}`;
    const { standing, range, needed } = found;
    if (coordinate === pack.name) return [];
    const use = { coordinate, version: row.version, target: pack.name, range, needed };
    if (standing.trouble === 'yanked') return [{ ...use, yanked: standing.text ?? '' }];
    const { best } = standing;
    if (standing.trouble !== undefined || best?.deprecated === undefined) return [];
    return [{ ...use, deprecated: { version: best.version, ...best.deprecated } }];
  });
}

interface Judged {
  standing: Standing;
  range: string;
  needed: boolean;
}

function judge(catalog: PackageCatalog, pack: PackageRecord, row: Row): Judged {
  const requirement = catalog.requirementOf(dependencyOf(row), row.dependent_namespace);
  const needed = !requirement.optional && requirement.type !== 'dev';
  return { standing: standingOf(requirement, pack), range: requirement.range, needed };
}
