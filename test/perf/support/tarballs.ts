/** Real-sized tarballs: the packages installed here, packed as npm packs them. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { create } from 'tar';

export interface Tarball {
  path: string;
  packedBytes: number;
}

/**
 * `count` tarballs in `folder`, made of the packages below `node_modules` in turn; no two are the same bytes. Packages above 20 MB unpacked (toolchains) are left out.
 */
export async function packInstalled(folder: string, count: number): Promise<Tarball[]> {
  await mkdir(folder, { recursive: true });
  const sources = await installedPackages(path.resolve('node_modules'));
  const tarballs: Tarball[] = [];
  for (let index = 0; index < count; index += 1) {
    const source = sources[index % sources.length];
    if (!source) break;
    const target = path.join(folder, `${index}.tgz`);
    // Another round over the same packages compresses differently, so that no two tarballs are the same bytes.
    const level = 6 - Math.floor(index / sources.length);
    await create(
      {
        file: target,
        gzip: { level },
        cwd: source,
        prefix: 'package',
        portable: true,
        filter: (name) => !name.includes('node_modules'),
      },
      ['.'],
    );
    tarballs.push({ path: target, packedBytes: (await stat(target)).size });
  }
  return tarballs;
}

async function installedPackages(root: string): Promise<string[]> {
  const names = await readdir(root);
  const nested = await Promise.all(
    names.map(async (name) =>
      name.startsWith('@')
        ? (await readdir(path.join(root, name))).map((inner) => path.join(root, name, inner))
        : [path.join(root, name)],
    ),
  );
  const folders = nested.flat().filter((folder) => existsSync(path.join(folder, 'package.json')));
  // One `du` for all: asking for the size of fifty thousand files one by one takes minutes on a busy machine.
  const { stdout } = await promisify(execFile)('du', ['-sk', ...folders], { maxBuffer: 16_000_000 });
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => line.split('\t'));
  return lines
    .flatMap(([kilobytes, folder]) => (folder && Number(kilobytes) < 20_000 ? [folder] : []))
    .sort();
}
