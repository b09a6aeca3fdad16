/** Stores one version: package, row, documents, dependencies, content reference, signatures, index, in one go. */
import type { Dependency, Kind } from '../../../../contract/kinds.ts';
import type { VersionSummary } from '../../../../contract/registry.ts';
import { sql, type Transaction } from '../../../store/index.ts';
import { parseCoordinate, versionSortKey } from '../../identity/index.ts';
import { refuse } from '../../refuse.ts';
import { addSignatures, evaluateTrust, type NewSignature } from '../../trust/index.ts';
import { encodeConstraint, type PackageRow, summaryOf, type VersionRow } from '../rows.ts';
import { type BlobReference, retainBlob } from './blobs.ts';
import { countDependencies, countExistingDependents } from './dependents.ts';
import { enforcePolicy } from './enforce-policy.ts';
import { charge, ensureNamespace } from './namespaces.ts';
import { refreshPackage, showOnlyVersion } from './refresh-package.ts';

/** Everything about a new version, checked, hashed and signed before it reaches the writer. */
export interface NewVersion {
  versionId: string;
  /** Used when the package is new. */
  packageId: string;
  namespace: string;
  name: string;
  version: string;
  kind: Kind;
  description: string;
  license: string;
  authors: string[];
  keywords: string[];
  homepage: string;
  repository: string;
  dependencies: Dependency[];
  content: BlobReference;
  mediaType: string;
  /** Canonical JSON (RFC 8785) and its content address. */
  manifest: string;
  manifestDigest: string;
  /** Folder around everything in the archive, e.g. `package/`; may be empty. */
  root: string;
  readme: { path: string; text: string };
  /** JSON of FileEntry[], deflated when long. */
  files: Uint8Array;
  fileCount: number;
  unpackedSize: number;
  publish: boolean;
  statement?: Uint8Array | undefined;
  signatures: NewSignature[];
  /** Kept in the audit row, e.g. why findings were overridden. */
  detail: Record<string, unknown>;
}

/** @throws Refusal ALREADY_EXISTS, QUOTA_EXCEEDED, INVALID_INPUT, POLICY_DENIED, INVALID_STATE */
export function createVersion(transaction: Transaction, input: NewVersion): VersionSummary {
  const { db, context } = transaction;
  ensureNamespace(transaction, input.namespace);
  const pack = findPackage(transaction, input);
  refuseDuplicate(transaction, pack, input.version);
  charge(transaction, input.namespace, {
    bytes: input.content.size,
    versions: 1,
    packages: pack.live_versions === 0 ? 1 : 0,
  });
  retainBlob(transaction, input.content);
  const row = insertVersion(transaction, pack, input);
  const subject = `${input.namespace}/${input.name}@${input.version}`;
  enforcePolicy(db, input.namespace, { ...row, subject, published: input.publish });
  addSignatures(db, row.version_rowid, input.signatures, context.at);
  if (input.dependencies.length > 0) countDependencies(transaction, row, 1);
  sql(
    db,
    'UPDATE packages SET live_versions = live_versions + 1, updated_at = ? WHERE package_rowid = ?',
  ).run(context.at, pack.package_rowid);
  // The only version speaks for its package; looking for the best of one would cost a third of the write.
  const only = { ...pack, live_versions: 1, updated_at: context.at };
  if (pack.live_versions === 0) showOnlyVersion(transaction, only, row, input.readme.text);
  else refreshPackage(transaction, pack.package_rowid);
  transaction.audit({
    subject,
    packageId: pack.package_id,
    detail: {
      digest: input.content.digest,
      size: input.content.size,
      state: row.state,
      signature: row.signature,
      ...input.detail,
    },
  });
  transaction.emit({
    topic: 'version',
    type: 'version.created',
    subject,
    packageId: pack.package_id,
    versionId: input.versionId,
  });
  return summaryOf(row);
}

