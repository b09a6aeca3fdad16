/** Plain JavaScript for any Node from 20 on. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync, utimesSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { currentNode } from './ensure-node.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const sources = ['main/core/resolve', 'main/core/identity', 'main/core/resolve-scenario.ts', 'main/cli'];

/**
 * Address of a file of the built resolver, which is built first where it is absent or older than its sources.
 * @param {string} name of the file
 * @returns {string}
 */
export function builtResolver(name) {
  const file = join(root, 'dist', 'resolver', name);
  if (!existsSync(file) || newest(sources.map((source) => join(root, source))) > statSync(file).mtimeMs) {
    const { status, error } = spawnSync(currentNode(), [join(root, 'scripts/build-resolver.ts')], {
      // Standard output carries the answer alone.
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) throw new Error('The resolver cannot be built.', { cause: error });
    const now = new Date();
    // Sources may be newer and still the same: they are not looked at again then.
    utimesSync(file, now, now);
  }
  return pathToFileURL(file).href;
}

/** @param {string[]} paths of files and folders; absent ones (an installation without sources) count as old */
function newest(paths) {
  let latest = 0;
  for (const path of paths) {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) continue;
    latest = Math.max(
      latest,
      stats.isFile() ? stats.mtimeMs : newest(readdirSync(path).map((name) => join(path, name))),
    );
  }
  return latest;
}
