/** Rows of namespaces, and what is said when one cannot be found or changed. */
import type Database from 'better-sqlite3';
import { sql } from '../../store/index.ts';
import { namespaceAncestors, parseNamespace } from '../identity/index.ts';
import { refuse } from '../refuse.ts';
import { currentNamespace } from './queries/namespace-forwarding.ts';

export interface NamespaceRow {
  path: string;
  description: string;
  /** JSON object of texts. */
  labels: string;
  visibility: 'private' | 'public' | null;
  quota_bytes: number | null;
  quota_versions: number | null;
  used_bytes: number;
  used_versions: number;
  used_packages: number;
  created_at: number;
  /** It waits in the trash with what was in it. */
  deleted_at: number | null;
}

/** The normal form of a path a person gave. @throws Refusal INVALID_INPUT naming the field */
export function namespaceOf(text: string, field = 'path'): string {
  try {
    return parseNamespace(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw refuse.input(message, [{ field, message }]);
  }
}

/** A live namespace; undefined when there is none of this path. */
export function findNamespace(db: Database.Database, path: string): NamespaceRow | undefined {
  return sql<NamespaceRow>(db, 'SELECT * FROM namespaces WHERE path = ? AND deleted_at IS NULL').get(path);
}

/** @throws Refusal NOT_FOUND, saying where it moved to when it did */
export function requireNamespace(db: Database.Database, path: string): NamespaceRow {
  const row = findNamespace(db, path);
  if (row) return row;
  const moved = currentNamespace(db, path);
  throw moved === path
    ? refuse.notFound('namespace', path)
    : refuse.notFound('namespace', path, `It moved to ${moved}.`);
}

/** The live namespaces from the scope down to a path, itself included. */
export function namespaceLineage(db: Database.Database, path: string): NamespaceRow[] {
  return namespaceAncestors(path).flatMap((ancestor) => findNamespace(db, ancestor) ?? []);
}

/** A namespace and all below it, deleted ones included, by path. */
export function namespaceSubtree(db: Database.Database, path: string): NamespaceRow[] {
  return sql<NamespaceRow>(db, 'SELECT * FROM namespaces WHERE path = ? OR path GLOB ? ORDER BY path').all(
    path,
    `${path}.*`,
  );
}

/** Why a namespace can be neither moved nor deleted; undefined when it can. */
export function fixedReason(db: Database.Database, path: string): string | undefined {
  if (!path.includes('.')) return `${path} is a scope: every registry has it.`;
  const home = sql<{ namespace: string | null }>(
    db,
    `SELECT json_extract(value, '$.namespace') AS namespace FROM settings WHERE name = 'profile'`,
  ).get()?.namespace;
  return home === path ? `${path} is the home of this registry’s profile.` : undefined;
}

/** The namespace above; empty for a scope. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('.')));
}
