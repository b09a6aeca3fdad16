/** Changes to keys, trust roots and signatures, each re-judging the versions it touches in the same transaction. */
import type { SignatureState } from '../../../../contract/registry.ts';
import type { Key, TrustRoot } from '../../../../contract/trust.ts';
import { sql, type Transaction } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import { evaluateTrust, type TrustRootRow, trustRootOf } from './evaluate-trust.ts';
import { type KeyRow, keyOf } from './key-rows.ts';

/** What trust asks of the registry: bring a package's derived data in step. */
export type RefreshPackage = (transaction: Transaction, packageRowid: number) => void;

export interface NewKey {
  keyId: string;
  name: string;
  algorithm: Key['algorithm'];
  spki: Uint8Array;
  sealed?: string | undefined;
  sealedBy?: 'keychain' | 'passphrase' | undefined;
  makeDefault: boolean;
}

export interface NewSignature {
  keyId: string;
  algorithm: Key['algorithm'];
  signature: Uint8Array;
}

/** Store signatures on a version; one by the same key replaces the older. */
export function addSignatures(
  db: Transaction['db'],
  versionRowid: number,
  signatures: NewSignature[],
  at: number,
): void {
  for (const { keyId, algorithm, signature } of signatures)
    sql(
      db,
      'INSERT OR REPLACE INTO signatures (version_rowid, key_id, algorithm, signature, created_at) VALUES (?,?,?,?,?)',
    ).run(versionRowid, keyId, algorithm, signature, at);
}

/** @throws Refusal ALREADY_EXISTS */
export function insertKey(transaction: Transaction, input: NewKey): Key {
  const { db, context } = transaction;
  const known = sql<KeyRow>(db, 'SELECT * FROM keys WHERE key_id = ?').get(input.keyId);
  if (known)
    throw refuse.exists(
      'key',
      input.keyId,
      `This key is here already, as “${known.name}”.`,
      'Use the one in the list.',
    );
  if (input.makeDefault) sql(db, 'UPDATE keys SET is_default = 0 WHERE is_default = 1').run();
  sql(
    db,
    `INSERT INTO keys (key_id, name, algorithm, spki, sealed, sealed_by, state, is_default, created_at)
     VALUES (?,?,?,?,?,?,'active',?,?)`,
  ).run(
    input.keyId,
    input.name,
    input.algorithm,
    input.spki,
    input.sealed ?? null,
    input.sealedBy ?? null,
    input.makeDefault ? 1 : 0,
    context.at,
  );
  return noteKey(transaction, input.keyId, 'key.added', {
    name: input.name,
    private: input.sealedBy ?? 'none',
  });
}

export function setKeyState(
  transaction: Transaction,
  refreshPackage: RefreshPackage,
  input: { keyId: string; state: Key['state']; reason: string },
): { key: Key; affectedVersions: number } {
  const { db } = transaction;
  const row = requireKey(transaction, input.keyId);
  if (row.state === 'revoked')
    throw refuse.state('A revoked key stays revoked.', row.state, 'Create or import another key.');
  const losesDefault = input.state === 'active' ? row.is_default : 0;
  sql(db, 'UPDATE keys SET state = ?, state_reason = ?, is_default = ? WHERE key_id = ?').run(
    input.state,
    input.reason || null,
    losesDefault,
    input.keyId,
  );
  const affectedVersions =
    input.state === 'revoked' ? rejudgeSignedBy(transaction, refreshPackage, input.keyId) : 0;
  const key = noteKey(transaction, input.keyId, `key.${input.state}`, {
    reason: input.reason,
    affectedVersions,
  });
  return { key, affectedVersions };
}

export function setDefaultKey(transaction: Transaction, { keyId }: { keyId: string }): Key {
  const row = requireKey(transaction, keyId);
  if (row.sealed === null)
    throw refuse.key(
      'none',
      `“${row.name}” is a public key only.`,
      'Choose a key whose private half is here.',
    );
  if (row.state !== 'active')
    throw refuse.state(
      `“${row.name}” is ${row.state}.`,
      row.state,
      'Choose an active key, or reactivate this one.',
    );
  sql(transaction.db, 'UPDATE keys SET is_default = (key_id = ?)').run(keyId);
  return noteKey(transaction, keyId, 'key.default', {});
}

