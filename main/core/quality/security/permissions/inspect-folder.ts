/** Who besides its owner may reach what lies in the data folder, by the modes of POSIX systems. */
import type { Stats } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';

/** A file or folder others have rights in, or that is another's. */
export interface LoosePath {
  path: string;
  /** Permission bits. */
  mode: number;
  isFolder: boolean;
  /** What others may do there, where they can come to it. */
  others: 'write' | 'read' | 'none';
  /** Of its owner, when that is not this user. */
  foreignOwner?: number;
}

/** Folders whose own files are looked at too: few and named by this product. Content lies deep below folders that are looked at. */
const opened = ['logs', 'run'];
/** A folder holds some dozens; more are somebody else's, and the folder itself tells enough. */
const mostEntries = 1_000;

/**
 * The folder, what lies in it, logs and addresses. A folder that others may not enter shields what is below: modes there do not matter.
 * @throws Error of the file system when the folder cannot be read
 */
export async function inspectFolder(
  home: string,
  user: number,
): Promise<{ looked: number; loose: LoosePath[] }> {
  const loose: LoosePath[] = [];
  let looked = 0;
  const look = async (file: string, reach: number): Promise<number> => {
    const stats = await stat(file).catch(unlessGone);
    if (stats === undefined) return 0;
    looked += 1;
    const found = judge(file, stats, reach, user);
    if (found) loose.push(found);
    return reach & enteringBits(stats);
  };
  const inside = async (folder: string, reach: number): Promise<void> => {
    for (const name of await entriesOf(folder)) {
      const file = path.join(folder, name);
      const below = await look(file, reach);
      if (folder === home && opened.includes(name)) await inside(file, below);
    }
  };
  await inside(home, await look(home, everybody));
  const socket = await controlSocket(home);
  if (socket !== undefined && !socket.startsWith(`${home}${path.sep}`))
    await look(socket, await look(path.dirname(socket), everybody));
  return { looked, loose };
}

/** Group and others, as bits of 1. */
const everybody = 0o11;

/** Which of group and others may enter. */
function enteringBits(stats: Stats): number {
  return stats.isDirectory() ? stats.mode & 0o11 : 0;
}

function judge(file: string, stats: Stats, reach: number, user: number): LoosePath | undefined {
  const mode = stats.mode & 0o7777;
  const reachable = mode & (reach * 0o7);
  const foreign = stats.uid === user ? {} : { foreignOwner: stats.uid };
  if (reachable === 0 && stats.uid === user) return undefined;
  const others = (reachable & 0o22) !== 0 ? 'write' : reachable === 0 ? 'none' : 'read';
  return { path: file, mode, isFolder: stats.isDirectory(), others, ...foreign };
}

async function entriesOf(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(unlessGone);
  return (names ?? []).sort().slice(0, mostEntries);
}

/** What went away while it was looked at is no finding. */
function unlessGone(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}

/** The socket of a running registry lies elsewhere where the path of the folder is too long for one. */
async function controlSocket(home: string): Promise<string | undefined> {
  const text = await readFile(path.join(home, 'run', 'endpoint.json'), 'utf8').catch(() => '');
  try {
    const { socket } = JSON.parse(text) as { socket?: unknown };
    return typeof socket === 'string' ? socket : undefined;
  } catch {
    return undefined;
  }
}
