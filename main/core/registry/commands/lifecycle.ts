/** What may become of a version: publish, deprecate, archive, yank, delete, and each way back. */
import type { Deprecation, State, VersionSummary } from '../../../../contract/registry.ts';
import { sql, type Transaction } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import { summaryOf, type VersionRow } from '../rows.ts';
import { countDependencies, dependentsOfVersion } from './dependents.ts';
import { enforcePolicy } from './enforce-policy.ts';
import { type Found, findVersion as find } from './find-version.ts';
import { charge, ensureNamespace } from './namespaces.ts';
import { refreshPackage } from './refresh-package.ts';
import { refreshPointers } from './refresh-pointers.ts';

/** How long deleted versions stay in the trash, milliseconds. */
export const trashRetention = 24 * 60 * 60 * 1_000;

interface ById {
  versionId: string;
}

export function publish(transaction: Transaction, { versionId }: ById): VersionSummary {
  const found = find(transaction, versionId);
  requireState(
    found,
    ['draft'],
    'publish',
    'Only a draft can be published; restore it first if it is archived.',
  );
  const { row, pack, subject } = found;
  enforcePolicy(transaction.db, pack.namespace, { ...row, subject, published: true });
  return update(transaction, found, 'version.published', {}, (db) =>
    sql(db, `UPDATE versions SET state = 'published', published_at = ? WHERE version_rowid = ?`).run(
      transaction.context.at,
      found.row.version_rowid,
    ),
  );
}

export function unpublish(transaction: Transaction, input: ById & { override: boolean }): VersionSummary {
  const found = find(transaction, input.versionId);
  requireState(found, ['published'], 'unpublish', 'Only a published version can go back to draft.');
  const dependents = dependentsOfVersion(
    transaction.db,
    found.pack.namespace,
    found.pack.name,
    found.row.version,
  );
  if (dependents.length > 0 && !input.override)
    throw refuse.dependents(
      `${found.subject} is used by ${dependents.length} version(s).`,
      dependents,
      'Yank it instead, which keeps existing locks working, or confirm that they may break.',
    );
  return update(transaction, found, 'version.unpublished', { dependents }, (db) =>
    sql(db, `UPDATE versions SET state = 'draft', published_at = NULL WHERE version_rowid = ?`).run(
      found.row.version_rowid,
    ),
  );
}

export function deprecate(transaction: Transaction, input: ById & Deprecation): VersionSummary {
  const found = find(transaction, input.versionId);
  const { versionId: _, ...deprecation } = input;
  return update(transaction, found, 'version.deprecated', { ...deprecation }, (db) =>
    sql(db, 'UPDATE versions SET deprecated = ? WHERE version_rowid = ?').run(
      JSON.stringify(deprecation),
      found.row.version_rowid,
    ),
  );
}

export function undeprecate(transaction: Transaction, { versionId }: ById): VersionSummary {
  const found = find(transaction, versionId);
  if (found.row.deprecated === null)
    throw refuse.state(`${found.subject} is not deprecated.`, found.row.state, 'Nothing needs to be done.');
  return update(transaction, found, 'version.undeprecated', {}, (db) =>
    sql(db, 'UPDATE versions SET deprecated = NULL WHERE version_rowid = ?').run(found.row.version_rowid),
  );
}

export function archive(transaction: Transaction, { versionId }: ById): VersionSummary {
  const found = find(transaction, versionId);
  requireState(found, ['draft', 'published'], 'archive', 'It is archived already.');
  return update(transaction, found, 'version.archived', { from: found.row.state }, (db) =>
    sql(
      db,
      `UPDATE versions SET state_before_archive = state, state = 'archived' WHERE version_rowid = ?`,
    ).run(found.row.version_rowid),
  );
}

export function restore(transaction: Transaction, { versionId }: ById): VersionSummary {
  const found = find(transaction, versionId);
  requireState(found, ['archived'], 'restore', 'Only an archived version can be restored.');
  return update(transaction, found, 'version.restored', {}, (db) =>
    sql(
      db,
      `UPDATE versions SET state = coalesce(state_before_archive, 'draft'), state_before_archive = NULL
       WHERE version_rowid = ?`,
    ).run(found.row.version_rowid),
  );
}