export function setTrustRoot(
  transaction: Transaction,
  refreshPackage: RefreshPackage,
  input: { namespace: string; keyIds: string[]; threshold: number; expiresAt?: number | undefined },
): { root: TrustRoot; affectedVersions: number } {
  const { db, context } = transaction;
  for (const keyId of input.keyIds) requireKey(transaction, keyId);
  const row = sql<TrustRootRow>(
    db,
    `INSERT INTO trust_roots (namespace, version, threshold, key_ids, expires_at, updated_at) VALUES (?,1,?,?,?,?)
     ON CONFLICT DO UPDATE SET version = version + 1, threshold = excluded.threshold, key_ids = excluded.key_ids,
       expires_at = excluded.expires_at, updated_at = excluded.updated_at RETURNING *`,
  ).get(
    input.namespace,
    input.threshold,
    JSON.stringify([...new Set(input.keyIds)]),
    input.expiresAt ?? null,
    context.at,
  );
  if (!row) throw new Error('upsert returned nothing');
  const affectedVersions = rejudgeNamespace(transaction, refreshPackage, input.namespace);
  transaction.audit({
    subject: input.namespace,
    detail: { version: row.version, keyIds: input.keyIds, threshold: input.threshold, affectedVersions },
  });
  transaction.emit({ topic: 'trust-root', type: 'trust-root.changed', subject: input.namespace });
  return { root: trustRootOf(row), affectedVersions };
}

/** Write what a signature or a verification found; the state shows in every list at once. */
export function setSignatureState(
  transaction: Transaction,
  refreshPackage: RefreshPackage,
  input: {
    versionId: string;
    state: 'evaluate' | 'tampered';
    add: NewSignature[];
    statement?: Uint8Array;
    detail: Record<string, unknown>;
  },
): SignatureState {
  const { db, context } = transaction;
  const row = sql<{
    version_rowid: number;
    package_rowid: number;
    version: string;
    signature: SignatureState;
  }>(
    db,
    'SELECT version_rowid, package_rowid, version, signature FROM versions WHERE version_id = ? AND deleted_at IS NULL',
  ).get(input.versionId);
  if (!row) throw refuse.notFound('version', input.versionId);
  const pack = sql<{ package_id: string; namespace: string; name: string }>(
    db,
    'SELECT package_id, namespace, name FROM packages WHERE package_rowid = ?',
  ).get(row.package_rowid);
  if (!pack) throw new Error('version without package');
  // A verification may have found tampering after the caller looked: a signature must not cover that up.
  if (input.add.length > 0 && row.signature === 'tampered')
    throw refuse.state(
      'This version does not match what was stored.',
      'tampered',
      'Do not sign it. Delete it and import it again from its source.',
    );
  addSignatures(db, row.version_rowid, input.add, context.at);
  if (input.statement)
    sql(db, 'UPDATE version_documents SET statement = coalesce(statement, ?) WHERE version_rowid = ?').run(
      input.statement,
      row.version_rowid,
    );
  const state =
    input.state === 'tampered'
      ? 'tampered'
      : evaluateTrust(db, pack.namespace, signersOf(transaction, row.version_rowid), context.at);
  if (state !== row.signature) {
    sql(db, 'UPDATE versions SET signature = ? WHERE version_rowid = ?').run(state, row.version_rowid);
    refreshPackage(transaction, row.package_rowid);
  }
  const subject = `${pack.namespace}/${pack.name}@${row.version}`;
  transaction.audit({ subject, packageId: pack.package_id, detail: { ...input.detail, signature: state } });
  if (state !== row.signature || input.add.length > 0)
    transaction.emit({
      topic: 'version',
      type: 'version.signature',
      subject,
      packageId: pack.package_id,
      versionId: input.versionId,
    });
  return state;
}

