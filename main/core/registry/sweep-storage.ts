/** Sweeps the storage: trash past its time, content nobody refers to, staging left behind. */
import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Call, Services } from '../services.ts';
import { trashRetention } from './commands/lifecycle.ts';

/** Staged files younger than this may belong to an import under way, milliseconds. */
const stagingAge = 60 * 60 * 1_000;
const batch = 500;

interface Swept {
  versions: number;
  blobs: number;
  stagedFiles: number;
  bytes: number;
}

/** A dry run answers what a run would do. */
export async function sweepStorage(services: Services, dryRun: boolean, call: Call): Promise<Swept> {
  const { store } = services;
  const trash = await store.write(
    'registry.sweepTrash',
    { before: call.write.at - trashRetention, dryRun },
    call.write,
  );
  const swept: Swept = { versions: trash.versions, blobs: 0, stagedFiles: 0, bytes: 0 };
  for (const blob of trash.blobs) {
    // Their files are found below, where a dry run still sees a row for them.
    if (!dryRun && blob.tier !== 'inline') continue;
    swept.blobs += 1;
    swept.bytes += blob.size;
  }
  await sweepOrphans(services, dryRun, swept);
  await sweepStaging(services, dryRun, stagingAge, swept);
  if (!dryRun) await store.write('registry.noteSweep', { ...swept }, call.write);
  return swept;
}

/** What a killed process left in staging; nothing there is in use yet. */
export async function clearStaging(services: Pick<Services, 'store' | 'sources'>): Promise<void> {
  await sweepStaging(services, false, 0, { versions: 0, blobs: 0, stagedFiles: 0, bytes: 0 });
}

/** Content files no row refers to: of emptied trash, and of imports that were killed half-way. */
async function sweepOrphans({ store, gate }: Services, dryRun: boolean, swept: Swept): Promise<void> {
  let files: { digest: string; path: string; size: number }[] = [];
  const removeOrphans = async () => {
    const unknown = new Set(
      await store.read('registry.unknownBlobs', { digests: files.map(({ digest }) => digest) }),
    );
    for (const file of files.filter(({ digest }) => unknown.has(digest))) {
      swept.blobs += 1;
      swept.bytes += file.size;
      if (!dryRun) await rm(file.path, { force: true });
    }
    files = [];
  };
  for await (const file of store.blobs.list()) {
    // A name that is no digest is nobody's content.
    files.push({ ...file, digest: file.digest ?? file.path });
    if (files.length >= batch) await gate.alone(removeOrphans);
  }
  await gate.alone(removeOrphans);
}

async function sweepStaging(
  { store, sources }: Pick<Services, 'store' | 'sources'>,
  dryRun: boolean,
  age: number,
  swept: Swept,
): Promise<void> {
  const inUse = sources.pathsInUse();
  for (const name of await readdir(store.stagingDirectory)) {
    const file = path.join(store.stagingDirectory, name);
    const stats = await stat(file).catch(() => undefined);
    if (!stats || inUse.has(file) || Date.now() - stats.mtimeMs < age) continue;
    swept.stagedFiles += 1;
    swept.bytes += stats.isFile() ? stats.size : 0;
    if (!dryRun) await rm(file, { recursive: true, force: true });
  }
}
