/** References to content: a blob lives as long as a version, in the trash or not, points at it. */
import { sql, type Tier, type Transaction } from '../../../store/index.ts';

export interface BlobReference {
  digest: string;
  size: number;
  tier: Tier;
  /** Present for the inline tier. */
  bytes?: Uint8Array | undefined;
}

/** Count one more reference, storing the blob's row when it is new; inline bytes are written again, which heals them. */
export function retainBlob(transaction: Transaction, blob: BlobReference): void {
  sql(
    transaction.db,
    `INSERT INTO blobs (digest, size, tier, reference_count, created_at, bytes) VALUES (?, ?, ?, 1, ?, ?)
     ON CONFLICT (digest) DO UPDATE SET reference_count = reference_count + 1,
       bytes = coalesce(excluded.bytes, bytes)`,
  ).run(blob.digest, blob.size, blob.tier, transaction.context.at, blob.bytes ?? null);
}

/** Count one reference less; returns the blob when none is left and its row is gone. */
export function releaseBlob(transaction: Transaction, digest: string): BlobReference | undefined {
  sql(transaction.db, 'UPDATE blobs SET reference_count = reference_count - 1 WHERE digest = ?').run(digest);
  return sql<BlobReference>(
    transaction.db,
    'DELETE FROM blobs WHERE digest = ? AND reference_count = 0 RETURNING digest, size, tier',
  ).get(digest);
}
