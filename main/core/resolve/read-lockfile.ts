/** Lockfiles as they are kept: config artifacts whose content is canonical JSON. */
import { type Lockfile, lockfile as lockfileSchema } from '../../../contract/resolution.ts';
import { refuse } from '../refuse.ts';
import type { Services } from '../services.ts';

/** A lockfile of more bytes is none of ours. */
const mostBytes = 64 * 1_024 * 1_024;

/** @throws Refusal NOT_FOUND, INVALID_STATE for a version that holds something else */
export async function readLockfile(
  { store }: Pick<Services, 'store'>,
  versionId: string,
): Promise<{ coordinate: string; version: string; digest: string; lockfile: Lockfile }> {
  const location = await store.read('registry.content', { versionId });
  const { coordinate, version, digest } = location;
  const notOne = refuse.state(
    `${coordinate} ${version} is not a lockfile.`,
    'not-a-lockfile',
    'Choose a config artifact that was saved by resolving.',
  );
  if (location.size > mostBytes) throw notOne;
  const chunks: Uint8Array[] = [];
  if (location.bytes) chunks.push(location.bytes);
  else if (location.tier !== 'inline')
    for await (const chunk of store.blobs.read(digest, location.tier)) chunks.push(chunk as Uint8Array);
  const parsed = lockfileSchema.safeParse(jsonOf(Buffer.concat(chunks)));
  if (!parsed.success) throw notOne;
  return { coordinate, version, digest, lockfile: parsed.data };
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
