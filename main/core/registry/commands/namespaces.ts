/** Namespaces and their pools: a write charges the namespace and all its ancestors, inside its own transaction. */
import { sql, type Transaction } from '../../../store/index.ts';
import { namespaceAncestors } from '../../identity/index.ts';
import { plainText } from '../../plain-text.ts';
import { refuse } from '../../refuse.ts';
import { findNamespace, type NamespaceRow, namespaceLineage, requireNamespace } from '../namespace-row.ts';
import { dropForwarding, refuseForwarded } from './namespace-forwarding.ts';

/** Usage to add; negative to give back. */
export interface Charge {
  bytes: number;
  versions: number;
  packages: number;
}

/**
 * Make the namespace and its ancestors exist; deleted ones come back as they were. Takes the normal form.
 * @throws Refusal INVALID_STATE where a path leads elsewhere since its namespace moved
 */
export function ensureNamespace(transaction: Transaction, path: string): void {
  const { db, context } = transaction;
  if (findNamespace(db, path)) return;
  for (const ancestor of namespaceAncestors(path)) {
    refuseForwarded(db, ancestor);
    const { changes } = sql(
      db,
      `INSERT INTO namespaces (path, created_at) VALUES (?, ?)
       ON CONFLICT DO UPDATE SET deleted_at = NULL WHERE deleted_at IS NOT NULL`,
    ).run(ancestor, context.at);
    if (changes > 0) transaction.emit({ topic: 'namespace', type: 'namespace.created', subject: ancestor });
  }
}

/** Charge the pools. @throws Refusal QUOTA_EXCEEDED naming the first pool that would overflow */
export function charge(transaction: Transaction, namespace: string, by: Charge): void {
  for (const path of namespaceAncestors(namespace)) {
    // Added first and looked at then: a refusal takes the command's savepoint back, and one statement does for two.
    const row = sql<NamespaceRow>(
      transaction.db,
      `UPDATE namespaces SET used_bytes = used_bytes + ?, used_versions = used_versions + ?,
         used_packages = used_packages + ? WHERE path = ?
       RETURNING path, quota_bytes, quota_versions, used_bytes, used_versions`,
    ).get(by.bytes, by.versions, by.packages, path);
    if (!row) throw refuse.notFound('namespace', path);
    const { quota_bytes: bytes, quota_versions: versions } = row;
    if (by.bytes > 0 && bytes !== null && row.used_bytes > bytes)
      throw refuse.quota(path, 'bytes', bytes, row.used_bytes - by.bytes, by.bytes);
    if (by.versions > 0 && versions !== null && row.used_versions > versions)
      throw refuse.quota(path, 'versions', versions, row.used_versions - by.versions, by.versions);
  }
}

/** @throws Refusal ALREADY_EXISTS; INVALID_STATE where the path leads elsewhere and that is not to be replaced */
export function createNamespace(
  transaction: Transaction,
  input: { path: string; description: string; replaceForwarding?: boolean },
): { path: string } {
  const { db } = transaction;
  const { path } = input;
  const description = plainText(input.description);
  if (findNamespace(db, path))
    throw refuse.exists(
      'namespace',
      path,
      `Namespace ${path} already exists.`,
      'Use it, or choose another name.',
    );
  const replaced = input.replaceForwarding ? dropForwarding(transaction, namespaceAncestors(path)) : [];
  ensureNamespace(transaction, path);
  // One that was deleted begins anew; what lies in the trash can still be brought back into it.
  sql(
    db,
    `UPDATE namespaces SET description = ?, labels = '{}', visibility = NULL, quota_bytes = NULL,
       quota_versions = NULL WHERE path = ?`,
  ).run(description, path);
  sql(db, 'DELETE FROM namespace_settings WHERE path = ?').run(path);
  transaction.audit({ subject: path, detail: { description, ...(replaced.length > 0 ? { replaced } : {}) } });
  return { path };
}

/** Set or lift the limits of a pool. A child's own limit never exceeds that of an ancestor, whichever is set first. */
export function setQuota(
  transaction: Transaction,
  input: { path: string; bytes?: number | undefined; versions?: number | undefined },
): { path: string } {
  const { db } = transaction;
  requireNamespace(db, input.path);
  for (const parent of namespaceLineage(db, input.path).slice(0, -1)) {
    checkBelow(parent.path, 'bytes', input.bytes, parent.quota_bytes);
    checkBelow(parent.path, 'versions', input.versions, parent.quota_versions);
  }
  const children = sql<NamespaceRow>(
    db,
    `SELECT * FROM namespaces WHERE path GLOB ? AND deleted_at IS NULL
       AND (quota_bytes IS NOT NULL OR quota_versions IS NOT NULL)`,
  ).all(`${input.path}.*`);
  for (const child of children) {
    checkAbove(child.path, 'bytes', input.bytes, child.quota_bytes);
    checkAbove(child.path, 'versions', input.versions, child.quota_versions);
  }
  sql(db, 'UPDATE namespaces SET quota_bytes = ?, quota_versions = ? WHERE path = ?').run(
    input.bytes ?? null,
    input.versions ?? null,
    input.path,
  );
  transaction.audit({ subject: input.path, detail: { bytes: input.bytes, versions: input.versions } });
  transaction.emit({ topic: 'namespace', type: 'namespace.quota', subject: input.path });
  return { path: input.path };
}

function checkAbove(child: string, field: string, own: number | undefined, limit: number | null): void {
  if (own === undefined || limit === null || own >= limit) return;
  throw refuse.input(`The limit is below that of ${child}.`, [
    { field, message: `at least ${limit}, the limit of ${child}` },
  ]);
}

function checkBelow(parent: string, field: string, own: number | undefined, limit: number | null): void {
  if (own === undefined || limit === null || own <= limit) return;
  throw refuse.input(`The limit exceeds that of ${parent}.`, [
    { field, message: `at most ${limit}, the limit of ${parent}` },
  ]);
}