export function yank(transaction: Transaction, input: ById & { reason: string }): VersionSummary {
  const found = find(transaction, input.versionId);
  requireState(found, ['published'], 'yank', 'Only a published version can be yanked.');
  return update(transaction, found, 'version.yanked', { reason: input.reason }, (db) =>
    sql(db, 'UPDATE versions SET yanked_reason = ? WHERE version_rowid = ?').run(
      input.reason,
      found.row.version_rowid,
    ),
  );
}

export function unyank(transaction: Transaction, { versionId }: ById): VersionSummary {
  const found = find(transaction, versionId);
  if (found.row.yanked_reason === null)
    throw refuse.state(`${found.subject} is not yanked.`, found.row.state, 'Nothing needs to be done.');
  return update(transaction, found, 'version.unyanked', {}, (db) =>
    sql(db, 'UPDATE versions SET yanked_reason = NULL WHERE version_rowid = ?').run(found.row.version_rowid),
  );
}

/** Into the trash. @throws Refusal HAS_DEPENDENTS unless every dependent is named */
export function deleteVersion(
  transaction: Transaction,
  input: ById & { overrideDependents?: string[] | undefined },
): { deleted: true; restorableUntil: number } {
  const found = find(transaction, input.versionId);
  const { db, context } = transaction;
  const dependents = dependentsOfVersion(db, found.pack.namespace, found.pack.name, found.row.version);
  const named = new Set(input.overrideDependents ?? []);
  const unnamed = dependents.filter((dependent) => !named.has(dependent));
  if (unnamed.length > 0)
    throw refuse.dependents(
      `${found.subject} is used by ${dependents.length} version(s): ${unnamed.slice(0, 5).join(', ')}${unnamed.length > 5 ? ', …' : ''}.`,
      dependents,
      'Yank or archive it instead, or delete it with an override that names every dependent.',
    );
  trash(transaction, found, { dependents });
  return { deleted: true, restorableUntil: context.at + trashRetention };
}

/** Into the trash, whoever depends on it, for those who do so with many at once: the pools and the package are theirs to count. */
export function trashUncounted(transaction: Transaction, versionId: string): void {
  trash(transaction, find(transaction, versionId), {}, 'uncounted');
}

function trash(
  transaction: Transaction,
  found: Found,
  detail: Record<string, unknown>,
  counting: 'counted' | 'uncounted' = 'counted',
): void {
  const { db, context } = transaction;
  sql(db, 'UPDATE versions SET deleted_at = ? WHERE version_rowid = ?').run(
    context.at,
    found.row.version_rowid,
  );
  countDependencies(transaction, found.row, -1);
  if (counting === 'counted') count(transaction, found, -1);
  const tags = withTags(transaction, found, 'version.deleted');
  refreshPackage(transaction, found.pack.package_rowid);
  note(transaction, found, 'version.deleted', { ...detail, digest: found.row.content_digest, ...tags });
}

/** Out of the trash. @throws Refusal NOT_FOUND when swept, ALREADY_EXISTS when its place was taken, QUOTA_EXCEEDED */
export function undeleteVersion(transaction: Transaction, { versionId }: ById): VersionSummary {
  return bringBack(transaction, versionId, 'counted');
}

/** As `undeleteVersion`, for many at once: the pools and the package are the caller's to count. */
export function undeleteUncounted(transaction: Transaction, versionId: string): void {
  bringBack(transaction, versionId, 'uncounted');
}

