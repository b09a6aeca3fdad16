/** One namespace whole: what it says, what it inherits and from where, and the pools it draws from. */
import type Database from 'better-sqlite3';
import type { PolicySetting } from '../../../../contract/namespace-policy.ts';
import type { NamespaceDetail, NamespacePool } from '../../../../contract/registry-namespaces.ts';
import { sql } from '../../../store/index.ts';
import { fixedReason, type NamespaceRow, namespaceLineage, requireNamespace } from '../namespace-row.ts';
import { timestampOf } from '../rows.ts';
import { explainPolicy } from './effective-policy.ts';
import { currentNamespace, formerNamespaces } from './namespace-forwarding.ts';

/** Former paths an answer names. */
const mostFormer = 100;

/** A path that moved gives the namespace it leads to. @throws Refusal NOT_FOUND */
export function getNamespace(db: Database.Database, input: { path: string }): NamespaceDetail {
  const path = currentNamespace(db, input.path);
  const row = requireNamespace(db, path);
  const lineage = namespaceLineage(db, path);
  const fixed = fixedReason(db, path);
  return {
    path,
    description: row.description,
    createdAt: timestampOf(row.created_at),
    labels: labelsOf(row),
    ...(row.visibility === null ? {} : { visibility: row.visibility }),
    ...(row.quota_bytes === null ? {} : { quotaBytes: row.quota_bytes }),
    ...(row.quota_versions === null ? {} : { quotaVersions: row.quota_versions }),
    effective: {
      visibility: effectiveVisibility(lineage),
      labels: effectiveLabels(lineage),
      policy: explainPolicy(db, path),
    },
    pools: lineage.map(poolOf),
    counts: {
      packages: row.used_packages,
      versions: row.used_versions,
      ...countsOf(db, path),
    },
    formerPaths: formerNamespaces(db, path).slice(0, mostFormer),
    ...(fixed === undefined ? {} : { fixed }),
  };
}

/** The settings that hold in a namespace. @throws Refusal NOT_FOUND */
export function getNamespacePolicy(
  db: Database.Database,
  input: { path: string },
): { path: string; settings: PolicySetting[] } {
  const path = currentNamespace(db, input.path);
  requireNamespace(db, path);
  return { path, settings: explainPolicy(db, path) };
}

export function labelsOf(row: NamespaceRow): Record<string, string> {
  return JSON.parse(row.labels) as Record<string, string>;
}

function effectiveVisibility(lineage: readonly NamespaceRow[]): NamespaceDetail['effective']['visibility'] {
  const said = lineage.findLast(({ visibility }) => visibility !== null);
  return { value: said?.visibility ?? 'private', from: said?.path ?? 'default' };
}

/** Labels merge on the way down; the nearest wins. By key. */
function effectiveLabels(lineage: readonly NamespaceRow[]): NamespaceDetail['effective']['labels'] {
  const merged = new Map<string, { value: string; from: string }>();
  for (const row of lineage)
    for (const [key, value] of Object.entries(labelsOf(row))) merged.set(key, { value, from: row.path });
  return [...merged]
    .map(([key, { value, from }]) => ({ key, value, from }))
    .sort((left, right) => (left.key < right.key ? -1 : 1));
}

function poolOf(row: NamespaceRow): NamespacePool {
  const limited = (used: number, limit: number | null) => (limit === null ? { used } : { used, limit });
  return {
    path: row.path,
    bytes: limited(row.used_bytes, row.quota_bytes),
    versions: limited(row.used_versions, row.quota_versions),
    packages: row.used_packages,
  };
}

function countsOf(db: Database.Database, path: string) {
  const row = sql<{ ownPackages: number; children: number; below: number }>(
    db,
    `SELECT (SELECT count(*) FROM packages WHERE namespace = ? AND live_versions > 0) AS ownPackages,
       count(*) FILTER (WHERE instr(substr(path, ?), '.') = 0) AS children, count(*) AS below
     FROM namespaces WHERE path GLOB ? AND deleted_at IS NULL`,
  ).get(path, path.length + 2, `${path}.*`);
  return row ?? { ownPackages: 0, children: 0, below: 0 };
}
