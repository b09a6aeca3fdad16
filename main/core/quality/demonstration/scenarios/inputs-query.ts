/** What trials are drawn from, read past the operations: the expectation must not come from what is being tried. */
import type Database from 'better-sqlite3';
import { sql } from '../../../../store/index.ts';

/** A live version as its rows have it. */
export interface KnownVersion {
  versionId: string;
  packageId: string;
  namespace: string;
  name: string;
  version: string;
  state: string;
  signature: string;
  contentDigest: string;
  contentSize: number;
  manifestDigest: string;
  /** Signatures it carries, and dependencies it declares. */
  signatures: number;
  dependencies: number;
}

const columns = `version_id AS versionId, package_id AS packageId, namespace, name, version, state, signature,
  content_digest AS contentDigest, content_size AS contentSize, manifest_digest AS manifestDigest,
  (SELECT count(*) FROM signatures WHERE signatures.version_rowid = versions.version_rowid) AS signatures,
  (SELECT count(*) FROM dependencies WHERE dependencies.version_rowid = versions.version_rowid) AS dependencies`;

const conditions = {
  any: '1',
  // Of signatures by keys that are not here nothing can be said.
  signed: `signature <> 'tampered'
    AND EXISTS (SELECT 1 FROM signatures WHERE signatures.version_rowid = versions.version_rowid)
    AND NOT EXISTS (SELECT 1 FROM signatures LEFT JOIN keys USING (key_id)
      WHERE signatures.version_rowid = versions.version_rowid AND keys.key_id IS NULL)`,
  dependent: `state = 'published' AND EXISTS (SELECT 1 FROM dependencies WHERE dependencies.version_rowid = versions.version_rowid)`,
  filed: 'file_count > 0',
} as const;
export type InputCondition = keyof typeof conditions;

/** Up to `most` live versions in an order that `seed` decides, and how many there are. */
export function sampleVersions(
  db: Database.Database,
  input: { condition: InputCondition; most: number; seed: number },
): { versions: KnownVersion[]; total: number } {
  const from = `FROM versions JOIN packages USING (package_rowid) WHERE deleted_at IS NULL AND ${conditions[input.condition]}`;
  const count = sql<{ total: number }>(db, `SELECT count(*) AS total ${from}`).get();
  // A permutation by multiplication: repeatable, unlike random().
  const versions = sql<KnownVersion>(
    db,
    `SELECT ${columns} ${from} ORDER BY ((version_rowid + ?) * 2654435761) % 4294967291, version_rowid LIMIT ?`,
  ).all(input.seed, input.most);
  return { versions, total: count?.total ?? 0 };
}

/** Whether there is any. */
export function hasVersion(db: Database.Database, input: { condition: InputCondition }): boolean {
  return (
    sql(
      db,
      `SELECT 1 FROM versions WHERE deleted_at IS NULL AND ${conditions[input.condition]} LIMIT 1`,
    ).get() !== undefined
  );
}

/** One version as it is now; undefined when it is gone. */
export function knownVersion(db: Database.Database, input: { versionId: string }): KnownVersion | undefined {
  return sql<KnownVersion>(
    db,
    `SELECT ${columns} FROM versions JOIN packages USING (package_rowid) WHERE deleted_at IS NULL AND version_id = ?`,
  ).get(input.versionId);
}

/** Every live version of a package, highest first: id and text. */
export function versionsOfPackage(
  db: Database.Database,
  input: { packageId: string },
): { versionId: string; version: string }[] {
  return sql<{ versionId: string; version: string }>(
    db,
    `SELECT version_id AS versionId, version FROM versions JOIN packages USING (package_rowid)
     WHERE package_id = ? AND deleted_at IS NULL ORDER BY sort_key DESC`,
  ).all(input.packageId);
}
