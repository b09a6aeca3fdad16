/** Reads of packages and versions, run on reader threads. */
import { inflateSync } from 'node:zlib';
import type Database from 'better-sqlite3';
import type { AuditEntry, VersionDetail } from '../../../../contract/registry.ts';
import type { ListedVersion } from '../../../../contract/registry-tags.ts';
import type { FileEntry } from '../../../../contract/transfer.ts';
import { StoreFailure, sql, type Tier } from '../../../store/index.ts';
import { maxSatisfying, parseCoordinate } from '../../identity/index.ts';
import { refuse } from '../../refuse.ts';
import { dependentsOfPackage } from '../commands/dependents.ts';
import {
  type DependencyRow,
  dependencyColumns,
  dependencyOf,
  type PackageRow,
  speaksFirst,
  statementDependencyOf,
  summaryOf,
  timestampOf,
  type VersionRow,
} from '../rows.ts';
import { currentNamespace } from './namespace-forwarding.ts';

interface ById {
  versionId: string;
}

/** @throws Refusal NOT_FOUND naming what is missing: the package, or a version that fits */
export function getVersion(db: Database.Database, { coordinate }: { coordinate: string }): VersionDetail {
  const { namespace, name, constraint } = readCoordinate(coordinate);
  const known = sql<PackageRow>(db, 'SELECT * FROM packages WHERE namespace = ? AND name = ?');
  const pack = known.get(namespace, name) ?? known.get(currentNamespace(db, namespace), name);
  const rowid = pack && findVersion(db, pack.package_rowid, constraint);
  if (!pack || (rowid === undefined && pack.live_versions === 0))
    throw refuse.notFound('package', `${namespace}/${name}`);
  if (rowid === undefined)
    throw refuse.notFound(
      'version',
      coordinate,
      `${namespace}/${name} has ${pack.live_versions} other version(s), ${namesOf(db, pack.package_rowid)}.`,
    );
  return readDetail(db, pack, rowid);
}

/** What may stand behind the @, for who asked for a tag or channel that is not there. */
function namesOf(db: Database.Database, packageRowid: number): string {
  const names = [...tagsOf(db, packageRowid).values()].flat().sort();
  if (names.length === 0) return 'and no tag';
  return `and the tag${names.length === 1 ? '' : 's'} ${names.slice(0, 20).join(', ')}`;
}

function readCoordinate(text: string): ReturnType<typeof parseCoordinate> {
  try {
    return parseCoordinate(text);
  } catch (error) {
    throw refuse.input(error instanceof Error ? error.message : String(error), [
      { field: 'coordinate', message: 'namespace/name, with @version, @range or @tag where wanted' },
    ]);
  }
}

/** The rowid of a version by exact text, tag or range; without any, `latest`, else the one that speaks for the package. */
function findVersion(
  db: Database.Database,
  packageRowid: number,
  constraint: string | undefined,
): number | undefined {
  const exact =
    constraint === undefined
      ? undefined
      : sql<{ version_rowid: number }>(
          db,
          'SELECT version_rowid FROM versions WHERE package_rowid = ? AND version = ? AND deleted_at IS NULL',
        ).get(packageRowid, constraint);
  const found =
    exact ??
    sql<{ version_rowid: number }>(
      db,
      'SELECT version_rowid FROM dist_tags WHERE package_rowid = ? AND tag = ?',
    ).get(packageRowid, constraint ?? 'latest');
  if (found) return found.version_rowid;
  if (constraint === undefined)
    return sql<{ version_rowid: number }>(
      db,
      `SELECT version_rowid FROM versions WHERE package_rowid = ? AND deleted_at IS NULL
       ORDER BY ${speaksFirst} LIMIT 1`,
    ).get(packageRowid)?.version_rowid;
  const candidates = sql<{ version_rowid: number; version: string }>(
    db,
    `SELECT version_rowid, version FROM versions
     WHERE package_rowid = ? AND deleted_at IS NULL AND state = 'published' AND yanked_reason IS NULL`,
  ).all(packageRowid);
  const best = maxSatisfying(
    candidates.map(({ version }) => version),
    constraint,
  );
  return candidates.find(({ version }) => version === best)?.version_rowid;
}

