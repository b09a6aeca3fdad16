/** What keys and trust roots tell by themselves: few of them, read in one step. */
import type Database from 'better-sqlite3';
import { sql } from '../../../../store/index.ts';
import { effectivePolicy } from '../../../registry/index.ts';

export interface WeakRoot {
  namespace: string;
  /** Keys it names although they were revoked. */
  revoked: { name: string; reason: string }[];
  /** Keys it names that count, and how many signatures it asks for. */
  counting: number;
  threshold: number;
  /** When it ran out, milliseconds since the epoch. */
  expiredAt: number | undefined;
}

/** Revoked keys, roots that name them or ran out, and the namespaces whose published versions must be signed. */
export function queryKeyFindings(
  db: Database.Database,
  { at }: { at: number },
): { keys: number; revokedKeys: number; roots: number; weakRoots: WeakRoot[]; requiring: string[] } {
  const keys = new Map(
    sql<{ key_id: string; name: string; state: string; state_reason: string | null }>(
      db,
      'SELECT key_id, name, state, state_reason FROM keys',
    )
      .all()
      .map((row) => [row.key_id, row]),
  );
  const roots = sql<{ namespace: string; threshold: number; key_ids: string; expires_at: number | null }>(
    db,
    'SELECT namespace, threshold, key_ids, expires_at FROM trust_roots ORDER BY namespace',
  ).all();
  const weakRoots = roots.flatMap(({ namespace, threshold, key_ids, expires_at }): WeakRoot[] => {
    const named = (JSON.parse(key_ids) as string[]).flatMap((keyId) => keys.get(keyId) ?? []);
    const revoked = named.filter(({ state }) => state === 'revoked');
    const expiredAt = expires_at !== null && expires_at <= at ? expires_at : undefined;
    if (revoked.length === 0 && expiredAt === undefined) return [];
    return [
      {
        namespace,
        revoked: revoked.map(({ name, state_reason }) => ({ name, reason: state_reason ?? '' })),
        counting: named.length - revoked.length,
        threshold,
        expiredAt,
      },
    ];
  });
  const revokedKeys = [...keys.values()].filter(({ state }) => state === 'revoked').length;
  return { keys: keys.size, revokedKeys, roots: roots.length, weakRoots, requiring: requiringSignatures(db) };
}

/** Policies are read only where somebody set one. */
function requiringSignatures(db: Database.Database): string[] {
  const isAsked = sql(
    db,
    `SELECT 1 FROM namespace_settings WHERE name = 'requireSignature' AND value <> 'false' LIMIT 1`,
  ).get();
  if (isAsked === undefined) return [];
  return sql<{ path: string }>(db, 'SELECT path FROM namespaces WHERE deleted_at IS NULL')
    .all()
    .map(({ path }) => path)
    .filter((path) => effectivePolicy(db, path).requireSignature);
}
