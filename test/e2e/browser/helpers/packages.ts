import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { create, Header } from 'tar';

export interface PackageSource {
  kind?: string;
  namespace?: string;
  name: string;
  version?: string;
  description?: string;
  keywords?: string[];
  dependencies?: { coordinate: string; constraint: string }[];
  /** Path to content, beside the manifest. */
  files?: Record<string, string | Buffer>;
}

/** A package folder with a `hyper.json`. @returns its path. */
export async function packageFolder(folder: string, source: PackageSource): Promise<string> {
  const { files = {}, ...given } = source;
  const root = join(folder, `${source.name}-${source.version ?? '1.0.0'}`);
  const manifest = { kind: 'library', namespace: 'org.acme', version: '1.0.0', license: 'MIT', ...given };
  const all = { 'hyper.json': JSON.stringify(manifest, undefined, 2), ...files };
  for (const [path, content] of Object.entries(all)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return root;
}

/** The same as a `.tgz`. @returns its path. */
export async function packageArchive(folder: string, source: PackageSource): Promise<string> {
  const root = await packageFolder(folder, source);
  const file = `${root}.tgz`;
  await create({ file, gzip: true, cwd: root, portable: true, prefix: 'package' }, ['.']);
  return file;
}

/** An archive that says little and unpacks to `bytes` of zeros. @returns its path. */
export async function bombArchive(folder: string, bytes: number): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, 'bomb.tgz');
  await pipeline(zeros(bytes), createGzip(), createWriteStream(file));
  return file;
}

async function* zeros(bytes: number): AsyncGenerator<Buffer> {
  const header = new Header({ path: 'package/zeros.bin', size: bytes, mode: 0o644, type: 'File' });
  const block = Buffer.alloc(512);
  header.encode(block);
  yield block;
  const chunk = Buffer.alloc(1_048_576);
  for (let left = bytes; left > 0; left -= chunk.length)
    yield chunk.subarray(0, Math.min(left, chunk.length));
  yield Buffer.alloc((512 - (bytes % 512)) % 512);
  yield Buffer.alloc(1_024);
}

/** A 1x1 PNG. */
export const tinyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