function readDetail(db: Database.Database, pack: PackageRow, versionRowid: number): VersionDetail {
  const row = sql<VersionRow & { tags: string; has_dependencies: number }>(
    db,
    `SELECT versions.*,
       (SELECT json_group_array(tag) FROM dist_tags WHERE dist_tags.version_rowid = versions.version_rowid) AS tags,
       EXISTS (SELECT 1 FROM dependencies WHERE dependencies.version_rowid = versions.version_rowid) AS has_dependencies
     FROM versions WHERE version_rowid = ?`,
  ).get(versionRowid);
  if (!row) throw new StoreFailure('corrupt', `no version ${versionRowid}`);
  return {
    ...summaryOf(row),
    packageId: pack.package_id,
    namespace: pack.namespace,
    name: pack.name,
    coordinate: `${pack.namespace}/${pack.name}`,
    kind: pack.kind,
    description: row.description,
    license: row.license,
    authors: JSON.parse(row.authors) as string[],
    keywords: JSON.parse(row.keywords) as string[],
    homepage: row.homepage,
    repository: row.repository,
    contentDigest: row.content_digest,
    mediaType: row.media_type,
    manifestDigest: row.manifest_digest,
    fileCount: row.file_count,
    unpackedSize: row.unpacked_size,
    dependencies: row.has_dependencies ? dependenciesOf(db, versionRowid).map(dependencyOf) : [],
    distTags: (JSON.parse(row.tags) as string[]).sort(),
    dependentCount: pack.dependent_count,
    createdBy: row.created_by,
  };
}

function dependenciesOf(db: Database.Database, versionRowid: number): DependencyRow[] {
  return sql<DependencyRow>(
    db,
    `SELECT ${dependencyColumns} FROM dependencies WHERE version_rowid = ? ORDER BY position`,
  ).all(versionRowid);
}

/** All live versions of a package, highest first. */
export function listVersions(
  db: Database.Database,
  { packageId }: { packageId: string },
): { versions: ListedVersion[] } {
  const rows = sql<VersionRow>(
    db,
    `SELECT versions.* FROM packages JOIN versions USING (package_rowid)
     WHERE package_id = ? AND deleted_at IS NULL ORDER BY sort_key DESC`,
  ).all(packageId);
  if (rows.length === 0) throw refuse.notFound('package', packageId);
  const tags = tagsOf(db, rows[0]?.package_rowid ?? 0);
  return {
    versions: rows.map((row) => ({ ...summaryOf(row), tags: tags.get(row.version_rowid) ?? [] })),
  };
}

/** The tags and channels of a package, by the version they mean. */
function tagsOf(db: Database.Database, packageRowid: number): Map<number, string[]> {
  const rows = sql<{ version_rowid: number; tag: string }>(
    db,
    'SELECT version_rowid, tag FROM dist_tags WHERE package_rowid = ? ORDER BY tag',
  ).all(packageRowid);
  const tags = new Map<number, string[]>();
  for (const { version_rowid, tag } of rows)
    tags.set(version_rowid, [...(tags.get(version_rowid) ?? []), tag]);
  return tags;
}

interface DocumentRow {
  manifest: string;
  readme_path: string;
  readme: string;
  files: Uint8Array;
}

function document(db: Database.Database, versionId: string): DocumentRow {
  const row = sql<DocumentRow>(
    db,
    `SELECT version_documents.* FROM versions JOIN version_documents USING (version_rowid)
     WHERE version_id = ? AND deleted_at IS NULL`,
  ).get(versionId);
  if (!row) throw refuse.notFound('version', versionId);
  return row;
}

export function readReadme(db: Database.Database, { versionId }: ById): { path: string; markdown: string } {
  const row = document(db, versionId);
  return { path: row.readme_path, markdown: row.readme };
}

export function readManifest(
  db: Database.Database,
  { versionId }: ById,
): { manifest: Record<string, unknown> } {
  return { manifest: JSON.parse(document(db, versionId).manifest) as Record<string, unknown> };
}

export function listFiles(db: Database.Database, { versionId }: ById): { files: FileEntry[] } {
  const { files } = document(db, versionId);
  const json = files[0] === 0x78 ? inflateSync(files) : Buffer.from(files);
  return { files: JSON.parse(json.toString()) as FileEntry[] };
}

