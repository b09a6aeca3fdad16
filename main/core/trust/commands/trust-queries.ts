/** Reads of keys, trust roots and signatures. */
import type Database from 'better-sqlite3';
import type { SignatureState } from '../../../../contract/registry.ts';
import type { Key, TrustRoot } from '../../../../contract/trust.ts';
import { sql } from '../../../store/index.ts';
import { refuse } from '../../refuse.ts';
import { applicableRoot, type TrustRootRow, trustRootOf } from './evaluate-trust.ts';
import { type KeyRow, listKeys } from './key-rows.ts';

export function queryKeys(db: Database.Database): { keys: Key[] } {
  return { keys: listKeys(db) };
}

export function queryRoots(db: Database.Database): { roots: TrustRoot[] } {
  return {
    roots: sql<TrustRootRow>(db, 'SELECT * FROM trust_roots ORDER BY namespace').all().map(trustRootOf),
  };
}

/** A key with its sealed private half: for the signer alone, never for an answer. */
export interface SigningKey {
  keyId: string;
  name: string;
  state: Key['state'];
  sealed: string | undefined;
  sealedBy: 'keychain' | 'passphrase' | undefined;
}

/** The default key, or the one asked for. */
export function querySigningKey(
  db: Database.Database,
  { keyId }: { keyId?: string | undefined },
): SigningKey | undefined {
  const row = keyId
    ? sql<KeyRow>(db, 'SELECT * FROM keys WHERE key_id = ?').get(keyId)
    : sql<KeyRow>(db, 'SELECT * FROM keys WHERE is_default = 1').get();
  if (!row) return undefined;
  return {
    keyId: row.key_id,
    name: row.name,
    state: row.state,
    sealed: row.sealed ?? undefined,
    sealedBy: row.sealed_by ?? undefined,
  };
}

/** Any text sealed by the passphrase, to tell a wrong passphrase at once. */
export function querySealedSample(db: Database.Database): string | undefined {
  return sql<{ sealed: string }>(db, `SELECT sealed FROM keys WHERE sealed_by = 'passphrase' LIMIT 1`).get()
    ?.sealed;
}

export function queryPublicKey(db: Database.Database, { keyId }: { keyId: string }): { spki: Uint8Array } {
  const row = sql<KeyRow>(db, 'SELECT * FROM keys WHERE key_id = ?').get(keyId);
  if (!row) throw refuse.notFound('key', keyId, 'See the list of keys.');
  return { spki: row.spki };
}

export interface StoredSignature {
  keyId: string;
  algorithm: string;
  signature: Uint8Array;
  createdAt: number;
  /** Undefined where the key is not here. */
  key: { name: string; state: Key['state']; spki: Uint8Array; algorithm: Key['algorithm'] } | undefined;
  inTrustRoot: boolean;
}

/** The signatures of a version with the keys and the root that judge them. */
export function querySignatures(
  db: Database.Database,
  { versionId }: { versionId: string },
): {
  signatures: StoredSignature[];
  root: TrustRoot | undefined;
  statement: Uint8Array | undefined;
  state: SignatureState;
} {
  const version = sql<{
    version_rowid: number;
    signature: SignatureState;
    namespace: string;
    statement: Uint8Array | null;
  }>(
    db,
    `SELECT version_rowid, signature, packages.namespace, statement FROM versions
     JOIN packages USING (package_rowid) JOIN version_documents USING (version_rowid)
     WHERE version_id = ? AND deleted_at IS NULL`,
  ).get(versionId);
  if (!version) throw refuse.notFound('version', versionId);
  const rootRow = applicableRoot(db, version.namespace);
  const root = rootRow && trustRootOf(rootRow);
  const rows = sql<{ key_id: string; algorithm: string; signature: Uint8Array; created_at: number }>(
    db,
    'SELECT * FROM signatures WHERE version_rowid = ? ORDER BY created_at, key_id',
  ).all(version.version_rowid);
  return {
    state: version.signature,
    statement: version.statement ?? undefined,
    root,
    signatures: rows.map((row) => {
      const key = sql<KeyRow>(db, 'SELECT * FROM keys WHERE key_id = ?').get(row.key_id);
      return {
        keyId: row.key_id,
        algorithm: row.algorithm,
        signature: row.signature,
        createdAt: row.created_at,
        key: key && { name: key.name, state: key.state, spki: key.spki, algorithm: key.algorithm },
        inTrustRoot: root?.keyIds.includes(row.key_id) ?? false,
      };
    }),
  };
}
