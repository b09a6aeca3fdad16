/** Versions that were given up, and lockfiles, in one stretch of the table of versions. */
import type Database from 'better-sqlite3';
import { sql } from '../../../../store/index.ts';
import { lockMediaType } from '../../../resolve/index.ts';
import type { VersionRange } from './version-range.ts';

export interface GivenUp {
  /** Published versions. */
  yanked: number;
  deprecated: number;
  /** Packages that have one. */
  packages: number[];
  /** Published and not given up. */
  lockfiles: { packageRowid: number; versionId: string; sortKey: string }[];
}

export function scanGivenUp(db: Database.Database, { after, upTo }: VersionRange): GivenUp {
  const rows = sql<{ package_rowid: number; yanked: number; deprecated: number }>(
    db,
    `SELECT package_rowid, count(yanked_reason) AS yanked, count(deprecated) AS deprecated FROM versions
     WHERE version_rowid > ? AND version_rowid <= ? AND deleted_at IS NULL AND state = 'published'
       AND (yanked_reason IS NOT NULL OR deprecated IS NOT NULL) GROUP BY package_rowid`,
  ).all(after, upTo);
  return {
    yanked: rows.reduce((sum, { yanked }) => sum + yanked, 0),
    deprecated: rows.reduce((sum, { deprecated }) => sum + deprecated, 0),
    packages: rows.map(({ package_rowid }) => package_rowid),
    lockfiles: sql<GivenUp['lockfiles'][number]>(
      db,
      `SELECT package_rowid AS packageRowid, version_id AS versionId, sort_key AS sortKey FROM versions
       WHERE version_rowid > ? AND version_rowid <= ? AND deleted_at IS NULL AND state = 'published'
         AND yanked_reason IS NULL AND media_type = ?`,
    ).all(after, upTo, lockMediaType),
  };
}