function bringBack(
  transaction: Transaction,
  versionId: string,
  counting: 'counted' | 'uncounted',
): VersionSummary {
  const found = find(transaction, versionId, true);
  const { db } = transaction;
  // It may have been deleted with its namespace.
  ensureNamespace(transaction, found.pack.namespace);
  const taken = sql(
    db,
    'SELECT 1 FROM versions WHERE package_rowid = ? AND precedence = ? AND deleted_at IS NULL',
  ).get(found.row.package_rowid, found.row.precedence);
  if (taken)
    throw refuse.exists(
      'version',
      found.subject,
      `${found.subject} was stored again since it was deleted.`,
      'Delete the newer one first, or leave it as it is.',
    );
  keepKind(transaction, found);
  if (counting === 'counted') count(transaction, found, 1);
  return update(transaction, found, 'version.undeleted', {}, () => {
    sql(db, 'UPDATE versions SET deleted_at = NULL WHERE version_rowid = ?').run(found.row.version_rowid);
    countDependencies(transaction, found.row, 1);
  });
}

/** While a version lay in the trash its package may have begun anew as another kind; what was signed names the old one. */
function keepKind({ db }: Transaction, { row, pack, subject }: Found): void {
  const kind = sql<{ kind: string }>(
    db,
    `SELECT json_extract(manifest, '$.kind') AS kind FROM version_documents WHERE version_rowid = ?`,
  ).get(row.version_rowid)?.kind;
  if (kind === undefined || kind === pack.kind) return;
  if (pack.live_versions > 0)
    throw refuse.state(
      `${subject} is a ${kind}; ${pack.namespace}/${pack.name} has become a ${pack.kind}.`,
      row.state,
      'Delete the other versions first, or import this one under another name.',
    );
  sql(db, 'UPDATE packages SET kind = ? WHERE package_rowid = ?').run(kind, pack.package_rowid);
}

function count(transaction: Transaction, { row, pack }: Found, step: 1 | -1): void {
  const live = sql<{ live_versions: number }>(
    transaction.db,
    'UPDATE packages SET live_versions = live_versions + ? WHERE package_rowid = ? RETURNING live_versions',
  ).get(step, pack.package_rowid)?.live_versions;
  const packages = step === 1 ? Number(live === 1) : -Number(live === 0);
  charge(transaction, pack.namespace, { bytes: step * row.content_size, versions: step, packages });
}

function requireState({ row, subject }: Found, allowed: State[], act: string, help: string): void {
  if (!allowed.includes(row.state))
    throw refuse.state(`Cannot ${act} ${subject}: it is ${row.state}.`, row.state, help);
}

function update(
  transaction: Transaction,
  found: Found,
  type: string,
  detail: Record<string, unknown>,
  change: (db: Transaction['db']) => void,
): VersionSummary {
  const { db, context } = transaction;
  change(db);
  sql(db, 'UPDATE packages SET updated_at = ? WHERE package_rowid = ?').run(
    context.at,
    found.pack.package_rowid,
  );
  const tags = withTags(transaction, found, type, detail.reason);
  refreshPackage(transaction, found.pack.package_rowid);
  note(transaction, found, type, { ...detail, ...tags });
  const row = sql<VersionRow>(db, 'SELECT * FROM versions WHERE version_rowid = ?').get(
    found.row.version_rowid,
  );
  if (!row) throw new Error(`version ${found.subject} vanished`);
  return summaryOf(row);
}

/** Tags and channels follow what became of the version; what moved goes into the audit row. */
function withTags(
  transaction: Transaction,
  { row, pack }: Found,
  type: string,
  reason?: unknown,
): { tags?: string[] } {
  const cause = `${row.version} was ${type.slice('version.'.length)}`;
  const moved = refreshPointers(
    transaction,
    pack,
    typeof reason === 'string' ? `${cause}: ${reason}` : cause,
  );
  return moved.length === 0 ? {} : { tags: moved };
}

function note(
  transaction: Transaction,
  { row, pack, subject }: Found,
  type: string,
  detail: Record<string, unknown>,
): void {
  transaction.audit({ subject, packageId: pack.package_id, detail });
  transaction.emit({
    topic: 'version',
    type,
    subject,
    packageId: pack.package_id,
    versionId: row.version_id,
  });
}