export function listDependents(db: Database.Database, { versionId }: ById) {
  const { pack } = versionAndPackage(db, versionId);
  return {
    dependents: dependentsOfPackage(db, pack.namespace, pack.name).map((row) => ({
      versionId: row.version_id,
      coordinate: `${row.dependent_namespace}/${row.dependent_name}`,
      version: row.version,
      constraint: row.version_constraint,
      type: row.type,
    })),
  };
}

function versionAndPackage(db: Database.Database, versionId: string): { row: VersionRow; pack: PackageRow } {
  const row = sql<VersionRow>(db, 'SELECT * FROM versions WHERE version_id = ? AND deleted_at IS NULL').get(
    versionId,
  );
  const pack =
    row && sql<PackageRow>(db, 'SELECT * FROM packages WHERE package_rowid = ?').get(row.package_rowid);
  if (!pack) throw refuse.notFound('version', versionId);
  return { row, pack };
}

/** Where the content of a version is. `bytes` for the inline tier. */
export interface ContentLocation {
  versionId: string;
  coordinate: string;
  version: string;
  digest: string;
  size: number;
  mediaType: string;
  /** Folder around everything in the archive. */
  root: string;
  tier: Tier;
  bytes?: Uint8Array;
}

export function locateContent(db: Database.Database, { versionId }: ById): ContentLocation {
  const { row, pack } = versionAndPackage(db, versionId);
  const blob = sql<{ tier: Tier; bytes: Uint8Array | null }>(
    db,
    'SELECT tier, bytes FROM blobs WHERE digest = ?',
  ).get(row.content_digest);
  if (!blob) throw new StoreFailure('corrupt', `no blob row for ${row.content_digest}`);
  return {
    versionId,
    coordinate: `${pack.namespace}/${pack.name}`,
    version: row.version,
    digest: row.content_digest,
    size: row.content_size,
    mediaType: row.media_type,
    root:
      sql<{ root: string }>(db, 'SELECT root FROM version_documents WHERE version_rowid = ?').get(
        row.version_rowid,
      )?.root ?? '',
    tier: blob.tier,
    ...(blob.bytes === null ? {} : { bytes: blob.bytes }),
  };
}

/** Everything a verification compares, read at one moment. */
export function readForVerification(db: Database.Database, input: ById) {
  const { row, pack } = versionAndPackage(db, input.versionId);
  const documents = sql<{ manifest: string; statement: Uint8Array | null }>(
    db,
    'SELECT manifest, statement FROM version_documents WHERE version_rowid = ?',
  ).get(row.version_rowid);
  return {
    ...locateContent(db, input),
    namespace: pack.namespace,
    /** Coordinates it had before its namespace moved; what was signed then names them. */
    formerCoordinates: sql<{ namespace: string }>(
      db,
      'SELECT namespace FROM package_moves WHERE package_rowid = ? AND until >= ? ORDER BY until',
    )
      .all(pack.package_rowid, row.created_at)
      .map((former) => `${former.namespace}/${pack.name}`),
    kind: pack.kind,
    signature: row.signature,
    manifest: documents?.manifest ?? '',
    manifestDigest: row.manifest_digest,
    statement: documents?.statement ?? undefined,
    dependencies: dependenciesOf(db, row.version_rowid).map((dependency) =>
      statementDependencyOf(dependencyOf(dependency)),
    ),
  };
}

interface AuditDbRow {
  sequence: number;
  at: number;
  actor: string;
  operation: string;
  outcome: AuditEntry['outcome'];
  subject: string;
  detail: string;
}

export function auditEntryOf(row: AuditDbRow): AuditEntry {
  return {
    sequence: row.sequence,
    at: timestampOf(row.at),
    actor: row.actor,
    operation: row.operation,
    outcome: row.outcome,
    subject: row.subject,
    detail: JSON.parse(row.detail) as Record<string, unknown>,
  };
}

/** Audit rows of one package, newest first. */
export function packageHistory(
  db: Database.Database,
  input: { packageId: string; limit: number },
): { entries: AuditEntry[] } {
  const rows = sql<AuditDbRow>(
    db,
    'SELECT * FROM audit WHERE package_id = ? ORDER BY sequence DESC LIMIT ?',
  ).all(input.packageId, input.limit);
  return { entries: rows.map(auditEntryOf) };
}
