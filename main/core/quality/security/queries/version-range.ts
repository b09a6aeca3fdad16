/** A stretch of the versions table: what one step reads, so that no step holds a reader for long. */
import type Database from 'better-sqlite3';
import { sql } from '../../../../store/index.ts';

export interface VersionRange {
  /** Rowids above `after`, up to `upTo`. */
  after: number;
  upTo: number;
}

/** A version that a finding names. */
export interface NamedVersion {
  rowid: number;
  namespace: string;
  coordinate: string;
  version: string;
}

/** The last row of versions. */
export function queryLastVersion(db: Database.Database): number {
  const row = sql<{ last: number | null }>(db, 'SELECT max(version_rowid) AS last FROM versions').get();
  return row?.last ?? 0;
}

/** The first `most` versions of a range that a condition on `versions` and `packages` holds for. */
export function versionsWhere(
  db: Database.Database,
  condition: string,
  { after, upTo }: VersionRange,
  most: number,
  values: readonly unknown[],
): NamedVersion[] {
  if (most <= 0) return [];
  return sql<NamedVersion>(
    db,
    `SELECT version_rowid AS rowid, namespace, namespace || '/' || name AS coordinate, version
     FROM versions CROSS JOIN packages USING (package_rowid)
     WHERE version_rowid > ? AND version_rowid <= ? AND deleted_at IS NULL AND ${condition}
     ORDER BY version_rowid LIMIT ?`,
  ).all(after, upTo, ...values, most);
}
