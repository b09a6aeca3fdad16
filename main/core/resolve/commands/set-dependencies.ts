/** Gives a draft other dependencies: rows, manifest, statement and signatures change together. */
import type { Dependency } from '../../../../contract/kinds.ts';
import { sql, type Transaction } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import {
  countDependencies,
  insertDependencies,
  type PackageRow,
  refreshPackage,
  type VersionRow,
} from '../../registry/index.ts';
import { addSignatures, evaluateTrust, type NewSignature } from '../../trust/index.ts';

export interface DependencyChange {
  versionId: string;
  /** Of the manifest the change was made from: an edit meanwhile is not overwritten. */
  from: string;
  dependencies: Dependency[];
  /** Canonical JSON (RFC 8785) and its content address. */
  manifest: string;
  manifestDigest: string;
  /** What was signed before says something else now; these are made anew. */
  statement?: Uint8Array | undefined;
  signatures: NewSignature[];
  /** Kept in the audit row. */
  detail: Record<string, unknown>;
}

/** False when the version was changed since `from`. @throws Refusal NOT_FOUND, INVALID_STATE */
export function setDependencies(transaction: Transaction, input: DependencyChange): boolean {
  const { db, context } = transaction;
  const row = sql<VersionRow>(db, 'SELECT * FROM versions WHERE version_id = ? AND deleted_at IS NULL').get(
    input.versionId,
  );
  const pack =
    row && sql<PackageRow>(db, 'SELECT * FROM packages WHERE package_rowid = ?').get(row.package_rowid);
  if (!pack) throw refuse.notFound('version', input.versionId);
  const subject = `${pack.namespace}/${pack.name}@${row.version}`;
  if (row.state !== 'draft')
    throw refuse.state(
      `The dependencies of ${subject} cannot change: it is ${row.state}.`,
      row.state,
      'Store the change as a new version.',
    );
  if (row.manifest_digest !== input.from) return false;
  countDependencies(transaction, row, -1);
  sql(db, 'DELETE FROM dependencies WHERE version_rowid = ?').run(row.version_rowid);
  insertDependencies(transaction, row.version_rowid, input.dependencies);
  countDependencies(transaction, row, 1);
  sql(db, 'UPDATE version_documents SET manifest = ?, statement = ? WHERE version_rowid = ?').run(
    input.manifest,
    input.statement ?? null,
    row.version_rowid,
  );
  sql(db, 'DELETE FROM signatures WHERE version_rowid = ?').run(row.version_rowid);
  addSignatures(db, row.version_rowid, input.signatures, context.at);
  const keys = input.signatures.map(({ keyId }) => keyId);
  sql(db, 'UPDATE versions SET manifest_digest = ?, signature = ? WHERE version_rowid = ?').run(
    input.manifestDigest,
    evaluateTrust(db, pack.namespace, keys, context.at),
    row.version_rowid,
  );
  sql(db, 'UPDATE packages SET updated_at = ? WHERE package_rowid = ?').run(context.at, pack.package_rowid);
  refreshPackage(transaction, pack.package_rowid);
  transaction.audit({ subject, packageId: pack.package_id, detail: input.detail });
  transaction.emit({
    topic: 'version',
    type: 'version.dependencies',
    subject,
    packageId: pack.package_id,
    versionId: input.versionId,
  });
  return true;
}
