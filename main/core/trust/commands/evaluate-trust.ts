/** Whether signatures make a version trusted: by the trust root of its namespace, never by a key they bring along. */
import type Database from 'better-sqlite3';
import type { SignatureState } from '../../../../contract/registry.ts';
import type { TrustRoot } from '../../../../contract/trust.ts';
import { sql } from '../../../store/index.ts';

export interface TrustRootRow {
  namespace: string;
  version: number;
  threshold: number;
  key_ids: string;
  expires_at: number | null;
  updated_at: number;
}

export function trustRootOf(row: TrustRootRow): TrustRoot {
  return {
    namespace: row.namespace,
    version: row.version,
    threshold: row.threshold,
    keyIds: JSON.parse(row.key_ids) as string[],
    ...(row.expires_at === null ? {} : { expiresAt: new Date(row.expires_at).toISOString() }),
    updatedAt: new Date(row.updated_at).toISOString(),
  };
}

/** The root that applies to a namespace: its own, else that of the nearest ancestor that has one. */
export function applicableRoot(db: Database.Database, namespace: string): TrustRootRow | undefined {
  for (let path = namespace; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('.')))) {
    const row = sql<TrustRootRow>(db, 'SELECT * FROM trust_roots WHERE namespace = ?').get(path);
    if (row) return row;
  }
  return undefined;
}

/**
 * The state of a version whose signatures by `keyIds` are cryptographically valid: `trusted` when at least `threshold`
 * of them are in the applicable, unexpired root and not revoked. A retired key keeps vouching for what it signed.
 */
export function evaluateTrust(
  db: Database.Database,
  namespace: string,
  keyIds: readonly string[],
  at: number,
): SignatureState {
  if (keyIds.length === 0) return 'unsigned';
  const root = applicableRoot(db, namespace);
  if (!root || (root.expires_at !== null && root.expires_at <= at)) return 'unknown';
  const trusted = new Set(JSON.parse(root.key_ids) as string[]);
  const counting = new Set(keyIds.filter((keyId) => trusted.has(keyId) && !isRevoked(db, keyId)));
  return counting.size >= root.threshold ? 'trusted' : 'unknown';
}

function isRevoked(db: Database.Database, keyId: string): boolean {
  const row = sql<{ state: string }>(db, 'SELECT state FROM keys WHERE key_id = ?').get(keyId);
  return row?.state !== 'active' && row?.state !== 'retired';
}
