/** Content on disk: `blobs/ab/cd/<hash>` up to 10 MiB, `large/ab/cd/<hash>` above. A file is whole or not there. */
import { constants, createReadStream, type ReadStream } from 'node:fs';
import { copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** Content up to this size lives in the database row. */
export const inlineLimit = 10 * 1024;
/** Content up to this size lives under `blobs`, larger content under `large`. */
export const fileLimit = 10 * 1024 * 1024;

export type Tier = 'inline' | 'file' | 'large';

/** Which tier holds content of `size` bytes. */
export function tierOf(size: number): Tier {
  if (size <= inlineLimit) return 'inline';
  return size <= fileLimit ? 'file' : 'large';
}

export class BlobFiles {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** Where content of a digest (`sha256:<hex>`) lives. */
  pathOf(digest: string, tier: Exclude<Tier, 'inline'>): string {
    const hex = digest.slice(digest.indexOf(':') + 1);
    const folder = tier === 'file' ? 'blobs' : 'large';
    return path.join(this.#root, folder, hex.slice(0, 2), hex.slice(2, 4), hex);
  }

  /**
   * Move a synced file to its place. Atomic; an existing file of the digest is replaced, which heals a damaged one.
   * The folder is synced too, so that a row committed afterwards never names a file that a power cut takes away.
   */
  async adopt(stagedPath: string, digest: string, tier: Exclude<Tier, 'inline'>): Promise<void> {
    const target = this.pathOf(digest, tier);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    try {
      await rename(stagedPath, target);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
      const beside = `${target}.${process.pid}.partial`;
      await copyFile(stagedPath, beside, constants.COPYFILE_FICLONE);
      await syncPath(beside);
      await rename(beside, target);
      await rm(stagedPath, { force: true });
    }
    await syncPath(path.dirname(target));
  }

  read(digest: string, tier: Exclude<Tier, 'inline'>): ReadStream {
    return createReadStream(this.pathOf(digest, tier), { highWaterMark: 1024 * 1024 });
  }

  async remove(digest: string, tier: Exclude<Tier, 'inline'>): Promise<void> {
    await rm(this.pathOf(digest, tier), { force: true });
  }

  /** Every content file on disk: its digest (undefined for a stray name), path and size in bytes. */
  async *list(): AsyncGenerator<{ digest: string | undefined; path: string; size: number }> {
    for (const folder of ['blobs', 'large']) {
      const root = path.join(this.#root, folder);
      const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
      for (const entry of entries) {
        if (!entry.isFile()) continue;
        const file = path.join(entry.parentPath, entry.name);
        const size = await stat(file).then(
          (stats) => stats.size,
          () => 0,
        );
        yield {
          digest: /^[0-9a-f]{64}$/u.test(entry.name) ? `sha256:${entry.name}` : undefined,
          path: file,
          size,
        };
      }
    }
  }
}

/** fsync a file or folder (folders cannot be opened for that on Windows, where rename is durable by itself). */
async function syncPath(target: string): Promise<void> {
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  try {
    handle = await open(target, 'r');
    await handle.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  } finally {
    await handle?.close();
  }
}