function findPackage({ db, context }: Transaction, input: NewVersion): PackageRow {
  const found = sql<PackageRow>(db, 'SELECT * FROM packages WHERE namespace = ? AND name = ?').get(
    input.namespace,
    input.name,
  );
  if (found) {
    if (found.kind === input.kind) return found;
    if (found.live_versions > 0)
      throw refuse.input(`${input.namespace}/${input.name} is a ${found.kind}, not a ${input.kind}.`, [
        { field: 'kind', message: `must be ${found.kind}, as its other versions are` },
      ]);
    sql(db, 'UPDATE packages SET kind = ? WHERE package_rowid = ?').run(input.kind, found.package_rowid);
    return { ...found, kind: input.kind };
  }
  const created = sql<PackageRow>(
    db,
    `INSERT INTO packages (package_id, namespace, name, kind, dependent_count, created_at, updated_at)
     VALUES (?,?,?,?,?,?,?) RETURNING *`,
  ).get(
    input.packageId,
    input.namespace,
    input.name,
    input.kind,
    countExistingDependents(db, input.namespace, input.name),
    context.at,
    context.at,
  );
  if (!created) throw new Error('insert returned nothing');
  return created;
}

function refuseDuplicate({ db }: Transaction, pack: PackageRow, version: string): void {
  const existing = sql<{ version: string; state: string }>(
    db,
    'SELECT version, state FROM versions WHERE package_rowid = ? AND precedence = ? AND deleted_at IS NULL',
  ).get(pack.package_rowid, withoutBuild(version));
  if (!existing) return;
  const id = `${pack.namespace}/${pack.name}@${existing.version}`;
  const message =
    existing.version === version
      ? `${id} already exists (${existing.state}). A stored version never changes.`
      : `${id} already exists; ${version} differs from it only in build metadata.`;
  throw refuse.exists(
    'version',
    id,
    message,
    'Raise the version number, or delete the stored version first.',
  );
}

/** The part of a version that decides precedence (SemVer 2.0.0 §10: build metadata does not). */
function withoutBuild(version: string): string {
  const plus = version.indexOf('+');
  return plus < 0 ? version : version.slice(0, plus);
}

function insertVersion(transaction: Transaction, pack: PackageRow, input: NewVersion): VersionRow {
  const { db, context } = transaction;
  const signature = evaluateTrust(
    db,
    input.namespace,
    input.signatures.map(({ keyId }) => keyId),
    context.at,
  );
  const row = sql<VersionRow>(
    db,
    `INSERT INTO versions (version_id, package_rowid, version, precedence, sort_key, state, signature, content_digest,
       content_size, media_type, manifest_digest, file_count, unpacked_size, description, license, authors, keywords,
       homepage, repository, created_by, created_at, published_at)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?) RETURNING *`,
  ).get(
    input.versionId,
    pack.package_rowid,
    input.version,
    withoutBuild(input.version),
    versionSortKey(input.version),
    input.publish ? 'published' : 'draft',
    signature,
    input.content.digest,
    input.content.size,
    input.mediaType,
    input.manifestDigest,
    input.fileCount,
    input.unpackedSize,
    input.description,
    input.license,
    JSON.stringify(input.authors),
    JSON.stringify(input.keywords),
    input.homepage,
    input.repository,
    context.actor,
    context.at,
    input.publish ? context.at : null,
  );
  if (!row) throw new Error('insert returned nothing');
  sql(
    db,
    'INSERT INTO version_documents (version_rowid, manifest, statement, root, readme_path, readme, files) VALUES (?,?,?,?,?,?,?)',
  ).run(
    row.version_rowid,
    input.manifest,
    input.statement ?? null,
    input.root,
    input.readme.path,
    input.readme.text,
    input.files,
  );
  insertDependencies(transaction, row.version_rowid, input.dependencies);
  return row;
}

/** In the order they are declared. */
export function insertDependencies(
  { db }: Transaction,
  versionRowid: number,
  dependencies: readonly Dependency[],
): void {
  dependencies.forEach((dependency, position) => {
    const { namespace, name } = parseCoordinate(dependency.coordinate);
    sql(
      db,
      `INSERT INTO dependencies
         (version_rowid, position, namespace, name, version_constraint, type, optional, condition, features)
       VALUES (?,?,?,?,?,?,?,?,?)`,
    ).run(
      versionRowid,
      position,
      namespace,
      name,
      encodeConstraint(dependency.constraint),
      dependency.type,
      dependency.optional ? 1 : 0,
      dependency.when === undefined ? null : JSON.stringify(dependency.when),
      dependency.features === undefined || dependency.features.length === 0
        ? null
        : JSON.stringify(dependency.features),
    );
  });
}
