/** Reads of namespaces, quotas and totals. */
import type Database from 'better-sqlite3';
import type { Violation } from '../../../../contract/errors.ts';
import type { NamespaceNode } from '../../../../contract/registry.ts';
import { sql } from '../../../store/index.ts';
import { namespaceAncestors } from '../../identity/index.ts';
import { policyViolations } from '../commands/enforce-policy.ts';
import { forwardingOf, forwardingText } from '../commands/namespace-forwarding.ts';
import { type NamespaceRow, namespaceLineage, parentOf } from '../namespace-row.ts';
import { explainPolicy } from './effective-policy.ts';

export function listNamespaces(
  db: Database.Database,
  { most }: { most?: number | undefined },
): { namespaces: NamespaceNode[]; total: number } {
  const rows = sql<NamespaceRow>(
    db,
    `SELECT * FROM (SELECT * FROM namespaces WHERE deleted_at IS NULL
       ORDER BY length(path) - length(replace(path, '.', '')), path LIMIT ?)
     ORDER BY path`,
  ).all(most ?? -1);
  const { total } = sql<{ total: number }>(
    db,
    'SELECT count(*) AS total FROM namespaces WHERE deleted_at IS NULL',
  ).get() ?? { total: 0 };
  // Ancestors come before what is below them, in the list and where it is cut.
  const visibility = new Map<string, 'private' | 'public'>();
  for (const { path, visibility: own } of rows)
    visibility.set(path, own ?? visibility.get(parentOf(path)) ?? 'private');
  return {
    total,
    namespaces: rows.map((row) => ({
      path: row.path,
      packageCount: row.used_packages,
      versionCount: row.used_versions,
      bytes: row.used_bytes,
      ...(row.quota_bytes === null ? {} : { quotaBytes: row.quota_bytes }),
      ...(row.quota_versions === null ? {} : { quotaVersions: row.quota_versions }),
      visibility: visibility.get(row.path) ?? 'private',
      description: row.description,
    })),
  };
}

/** What stands in the way of storing a version: the same rules as the write, asked beforehand for a preview. */
export function checkPlacement(
  db: Database.Database,
  input: { namespace: string; name: string; version: string; license: string; size: number },
): {
  existing?: { version: string; state: string };
  kind?: string;
  overQuota?: { namespace: string; resource: 'bytes' | 'versions'; limit: number; used: number };
  /** The namespace moved: in words, and where to. */
  moved?: { message: string; to: string };
  /** What settings say against storing it, or against publishing it. */
  violations: (Violation & { publishing: boolean })[];
} {
  const plus = input.version.indexOf('+');
  const precedence = plus < 0 ? input.version : input.version.slice(0, plus);
  const pack = sql<{ package_rowid: number; kind: string; live_versions: number }>(
    db,
    'SELECT package_rowid, kind, live_versions FROM packages WHERE namespace = ? AND name = ?',
  ).get(input.namespace, input.name);
  const existing =
    pack &&
    sql<{ version: string; state: string }>(
      db,
      'SELECT version, state FROM versions WHERE package_rowid = ? AND precedence = ? AND deleted_at IS NULL',
    ).get(pack.package_rowid, precedence);
  const overQuota = firstFullPool(db, input.namespace, input.size);
  const move = namespaceAncestors(input.namespace)
    .map((path) => forwardingOf(db, path))
    .findLast((found) => found !== undefined);
  return {
    ...(existing ? { existing } : {}),
    ...(pack && pack.live_versions > 0 ? { kind: pack.kind } : {}),
    ...(overQuota ? { overQuota } : {}),
    ...(move ? { moved: { message: forwardingText(move), to: move.new_path } } : {}),
    violations: violationsBefore(db, input),
  };
}

/** Signatures come later, so they are taken for granted here. */
function violationsBefore(
  db: Database.Database,
  { namespace, name, version, license }: Parameters<typeof checkPlacement>[1],
): (Violation & { publishing: boolean })[] {
  const settings = explainPolicy(db, namespace);
  const judged = {
    subject: `${namespace}/${name}@${version}`,
    version,
    license,
    signature: 'trusted' as const,
  };
  const storing = policyViolations(settings, { ...judged, published: false });
  return policyViolations(settings, { ...judged, published: true }).map((violation) => ({
    ...violation,
    publishing: !storing.some(({ rule }) => rule === violation.rule),
  }));
}

function firstFullPool(db: Database.Database, namespace: string, size: number) {
  for (const row of namespaceLineage(db, namespace)) {
    const { path } = row;
    if (row.quota_bytes !== null && row.used_bytes + size > row.quota_bytes)
      return { namespace: path, resource: 'bytes' as const, limit: row.quota_bytes, used: row.used_bytes };
    if (row.quota_versions !== null && row.used_versions + 1 > row.quota_versions)
      return {
        namespace: path,
        resource: 'versions' as const,
        limit: row.quota_versions,
        used: row.used_versions,
      };
  }
  return undefined;
}

/** Packages, versions and content bytes in all. */
export function countAll(db: Database.Database): { packages: number; versions: number; bytes: number } {
  const row = sql<{ packages: number; versions: number; bytes: number }>(
    db,
    `SELECT coalesce(sum(used_packages), 0) AS packages, coalesce(sum(used_versions), 0) AS versions,
       coalesce(sum(used_bytes), 0) AS bytes FROM namespaces WHERE instr(path, '.') = 0`,
  ).get();
  return row ?? { packages: 0, versions: 0, bytes: 0 };
}

/** Of the digests, those no version refers to. */
export function unknownBlobs(db: Database.Database, { digests }: { digests: string[] }): string[] {
  return digests.filter((digest) => !sql(db, 'SELECT 1 FROM blobs WHERE digest = ?').get(digest));
}
