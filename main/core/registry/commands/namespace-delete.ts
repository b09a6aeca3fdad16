/** Deletes namespaces: empty ones at once, others with everything in them into the trash; and brings them back. */
import { sql, type Transaction } from '../../../store/index.ts';
import { satisfies } from '../../identity/index.ts';
import { refuse } from '../../refuse.ts';
import {
  findNamespace,
  fixedReason,
  type NamespaceRow,
  namespaceSubtree,
  requireNamespace,
} from '../namespace-row.ts';
import { dependencyOf, type VersionRow } from '../rows.ts';
import { dependentsOfPackage } from './dependents.ts';
import { trashRetention, trashUncounted, undeleteUncounted } from './lifecycle.ts';
import { charge, ensureNamespace } from './namespaces.ts';

interface Gone {
  path: string;
  namespaces: number;
  packages: number;
  versions: number;
}

/**
 * @throws Refusal NOT_FOUND; INVALID_STATE for a fixed namespace, and for one that holds something unless `recursive`;
 *   HAS_DEPENDENTS unless every dependent from outside that would break is named
 */
export function deleteNamespace(
  transaction: Transaction,
  input: { path: string; recursive: boolean; overrideDependents?: string[] | undefined },
): Gone & { restorableUntil?: number } {
  const { db, context } = transaction;
  const { path } = input;
  const row = requireNamespace(db, path);
  const fixed = fixedReason(db, path);
  if (fixed !== undefined)
    throw refuse.state(`${fixed} It cannot be deleted.`, 'fixed', 'Delete what is inside it instead.');
  const subtree = namespaceSubtree(db, path).filter(({ deleted_at }) => deleted_at === null);
  if (!input.recursive) refuseFull(row, subtree.length - 1);
  const dependents = refuseDependents(transaction, path, input.overrideDependents ?? []);
  for (const versionId of liveVersions(transaction, path)) trashUncounted(transaction, versionId);
  giveBack(transaction, row);
  removeRows(transaction, path, subtree);
  const gone = {
    path,
    namespaces: subtree.length,
    packages: row.used_packages,
    versions: row.used_versions,
  };
  transaction.audit({ subject: path, detail: { ...gone, recursive: input.recursive, dependents } });
  transaction.emit({ topic: 'namespace', type: 'namespace.deleted', subject: path });
  return row.used_versions > 0 ? { ...gone, restorableUntil: context.at + trashRetention } : gone;
}