/** Versions under roots whose time ran out are trusted no longer; those a renewed root covers were judged when it was set. */
export function rejudgeExpiredRoots(transaction: Transaction, refreshPackage: RefreshPackage): void {
  const expired = sql<{ namespace: string }>(
    transaction.db,
    'SELECT namespace FROM trust_roots WHERE expires_at <= ?',
  ).all(transaction.context.at);
  for (const { namespace } of expired) {
    const affectedVersions = rejudgeNamespace(transaction, refreshPackage, namespace);
    if (affectedVersions === 0) continue;
    transaction.audit({ subject: namespace, detail: { expired: true, affectedVersions } });
    transaction.emit({ topic: 'trust-root', type: 'trust-root.expired', subject: namespace });
  }
}

function rejudgeSignedBy(transaction: Transaction, refreshPackage: RefreshPackage, keyId: string): number {
  return rejudge(
    transaction,
    refreshPackage,
    `SELECT version_rowid, versions.package_rowid, packages.namespace, versions.signature FROM signatures
     JOIN versions USING (version_rowid) JOIN packages ON packages.package_rowid = versions.package_rowid
     WHERE key_id = ?`,
    [keyId],
  );
}

/** Judge anew every version in a namespace and below it, by the trust roots that hold now. Answers how many changed. */
export function rejudgeNamespace(
  transaction: Transaction,
  refreshPackage: RefreshPackage,
  namespace: string,
): number {
  return rejudge(
    transaction,
    refreshPackage,
    `SELECT version_rowid, versions.package_rowid, packages.namespace, versions.signature FROM packages
     JOIN versions USING (package_rowid) WHERE packages.namespace = ? OR packages.namespace GLOB ?`,
    [namespace, `${namespace}.*`],
  );
}

interface Judged {
  version_rowid: number;
  package_rowid: number;
  namespace: string;
  signature: SignatureState;
}

function rejudge(
  transaction: Transaction,
  refreshPackage: RefreshPackage,
  text: string,
  values: string[],
): number {
  const { db, context } = transaction;
  const packages = new Set<number>();
  let changed = 0;
  for (const row of sql<Judged>(db, text).all(...values)) {
    // Tampering was seen by re-hashing; only another verification can lift it.
    if (row.signature === 'tampered') continue;
    const state = evaluateTrust(db, row.namespace, signersOf(transaction, row.version_rowid), context.at);
    if (state === row.signature) continue;
    sql(db, 'UPDATE versions SET signature = ? WHERE version_rowid = ?').run(state, row.version_rowid);
    packages.add(row.package_rowid);
    changed += 1;
  }
  for (const packageRowid of packages) refreshPackage(transaction, packageRowid);
  return changed;
}

function signersOf({ db }: Transaction, versionRowid: number): string[] {
  return sql<{ key_id: string }>(db, 'SELECT key_id FROM signatures WHERE version_rowid = ?')
    .all(versionRowid)
    .map((row) => row.key_id);
}

function requireKey({ db }: Transaction, keyId: string): KeyRow {
  const row = sql<KeyRow>(db, 'SELECT * FROM keys WHERE key_id = ?').get(keyId);
  if (!row) throw refuse.notFound('key', keyId, 'Import its public half first.');
  return row;
}

function noteKey(
  transaction: Transaction,
  keyId: string,
  type: string,
  detail: Record<string, unknown>,
): Key {
  transaction.audit({ subject: `key ${keyId.slice(0, 16)}`, detail: { keyId, ...detail } });
  transaction.emit({ topic: 'key', type, subject: keyId });
  const roots = sql<TrustRootRow>(transaction.db, 'SELECT * FROM trust_roots').all();
  return keyOf(transaction.db, requireKey(transaction, keyId), roots);
}

/** Tells watchers that the private keys were locked or unlocked. Nothing is stored but the news; the call itself is audited. */
export function tellVault(transaction: Transaction, { locked }: { locked: boolean }): void {
  transaction.emit({
    topic: 'profile',
    type: locked ? 'vault.locked' : 'vault.unlocked',
    subject: 'vault',
  });
}
