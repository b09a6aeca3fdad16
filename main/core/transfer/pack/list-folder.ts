/** The files of a folder that is to be packed. */
import type { Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { ArchiveRejected } from '../archive/archive-rejected.ts';
import { cleanEntryPath, shownPath } from '../archive/entry-path.ts';
import { type ArchiveLimits, archiveLimits } from '../archive/limits.ts';

export interface FolderFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  /** Where the bytes are: links are already followed. */
  readonly source: string;
  readonly size: number;
  readonly mode: number;
}
export interface FolderListing {
  /** In the order of their paths (by UTF-16 code unit, the same everywhere). */
  readonly files: readonly FolderFile[];
  /** Left out: version control, installed dependencies, litter of the desktop. */
  readonly skipped: readonly string[];
  readonly totalSize: number;
}

const skippedNames: ReadonlySet<string> = new Set(['.git', 'node_modules', '.DS_Store']);

interface Walk {
  readonly root: string;
  readonly limits: ArchiveLimits;
  readonly files: FolderFile[];
  readonly skipped: string[];
  totalSize: number;
  readonly check: () => void;
}

/**
 * Lists regular files; empty folders leave no trace. Symbolic links that stay inside are followed.
 * @param check called for each entry; throws to stop the walk
 * @throws ArchiveRejected for links out of the folder, links in a circle, devices, sockets and pipes, names that
 *   cannot be stored, and more than the limits allow.
 */
export async function listFolder(
  folder: string,
  check: () => void = () => {},
  limits: ArchiveLimits = archiveLimits,
): Promise<FolderListing> {
  const root = await realpath(folder);
  const walk: Walk = { root, limits, files: [], skipped: [], totalSize: 0, check };
  await walkFolder(walk, root, '', [root]);
  walk.files.sort((a, b) => (a.path < b.path ? -1 : 1));
  if (walk.files.length === 0) throw new ArchiveRejected('empty-archive', 'The folder holds no files.');
  return walk;
}

async function walkFolder(walk: Walk, folder: string, path: string, above: readonly string[]): Promise<void> {
  for (const nameBytes of await readdir(folder, { encoding: 'buffer' })) {
    walk.check();
    const name = nameBytes.toString('utf8');
    const inner = path === '' ? name : `${path}/${name}`;
    if (!Buffer.from(name).equals(nameBytes)) {
      throw new ArchiveRejected(
        'bad-name',
        `The name ${shownPath(inner)} is not valid UTF-8.`,
        shownPath(inner),
      );
    }
    if (skippedNames.has(name)) {
      walk.skipped.push(inner);
      continue;
    }
    cleanEntryPath(inner, walk.limits);
    const { source, stats } = await follow(walk, join(folder, name), inner);
    if (stats.isDirectory()) {
      if (above.includes(source)) {
        throw new ArchiveRejected(
          'link-outside',
          `The link ${shownPath(inner)} leads to a folder above it.`,
          inner,
        );
      }
      await walkFolder(walk, source, inner, [...above, source]);
    } else addFile(walk, inner, source, stats);
  }
}

/** @throws ArchiveRejected when a link leads out of the folder or to nothing. */
async function follow(walk: Walk, source: string, path: string): Promise<{ source: string; stats: Stats }> {
  const stats = await lstat(source);
  if (!stats.isSymbolicLink()) return { source, stats };
  const shown = shownPath(path);
  const real = await realpath(source).catch(() => undefined);
  if (real === undefined)
    throw new ArchiveRejected('link-outside', `The link ${shown} leads nowhere.`, shown);
  const inside = relative(walk.root, real);
  if (inside === '..' || inside.startsWith(`..${sep}`) || /^[A-Za-z]:/.test(inside)) {
    throw new ArchiveRejected('link-outside', `The link ${shown} points outside of the folder.`, shown);
  }
  // What is left out must not come back through a link.
  if (inside.split(sep).some((segment) => skippedNames.has(segment))) {
    const message = `The link ${shown} points into a folder that is left out.`;
    throw new ArchiveRejected('link-outside', message, shown);
  }
  return { source: real, stats: await stat(real) };
}

function addFile(walk: Walk, path: string, source: string, stats: Stats): void {
  const shown = shownPath(path);
  if (!stats.isFile())
    throw new ArchiveRejected('special-file', `${shown} is a device, socket or pipe.`, shown);
  walk.files.push({ path, source, size: stats.size, mode: stats.mode });
  walk.totalSize += stats.size;
  const { entries, unpackedBytes } = walk.limits;
  if (walk.files.length > entries) {
    throw new ArchiveRejected('too-many-entries', `The folder has more than ${entries} files.`);
  }
  if (walk.totalSize > unpackedBytes) {
    throw new ArchiveRejected('too-large', `The folder has more than ${unpackedBytes} bytes.`, shown);
  }
}
