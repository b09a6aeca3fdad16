/** Extracts content into a folder, all of it or nothing. */
import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import { chmod, copyFile, mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { FileInArchive } from '../archive/archive-entry.ts';
import type { ArchiveGate } from '../archive/archive-gate.ts';
import type { ContentSource } from '../archive/byte-source.ts';
import { DisplayRoot } from '../archive/display-root.ts';
import { type ArchiveLimits, archiveLimits } from '../archive/limits.ts';
import { asMediaType } from '../archive/media-type.ts';
import { readArchive } from '../archive/read-archive.ts';
import { resolveLinks } from '../archive/resolve-links.ts';

interface ExtractOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { done: number; total: number }) => void;
  readonly limits?: ArchiveLimits;
}

/**
 * Writes every file below `destination`, which must be absent or an empty folder in an existing one. Files are 644 or
 * 755; links become copies of their files. Work goes on in a sibling folder, renamed when complete.
 * @returns the number of files written
 * @throws ArchiveRejected for content that breaks a limit or a rule; Error with code `ENOTEMPTY` or `ENOTDIR` for an
 *   unfit destination; the signal's reason; the system's errors. Nothing is left behind then.
 */
export async function extractTo(
  content: ContentSource,
  mediaType: string,
  destination: string,
  options: ExtractOptions = {},
): Promise<number> {
  const target = resolve(destination);
  const existed = await expectEmpty(target);
  const work = join(dirname(target), `.${basename(target)}.${randomUUID()}.partial`);
  await mkdir(work);
  try {
    const { files, root } = await writeAll(content, mediaType, work, options);
    options.signal?.throwIfAborted();
    if (existed) await rmdir(target);
    await rename(join(work, root), target);
    return files;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Whether the folder is there. */
async function expectEmpty(target: string): Promise<boolean> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (names === undefined || names.length === 0) return names !== undefined;
  throw Object.assign(new Error(`${target} is not empty.`), { code: 'ENOTEMPTY' });
}

async function writeAll(content: ContentSource, mediaType: string, work: string, options: ExtractOptions) {
  const { signal, onProgress, limits = archiveLimits } = options;
  const root = new DisplayRoot();
  const files = new Map<string, number>();
  const links = new Map<string, string>();
  const folders = new FolderMaker(work);
  let gate: ArchiveGate | undefined;
  const entries = readArchive(content, asMediaType(mediaType), {
    limits,
    onGate: (made) => {
      gate = made;
    },
    onProgress: (done, total) => onProgress?.({ done, total }),
  });
  for await (const entry of entries) {
    signal?.throwIfAborted();
    if (entry.type === 'directory') {
      await folders.make(entry.path);
      continue;
    }
    root.add(entry.path);
    if (entry.type === 'link') links.set(entry.path, entry.target);
    else {
      await folders.make(dirname(entry.path));
      await writeFile(entry, join(work, entry.path), signal);
      files.set(entry.path, entry.size);
    }
  }
  const { copies } = resolveLinks(links, (path) => files.has(path));
  for (const [path, target] of copies) {
    signal?.throwIfAborted();
    gate?.unpackedCopy(files.get(target) ?? 0, path);
    await folders.make(dirname(path));
    await copyFile(join(work, target), join(work, path), constants.COPYFILE_EXCL);
  }
  await folders.make(root.prefix);
  return { files: files.size + copies.size, root: root.prefix };
}

/** Makes each folder once: asking the disk for every file's folder would take most of the time. */
class FolderMaker {
  readonly #work: string;
  readonly #made = new Set<string>(['.', '']);

  constructor(work: string) {
    this.#work = work;
  }

  async make(path: string): Promise<void> {
    if (this.#made.has(path)) return;
    await mkdir(join(this.#work, path), { recursive: true, mode: 0o755 });
    this.#made.add(path);
  }
}

async function writeFile(entry: FileInArchive, path: string, signal: AbortSignal | undefined): Promise<void> {
  // Never through something that is there already, whatever it is.
  const handle = await open(path, 'wx', entry.mode);
  try {
    for await (const chunk of entry.chunks()) {
      signal?.throwIfAborted();
      for (let done = 0; done < chunk.length; ) done += (await handle.write(chunk, done)).bytesWritten;
    }
  } finally {
    await handle.close();
  }
  // The mask of the process may have taken bits away.
  await chmod(path, entry.mode);
}
