import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * SHA-256 over the names and contents of everything under `paths` (files and folders, relative to `root`; absent ones count as
 * absent). Contents, not times: a fresh checkout of the same sources needs no new build.
 */
export function fingerprint(root: string, paths: readonly string[]): string {
  const hash = createHash('sha256');
  for (const path of paths) addPath(root, path, hash.update.bind(hash));
  return hash.digest('hex');
}

function addPath(root: string, path: string, add: (data: string | Buffer) => unknown): void {
  const full = join(root, path);
  const stats = statSync(full, { throwIfNoEntry: false });
  add(`${path}\0${stats === undefined ? 'absent' : ''}\0`);
  if (stats?.isFile()) add(readFileSync(full));
  if (!stats?.isDirectory()) return;
  for (const name of readdirSync(full).sort()) addPath(root, join(path, name), add);
}
