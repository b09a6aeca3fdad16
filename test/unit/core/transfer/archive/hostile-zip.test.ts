import { describe, expect, it } from 'vitest';
import { archiveLimits } from '../../../../../main/core/transfer/archive/limits.ts';
import { walkArchive } from '../../../../../main/core/transfer/inspect/walk-archive.ts';
import { rejected, zipBytes, zipNamed } from '../fixtures.ts';

const walk = (bytes: Buffer, limits = archiveLimits) => walkArchive({ bytes }, 'application/zip', { limits });

/** Offset of the first central directory header. */
const central = (bytes: Buffer): number => bytes.indexOf(Buffer.from('504b0102', 'hex'));

describe('zip', () => {
  it('reads files, folders and modes', async () => {
    const { files, root } = await walk(
      await zipBytes({ 'top/b.sh': 'echo', 'top/a/x': 'y'.repeat(400_000) }, 0o100755),
    );
    expect(root).toBe('top/');
    expect(files.map(({ path, size, mode }) => [path, size, mode])).toEqual([
      ['a/x', 400_000, 0o755],
      ['b.sh', 4, 0o755],
    ]);
  });

  it.each([
    ['../up', 'path-traversal'],
    ['/root', 'absolute-path'],
    ['c:/x', 'absolute-path'],
    ['a\\b', 'bad-name'],
    ['a\u0001b', 'bad-name'],
    ['a\xffb', 'bad-name'],
  ] as const)('refuses the name %j', async (name, reason) => {
    await expect(walk(await zipNamed(name))).rejects.toMatchObject(rejected(reason));
  });

  it('refuses links out and devices', async () => {
    await expect(walk(await zipBytes({ 'a/link': '../../etc' }, 0o120777))).rejects.toMatchObject(
      rejected('link-outside'),
    );
    await expect(walk(await zipBytes({ fifo: '' }, 0o010644))).rejects.toMatchObject(
      rejected('special-file'),
    );
  });

  it('refuses encryption, a wrong checksum, a lying size and two names', async () => {
    const bytes = await zipBytes({ 'a.txt': 'hello hello hello hello' });
    const change = (offset: number, value: number) => {
      const copy = Buffer.from(bytes);
      copy[offset] = value;
      return copy;
    };
    const directory = central(bytes);
    await expect(walk(change(directory + 8, 1))).rejects.toMatchObject(rejected('encrypted'));
    await expect(walk(change(directory + 16, (bytes[directory + 16] ?? 0) ^ 1))).rejects.toMatchObject(
      rejected('corrupt'),
    );
    await expect(walk(change(directory + 24, 5))).rejects.toMatchObject(rejected('corrupt'));
    await expect(walk(change(directory + 24, 200))).rejects.toMatchObject(rejected('corrupt'));
    await expect(walk(change(30, 0x62))).rejects.toMatchObject(rejected('corrupt'));
  });

  it('refuses a cut archive, data after the end, and entries that share bytes', async () => {
    const bytes = await zipBytes({ 'a.txt': 'hello', 'b.txt': 'world' });
    await expect(walk(bytes.subarray(0, bytes.length - 30))).rejects.toMatchObject({
      name: 'ArchiveRejected',
    });
    await expect(walk(Buffer.concat([bytes, Buffer.from('tail')]))).rejects.toMatchObject({
      name: 'ArchiveRejected',
    });
    const twice = Buffer.from(bytes);
    // The second entry of the directory is told to begin where the first does.
    const second = bytes.indexOf(Buffer.from('504b0102', 'hex'), central(bytes) + 4);
    twice.writeUInt32LE(0, second + 42);
    await expect(walk(twice)).rejects.toMatchObject(rejected('corrupt'));
  });

  it('refuses bombs by ratio and by count', async () => {
    const bomb = await zipBytes({ zeros: Buffer.alloc(80_000_000) });
    await expect(walk(bomb)).rejects.toMatchObject(rejected('ratio'));
    const many = await zipBytes(Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`f${i}`, 'x'])));
    await expect(walk(many, { ...archiveLimits, entries: 19 })).rejects.toMatchObject(
      rejected('too-many-entries'),
    );
  });
});
