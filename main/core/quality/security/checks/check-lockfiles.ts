/** Reads the newest published lockfile of every package that keeps some. */
import type { GivenUp } from '../queries/given-up.ts';
import type { LockedUse } from '../queries/lockfile-uses.ts';
import type { ReportCall } from './report-call.ts';

/** A lockfile of more bytes is told to be left out. */
const mostBytes = 16 * 1_024 * 1_024;
/** Milliseconds all of them may take. */
const budget = 5_000;

/** @returns how many were looked at, and how many were left: too large, damaged, or for want of time */
export async function checkLockfiles(
  { store, signal }: ReportCall,
  all: GivenUp['lockfiles'],
  onUse: (lock: { coordinate: string; version: string }, use: LockedUse) => void,
): Promise<{ looked: number; left: number }> {
  const newest = new Map<number, GivenUp['lockfiles'][number]>();
  for (const lock of all) {
    const known = newest.get(lock.packageRowid);
    if (known === undefined || known.sortKey < lock.sortKey) newest.set(lock.packageRowid, lock);
  }
  const until = performance.now() + budget;
  let looked = 0;
  for (const { versionId } of newest.values()) {
    signal.throwIfAborted();
    if (performance.now() > until) break;
    const read = await readLock(store, versionId);
    if (read === undefined) continue;
    looked += 1;
    for (const use of read.uses) onUse(read, use);
  }
  return { looked, left: newest.size - looked };
}

/** Undefined for what is gone meanwhile, too large, or no lockfile. */
async function readLock(store: ReportCall['store'], versionId: string) {
  const location = await store.read('registry.content', { versionId }).catch(() => undefined);
  if (location === undefined || location.size > mostBytes) return undefined;
  const { coordinate, version, digest, tier } = location;
  const bytes = location.bytes ?? (tier === 'inline' ? undefined : await contentOf(store, digest, tier));
  // Parsing it is the reader's work: it can be large.
  const uses = bytes && (await store.read('quality.securityLockfile', { bytes }));
  return uses && { coordinate, version, uses };
}

async function contentOf(
  { blobs }: ReportCall['store'],
  digest: string,
  tier: 'file' | 'large',
): Promise<Uint8Array | undefined> {
  try {
    const chunks: Uint8Array[] = [];
    for await (const chunk of blobs.read(digest, tier)) chunks.push(chunk as Uint8Array);
    return Buffer.concat(chunks);
  } catch {
    return undefined;
  }
}
