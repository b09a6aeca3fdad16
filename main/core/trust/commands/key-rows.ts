/** Rows of the key table and what the contract shows of them. The sealed private half never leaves by this way. */
import type Database from 'better-sqlite3';
import type { Key } from '../../../../contract/trust.ts';
import { sql } from '../../../store/index.ts';
import type { TrustRootRow } from './evaluate-trust.ts';

export interface KeyRow {
  key_id: string;
  name: string;
  algorithm: Key['algorithm'];
  spki: Buffer;
  sealed: string | null;
  sealed_by: 'keychain' | 'passphrase' | null;
  state: Key['state'];
  state_reason: string | null;
  is_default: number;
  created_at: number;
}

/** All keys, the default first, then by age. */
export function listKeys(db: Database.Database): Key[] {
  const rows = sql<KeyRow>(db, 'SELECT * FROM keys ORDER BY is_default DESC, created_at').all();
  const roots = sql<TrustRootRow>(db, 'SELECT * FROM trust_roots ORDER BY namespace').all();
  return rows.map((row) => keyOf(db, row, roots));
}

export function keyOf(db: Database.Database, row: KeyRow, roots: readonly TrustRootRow[]): Key {
  const count = sql<{ count: number }>(db, 'SELECT count(*) AS count FROM signatures WHERE key_id = ?').get(
    row.key_id,
  );
  return {
    keyId: row.key_id,
    name: row.name,
    algorithm: row.algorithm,
    state: row.state,
    private: row.sealed_by ?? 'none',
    isDefault: row.is_default === 1,
    createdAt: new Date(row.created_at).toISOString(),
    ...(row.state_reason ? { stateReason: row.state_reason } : {}),
    trustedFor: roots
      .filter((root) => (JSON.parse(root.key_ids) as string[]).includes(row.key_id))
      .map((root) => root.namespace),
    signatureCount: count?.count ?? 0,
  };
}
