/** What is stored where a lockfile is to be kept. */
import type Database from 'better-sqlite3';
import { sql } from '../../../store/index.ts';

/** Versions of a package, highest first, with their content; empty when there is none. */
export function lockVersions(
  db: Database.Database,
  { namespace, name }: { namespace: string; name: string },
): { versionId: string; version: string; digest: string; state: string }[] {
  return sql<{ versionId: string; version: string; digest: string; state: string }>(
    db,
    `SELECT version_id AS versionId, version, content_digest AS digest, state
     FROM packages JOIN versions USING (package_rowid)
     WHERE namespace = ? AND name = ? AND deleted_at IS NULL ORDER BY sort_key DESC`,
  ).all(namespace, name);
}
