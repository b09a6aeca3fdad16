/** Real-sized tarballs: the packages installed here, packed as npm packs them. */
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { create } from 'tar';

export interface Tarball {
  path: string;
  packedBytes: number;
}

/**
 * `count` tarballs in `folder`, made of the packages below `node_modules` in turn, each with a version of its own so
 * that no two are the same. Packages above 20 MB unpacked (toolchains) are left out.
 */
export async function packInstalled(folder: string, count: number): Promise<Tarball[]> {
  await mkdir(folder, { recursive: true });
  const sources = await installedPackages(path.resolve('node_modules'));
  const tarballs: Tarball[] = [];
  for (let index = 0; index < count; index += 1) {
    const source = sources[index % sources.length];
    if (!source) break;
    const target = path.join(folder, `${index}.tgz`);
    await packOne(source, target, index);
    tarballs.push({ path: target, packedBytes: (await stat(target)).size });
  }
  return tarballs;
}

async function packOne(source: string, target: string, index: number): Promise<void> {
  const manifest = path.join(source, 'package.json');
  const original = await readFile(manifest, 'utf8');
  const changed = { ...(JSON.parse(original) as object), version: `1.0.${index}` };
  const staged = `${target}.package.json`;
  await writeFile(staged, JSON.stringify(changed));
  await create(
    {
      file: target,
      gzip: { level: 6 },
      cwd: source,
      prefix: 'package',
      portable: true,
      filter: (name) => !name.includes('node_modules') && name !== './package.json',
    },
    ['.', `@${path.relative(source, await single(staged))}`],
  );
}

/** A tar file of the changed manifest alone, to be merged in. */
async function single(staged: string): Promise<string> {
  const folder = `${staged}.d`;
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), await readFile(staged));
  await create({ file: `${staged}.tar`, cwd: folder, portable: true }, ['package.json']);
  return `${staged}.tar`;
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
  const found: string[] = [];
  for (const folder of nested.flat().sort()) {
    const manifest = await stat(path.join(folder, 'package.json')).catch(() => undefined);
    if (manifest && (await folderBytes(folder)) < 20_000_000) found.push(folder);
  }
  return found;
}

async function folderBytes(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) bytes += (await stat(path.join(entry.parentPath, entry.name))).size;
  return bytes;
}
