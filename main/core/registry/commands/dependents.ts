/** Who depends on a package: counted per depending package, kept on the package that is depended on. */
import type Database from 'better-sqlite3';
import { sql, type Transaction } from '../../../store/index.ts';
import { maxSatisfying, satisfies } from '../../identity/index.ts';
import { setDependentCount } from '../../search/index.ts';
import { formerNamespaces } from '../queries/namespace-forwarding.ts';
import { type DependencyRow, dependencyColumns, dependencyOf, type VersionRow } from '../rows.ts';

/** A version that names a package among its dependencies. */
export interface Dependent extends DependencyRow {
  version_id: string;
  version: string;
  package_rowid: number;
  dependent_namespace: string;
  dependent_name: string;
}

/** Live versions of other packages that depend on `namespace/name`, also under paths it moved away from. */
export function dependentsOfPackage(
  db: Database.Database,
  namespace: string,
  name: string,
  limit = 10_000,
): Dependent[] {
  const statement = sql<Dependent>(
    db,
    `SELECT ${dependencyColumns}, version_id, version,
       versions.package_rowid, packages.namespace AS dependent_namespace, packages.name AS dependent_name
     FROM dependencies CROSS JOIN versions USING (version_rowid) CROSS JOIN packages USING (package_rowid)
     WHERE dependencies.namespace = ? AND dependencies.name = ? AND deleted_at IS NULL
       AND NOT (packages.namespace = ? AND packages.name = ?)
     LIMIT ?`,
  );
  const dependents: Dependent[] = [];
  for (const path of knownAs(db, namespace))
    dependents.push(...statement.all(path, name, namespace, name, limit - dependents.length));
  return dependents;
}

/** The paths under which dependencies may name the packages of a namespace. */
function knownAs(db: Database.Database, namespace: string): string[] {
  return [namespace, ...formerNamespaces(db, namespace)];
}

/**
 * Of the dependents, those that would break without this version: it satisfies their constraint, and no other version
 * that a range may pick (published, not yanked) does. `ns/name@version`.
 */
export function dependentsOfVersion(
  db: Database.Database,
  namespace: string,
  name: string,
  version: string,
): string[] {
  const others = sql<{ version: string }>(
    db,
    `SELECT version FROM versions JOIN packages USING (package_rowid)
     WHERE namespace = ? AND name = ? AND version <> ?
       AND deleted_at IS NULL AND state = 'published' AND yanked_reason IS NULL`,
  )
    .all(namespace, name, version)
    .map((row) => row.version);
  // Many dependents ask for the same few ranges.
  const breaking = new Map<string, boolean>();
  const breaks = (row: Dependent): boolean => {
    const { constraint } = dependencyOf(row);
    const known = breaking.get(row.version_constraint);
    const answer =
      known ??
      (satisfies(version, constraint, { includePrerelease: true }) &&
        maxSatisfying(others, constraint) === undefined);
    breaking.set(row.version_constraint, answer);
    return answer;
  };
  return dependentsOfPackage(db, namespace, name)
    .filter(breaks)
    .map((row) => `${row.dependent_namespace}/${row.dependent_name}@${row.version}`);
}

/** After a version appears (`step` 1) or goes (-1): adjust the counts of the packages it depends on. */
export function countDependencies(transaction: Transaction, version: VersionRow, step: 1 | -1): void {
  const { db } = transaction;
  const targets = sql<{ package_rowid: number; package_id: string; namespace: string; name: string }>(
    db,
    `SELECT DISTINCT packages.package_rowid, packages.package_id, packages.namespace, packages.name FROM dependencies
     LEFT JOIN namespace_moves ON old_path = dependencies.namespace
     JOIN packages ON packages.namespace = coalesce(new_path, dependencies.namespace)
       AND packages.name = dependencies.name
     WHERE version_rowid = ? AND packages.package_rowid <> ?`,
  ).all(version.version_rowid, version.package_rowid);
  for (const target of targets) {
    const another = knownAs(db, target.namespace).some((path) =>
      sql(
        db,
        // By package first: what many depend on has as many dependencies that name it.
        `SELECT 1 FROM versions CROSS JOIN dependencies USING (version_rowid)
         WHERE package_rowid = ? AND version_rowid <> ? AND deleted_at IS NULL AND namespace = ? AND name = ? LIMIT 1`,
      ).get(version.package_rowid, version.version_rowid, path, target.name),
    );
    if (another) continue;
    const row = sql<{ dependent_count: number }>(
      db,
      'SELECT dependent_count FROM packages WHERE package_rowid = ?',
    ).get(target.package_rowid);
    if (!row) continue;
    setDependents(transaction, target.package_rowid, row.dependent_count + step);
    transaction.emit({
      topic: 'version',
      type: 'package.dependents',
      subject: `${target.namespace}/${target.name}`,
      packageId: target.package_id,
    });
  }
}

/** Keep how many packages depend on a package, in its row and in the search index. */
export function setDependents(transaction: Transaction, packageRowid: number, count: number): void {
  const { db } = transaction;
  sql(db, 'UPDATE packages SET dependent_count = ? WHERE package_rowid = ?').run(count, packageRowid);
  transaction.defer(`dependent count ${packageRowid}`, () => setDependentCount(db, packageRowid, count));
}

/** How many packages already depend on a package that is new here. */
export function countExistingDependents(db: Database.Database, namespace: string, name: string): number {
  const named = sql(db, 'SELECT 1 FROM dependencies WHERE namespace = ? AND name = ? LIMIT 1');
  if (!knownAs(db, namespace).some((path) => named.get(path, name))) return 0;
  const dependents = sql<{ package_rowid: number }>(
    db,
    `SELECT DISTINCT versions.package_rowid
     FROM dependencies CROSS JOIN versions USING (version_rowid) CROSS JOIN packages USING (package_rowid)
     WHERE dependencies.namespace = ? AND dependencies.name = ? AND deleted_at IS NULL
       AND NOT (packages.namespace = ? AND packages.name = ?)`,
  );
  const found = new Set<number>();
  for (const path of knownAs(db, namespace))
    for (const { package_rowid } of dependents.iterate(path, name, namespace, name)) found.add(package_rowid);
  return found.size;
}