function refuseFull(row: NamespaceRow, below: number): void {
  const held = [
    row.used_packages > 0
      ? `${counted(row.used_packages, 'package')} (${counted(row.used_versions, 'version')})`
      : '',
    below > 0 ? counted(below, 'namespace') : '',
  ].filter((text) => text !== '');
  if (held.length === 0) return;
  throw refuse.state(
    `${row.path} is not empty: it holds ${held.join(' and ')}.`,
    'not-empty',
    'Move what is inside first, or delete it with everything in it, which stays in the trash for 24 hours.',
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Dependents from outside that a version here serves now, and none would serve then. */
function refuseDependents(transaction: Transaction, path: string, override: readonly string[]): string[] {
  const { db } = transaction;
  const depended = sql<{ package_rowid: number; namespace: string; name: string }>(
    db,
    `SELECT package_rowid, namespace, name FROM packages
     WHERE live_versions > 0 AND dependent_count > 0 AND (namespace = ? OR namespace GLOB ?)`,
  ).all(path, `${path}.*`);
  const breaking = new Set<string>();
  for (const { package_rowid, namespace, name } of depended) {
    const versions = sql<{ version: string }>(
      db,
      'SELECT version FROM versions WHERE package_rowid = ? AND deleted_at IS NULL',
    ).all(package_rowid);
    for (const row of dependentsOfPackage(db, namespace, name, 100_000)) {
      if (row.dependent_namespace === path || row.dependent_namespace.startsWith(`${path}.`)) continue;
      const { constraint } = dependencyOf(row);
      if (versions.some(({ version }) => satisfies(version, constraint, { includePrerelease: true })))
        breaking.add(`${row.dependent_namespace}/${row.dependent_name}@${row.version}`);
    }
  }
  const dependents = [...breaking].sort();
  const unnamed = dependents.filter((dependent) => !override.includes(dependent));
  if (unnamed.length > 0)
    throw refuse.dependents(
      `What is in ${path} is used by ${counted(dependents.length, 'version')} outside: ${unnamed.slice(0, 5).join(', ')}${unnamed.length > 5 ? ', …' : ''}.`,
      dependents.slice(0, 10_000),
      'Move it instead, which keeps them working, or delete it with an override that names every dependent.',
    );
  return dependents;
}

/** Empties the pools from a path down, and takes what was in them from those above. */
function giveBack(transaction: Transaction, row: NamespaceRow): void {
  const { path, used_bytes: bytes, used_versions: versions, used_packages: packages } = row;
  charge(transaction, path, { bytes: -bytes, versions: -versions, packages: -packages });
  sql(
    transaction.db,
    'UPDATE namespaces SET used_bytes = 0, used_versions = 0, used_packages = 0 WHERE path GLOB ?',
  ).run(`${path}.*`);
  countVersions(transaction, path);
}

/** Charges the pools with what lives from a path down, where nothing was. @throws Refusal QUOTA_EXCEEDED */
function chargeAll(transaction: Transaction, path: string): void {
  const own = sql<{ namespace: string; bytes: number; versions: number; packages: number }>(
    transaction.db,
    `SELECT namespace, sum(content_size) AS bytes, count(*) AS versions, count(DISTINCT package_rowid) AS packages
     FROM packages JOIN versions USING (package_rowid)
     WHERE deleted_at IS NULL AND (namespace = ? OR namespace GLOB ?) GROUP BY namespace`,
  ).all(path, `${path}.*`);
  for (const { namespace, ...by } of own) charge(transaction, namespace, by);
  countVersions(transaction, path);
}

/** One statement for all: each that returns a row costs in proportion to what its command changed before. */
function countVersions({ db }: Transaction, path: string): void {
  sql(
    db,
    `UPDATE packages SET live_versions = (SELECT count(*) FROM versions
       WHERE versions.package_rowid = packages.package_rowid AND deleted_at IS NULL)
     WHERE namespace = ? OR namespace GLOB ?`,
  ).run(path, `${path}.*`);
}

function liveVersions({ db }: Transaction, path: string): string[] {
  return sql<Pick<VersionRow, 'version_id'>>(
    db,
    `SELECT version_id FROM packages JOIN versions USING (package_rowid)
     WHERE deleted_at IS NULL AND (namespace = ? OR namespace GLOB ?)`,
  )
    .all(path, `${path}.*`)
    .map(({ version_id }) => version_id);
}

/** Rows stay while something in the trash belongs to them; otherwise they go, and with them what leads to them. */
function removeRows({ db, context }: Transaction, path: string, subtree: readonly NamespaceRow[]): void {
  const kept = sql(db, 'SELECT 1 FROM packages WHERE namespace = ? OR namespace GLOB ? LIMIT 1').get(
    path,
    `${path}.*`,
  );
  for (const row of subtree) {
    if (kept) sql(db, 'UPDATE namespaces SET deleted_at = ? WHERE path = ?').run(context.at, row.path);
    else {
      sql(db, 'DELETE FROM namespaces WHERE path = ?').run(row.path);
      sql(db, 'DELETE FROM namespace_moves WHERE new_path = ?').run(row.path);
    }
  }
}

/**
 * Brings back a namespace and what its deletion put into the trash, as far as that was not swept.
 * @throws Refusal NOT_FOUND when it was not deleted, or swept; QUOTA_EXCEEDED when a pool above is full by now
 */
export function undeleteNamespace(transaction: Transaction, { path }: { path: string }): Gone {
  const { db } = transaction;
  const at = deletionOf(transaction, path);
  ensureNamespace(transaction, path);
  const { changes } = sql(
    db,
    'UPDATE namespaces SET deleted_at = NULL WHERE path GLOB ? AND deleted_at = ?',
  ).run(`${path}.*`, at);
  const versions = sql<Pick<VersionRow, 'version_id'>>(
    db,
    `SELECT version_id FROM packages JOIN versions USING (package_rowid)
     WHERE deleted_at = ? AND (namespace = ? OR namespace GLOB ?)`,
  ).all(at, path, `${path}.*`);
  for (const { version_id } of versions) undeleteUncounted(transaction, version_id);
  chargeAll(transaction, path);
  const back = {
    path,
    namespaces: changes + 1,
    packages: findNamespace(db, path)?.used_packages ?? 0,
    versions: versions.length,
  };
  transaction.audit({ subject: path, detail: back });
  transaction.emit({ topic: 'namespace', type: 'namespace.undeleted', subject: path });
  return back;
}

/** When it was deleted: what went with it bears the same moment. */
function deletionOf({ db }: Transaction, path: string): number {
  const row = sql<{ deleted_at: number | null }>(db, 'SELECT deleted_at FROM namespaces WHERE path = ?').get(
    path,
  );
  if (row?.deleted_at === undefined || row.deleted_at === null)
    throw refuse.notFound(
      'deleted namespace',
      path,
      row === undefined
        ? 'It was never deleted, nothing was in it, or the trash was swept.'
        : 'It is there. Bring back what was deleted from it version by version.',
    );
  return row.deleted_at;
}
