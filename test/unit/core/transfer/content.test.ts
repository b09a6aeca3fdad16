import { lstat, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extractTo, readEntry } from '../../../../main/core/transfer/content.ts';
import { rejected, tarBytes, temporaryFolder, tgzBytes, zipBytes } from './fixtures.ts';

const items = [
  { path: 'package/a.txt', body: 'hello', mode: 0o4777 },
  { path: 'package/sub/b.txt', body: 'x'.repeat(300_000) },
  { path: 'package/link', type: '2', link: 'sub/b.txt' },
];
const content = { bytes: tgzBytes(items) };
const gzip = 'application/x-tar+gzip';

describe('readEntry', () => {
  it('finds by display path, cuts at maxBytes, follows links', async () => {
    for (const root of [undefined, 'package/']) {
      const options = { maxBytes: 4, ...(root === undefined ? {} : { root }) };
      const entry = await readEntry(content, gzip, 'a.txt', options);
      expect(entry && { ...entry, bytes: Buffer.from(entry.bytes).toString() }).toEqual({
        bytes: 'hell',
        truncated: true,
        size: 5,
      });
      expect(await readEntry(content, gzip, 'link', options)).toMatchObject({
        size: 300_000,
        truncated: true,
      });
      expect(await readEntry(content, gzip, 'package/a.txt', options)).toBeUndefined();
    }
  });

  it('does not take docs/README.md for README.md', async () => {
    const bytes = tarBytes([
      { path: 'docs/README.md', body: 'inner' },
      { path: 'README.md', body: 'outer' },
    ]);
    const entry = await readEntry({ bytes }, 'application/x-tar', 'README.md', { maxBytes: 100 });
    expect(Buffer.from(entry?.bytes ?? []).toString()).toBe('outer');
  });

  it('reads zip from memory and from a file', async () => {
    await using folder = await temporaryFolder();
    const bytes = await zipBytes({ 'r/x.txt': 'one', 'r/y.txt': 'two' });
    const path = await folder.file('stored', bytes);
    for (const source of [{ bytes }, { path }]) {
      const entry = await readEntry(source, 'application/zip', 'y.txt', { maxBytes: 10 });
      expect(Buffer.from(entry?.bytes ?? []).toString()).toBe('two');
    }
  });
});

describe('extractTo', () => {
  it('writes files with normal modes and links as copies', async () => {
    await using folder = await temporaryFolder();
    const target = join(folder.path, 'out');
    expect(await extractTo(content, gzip, target)).toBe(3);
    expect((await readdir(target)).sort()).toEqual(['a.txt', 'link', 'sub']);
    expect((await lstat(join(target, 'link'))).isFile()).toBe(true);
    expect((await lstat(join(target, 'a.txt'))).mode & 0o7777).toBe(0o755);
    expect((await lstat(join(target, 'sub/b.txt'))).mode & 0o7777).toBe(0o644);
    expect(await readFile(join(target, 'a.txt'), 'utf8')).toBe('hello');
    expect(await readdir(folder.path)).toEqual(['out']);
  });

  it('accepts an empty folder and refuses a full one and a link to it', async () => {
    await using folder = await temporaryFolder();
    const target = join(folder.path, 'out');
    await mkdir(target);
    expect(await extractTo(content, gzip, target)).toBe(3);
    await expect(extractTo(content, gzip, target)).rejects.toMatchObject({ code: 'ENOTEMPTY' });
    await writeFile(join(folder.path, 'file'), '');
    await expect(extractTo(content, gzip, join(folder.path, 'file'))).rejects.toMatchObject({
      code: 'ENOTDIR',
    });
    await symlink(target, join(folder.path, 'alias'));
    await expect(extractTo(content, gzip, join(folder.path, 'alias'))).rejects.toMatchObject({
      code: 'ENOTEMPTY',
    });
  });

  it('leaves nothing behind when content is bad or the work is cancelled', async () => {
    await using folder = await temporaryFolder();
    const target = join(folder.path, 'out');
    const bad = { bytes: tarBytes([...items, { path: '../evil', body: 'x' }]) };
    await expect(extractTo(bad, 'application/x-tar', target)).rejects.toMatchObject(
      rejected('path-traversal'),
    );
    const cut = { bytes: content.bytes.subarray(0, content.bytes.length - 5) };
    await expect(extractTo(cut, gzip, target)).rejects.toMatchObject(rejected('truncated'));
    const controller = new AbortController();
    const cancelled = extractTo(content, gzip, target, {
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(await readdir(folder.path)).toEqual([]);
  });

  it('does not write through a link of the archive', async () => {
    await using folder = await temporaryFolder();
    const bytes = tarBytes([
      { path: 'd', type: '2', link: 'real' },
      { path: 'real/x', body: '1' },
      { path: 'd/y', body: '2' },
    ]);
    await expect(extractTo({ bytes }, 'application/x-tar', join(folder.path, 'out'))).rejects.toMatchObject(
      rejected('duplicate-path'),
    );
    expect(await readdir(folder.path)).toEqual([]);
  });
});
