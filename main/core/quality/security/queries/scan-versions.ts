/** What the rows of versions tell about signatures, in one stretch of the table. */
import type Database from 'better-sqlite3';
import { sql } from '../../../../store/index.ts';
import { type NamedVersion, type VersionRange, versionsWhere } from './version-range.ts';
import { keyNames, whyUntrusted } from './why-untrusted.ts';

/** `required`, `distrusted`: where a namespace publishes only what trusted keys signed. `revoked`: signed by revoked keys alone. */
export const signatureClasses = [
  'tampered',
  'required',
  'distrusted',
  'revoked',
  'unsigned',
  'untrusted',
] as const;
export type SignatureClass = (typeof signatureClasses)[number];

export interface ScanInput extends VersionRange {
  /** Namespaces that publish only what trusted keys signed. */
  requiring: string[];
  hasRevokedKeys: boolean;
  /** Milliseconds since the epoch. */
  at: number;
  /** How many of each are wanted by name. */
  room: Record<SignatureClass, number>;
}

export interface ScanResult {
  published: number;
  unsigned: number;
  counts: Record<SignatureClass, number>;
  /** With what there is to say about them. */
  versions: Record<SignatureClass, (NamedVersion & { detail: string })[]>;
}

/** Signed, and by keys that were all revoked. */
const allRevoked = `NOT EXISTS (
  SELECT 1 FROM signatures LEFT JOIN keys USING (key_id)
  WHERE signatures.version_rowid = versions.version_rowid AND coalesce(keys.state, '') <> 'revoked')`;
const required = 'packages.namespace IN (SELECT value FROM json_each(?))';
const isUnsigned = `versions.state = 'published' AND signature = 'unsigned'`;
const isUnknown = `versions.state = 'published' AND signature = 'unknown'`;

export function scanVersions(db: Database.Database, input: ScanInput): ScanResult {
  const totals = countRange(db, input);
  const wanted = conditions(input, totals);
  const counts = {} as ScanResult['counts'];
  const versions = {} as ScanResult['versions'];
  for (const name of signatureClasses) {
    const { condition, values = [] } = wanted[name] ?? {};
    counts[name] = condition === undefined ? 0 : countWhere(db, condition, input, values);
    const found =
      condition === undefined || counts[name] === 0
        ? []
        : versionsWhere(db, condition, input, input.room[name], values);
    versions[name] = found.map((version) => ({ ...version, detail: detailOf(db, name, version, input.at) }));
  }
  return { published: totals.published, unsigned: totals.unsigned, counts, versions };
}

interface Condition {
  condition?: string;
  values?: unknown[];
}

/** Of classes that can have a version in this stretch. */
function conditions(
  { requiring, hasRevokedKeys }: ScanInput,
  totals: ReturnType<typeof countRange>,
): Partial<Record<SignatureClass, Condition>> {
  const values = requiring.length === 0 ? [] : [JSON.stringify(requiring)];
  const among = (condition: string): Condition =>
    requiring.length === 0 ? {} : { condition: `${condition} AND ${required}`, values };
  const beyond = (condition: string): Condition =>
    requiring.length === 0 ? { condition } : { condition: `${condition} AND NOT ${required}`, values };
  const vouched = hasRevokedKeys ? `${isUnknown} AND NOT (${allRevoked})` : isUnknown;
  return {
    ...(totals.tampered > 0 && { tampered: { condition: `signature = 'tampered'` } }),
    ...(totals.unsigned > 0 && { required: among(isUnsigned), unsigned: beyond(isUnsigned) }),
    ...(totals.unknown > 0 && { distrusted: among(vouched), untrusted: beyond(vouched) }),
    ...(totals.unknown > 0 && hasRevokedKeys && { revoked: { condition: `${isUnknown} AND ${allRevoked}` } }),
  };
}

function countRange(db: Database.Database, { after, upTo }: VersionRange) {
  const row = sql<{ published: number; unsigned: number; unknown: number; tampered: number }>(
    db,
    `SELECT count(*) FILTER (WHERE state = 'published') AS published,
       count(*) FILTER (WHERE ${isUnsigned}) AS unsigned,
       count(*) FILTER (WHERE ${isUnknown}) AS unknown,
       count(*) FILTER (WHERE signature = 'tampered') AS tampered
     FROM versions WHERE version_rowid > ? AND version_rowid <= ? AND deleted_at IS NULL`,
  ).get(after, upTo);
  return row ?? { published: 0, unsigned: 0, unknown: 0, tampered: 0 };
}

function countWhere(
  db: Database.Database,
  condition: string,
  { after, upTo }: VersionRange,
  values: readonly unknown[],
): number {
  const row = sql<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM versions CROSS JOIN packages USING (package_rowid)
     WHERE version_rowid > ? AND version_rowid <= ? AND deleted_at IS NULL AND ${condition}`,
  ).get(after, upTo, ...values);
  return row?.count ?? 0;
}

/** The state of what was tampered with, the keys of what only they vouch for, else why the signatures do not count. */
function detailOf(db: Database.Database, name: SignatureClass, version: NamedVersion, at: number): string {
  if (name === 'required' || name === 'unsigned') return '';
  if (name === 'revoked') return keyNames(db, version.rowid);
  if (name !== 'tampered') return whyUntrusted(db, version, at);
  return (
    sql<{ state: string }>(db, 'SELECT state FROM versions WHERE version_rowid = ?').get(version.rowid)
      ?.state ?? ''
  );
}
