/** Namespaces and their pools: a write charges the namespace and all its ancestors, inside its own transaction. */
import { sql, type Transaction } from '../../../store/index.ts';
import { namespaceAncestors } from '../../identity/index.ts';
import { refuse } from '../../refuse.ts';

interface NamespaceRow {
  path: string;
  quota_bytes: number | null;
  quota_versions: number | null;
  used_bytes: number;
  used_versions: number;
}

/** Usage to add; negative to give back. */
export interface Charge {
  bytes: number;
  versions: number;
  packages: number;
}

/** Make the namespace and its ancestors exist. Takes the normal form. */
export function ensureNamespace(transaction: Transaction, path: string): void {
  const known = sql(transaction.db, 'SELECT 1 FROM namespaces WHERE path = ?').get(path);
  if (known) return;
  for (const ancestor of namespaceAncestors(path)) {
    const { changes } = sql(
      transaction.db,
      'INSERT INTO namespaces (path, created_at) VALUES (?, ?) ON CONFLICT DO NOTHING',
    ).run(ancestor, transaction.context.at);
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

export function createNamespace(
  transaction: Transaction,
  input: { path: string; description: string },
): { path: string } {
  const existing = sql(transaction.db, 'SELECT 1 FROM namespaces WHERE path = ?').get(input.path);
  if (existing)
    throw refuse.exists(
      'namespace',
      input.path,
      `Namespace ${input.path} already exists.`,
      'Use it, or choose another name.',
    );
  ensureNamespace(transaction, input.path);
  sql(transaction.db, 'UPDATE namespaces SET description = ? WHERE path = ?').run(
    input.description,
    input.path,
  );
  transaction.audit({ subject: input.path, detail: { description: input.description } });
  return { path: input.path };
}

/** Set or lift the limits of a pool. A child's own limit never exceeds that of an ancestor, whichever is set first. */
export function setQuota(
  transaction: Transaction,
  input: { path: string; bytes?: number | undefined; versions?: number | undefined },
): { path: string } {
  const { db } = transaction;
  const rows = namespaceAncestors(input.path).map((path) =>
    sql<NamespaceRow>(db, 'SELECT * FROM namespaces WHERE path = ?').get(path),
  );
  if (!rows.at(-1)) throw refuse.notFound('namespace', input.path);
  for (const parent of rows.slice(0, -1)) {
    if (!parent) continue;
    checkBelow(parent.path, 'bytes', input.bytes, parent.quota_bytes);
    checkBelow(parent.path, 'versions', input.versions, parent.quota_versions);
  }
  const children = sql<NamespaceRow>(
    db,
    'SELECT * FROM namespaces WHERE path GLOB ? AND (quota_bytes IS NOT NULL OR quota_versions IS NOT NULL)',
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
