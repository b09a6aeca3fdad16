import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { archiveLimits } from '../../../../../main/core/transfer/archive/limits.ts';
import { walkArchive } from '../../../../../main/core/transfer/inspect/walk-archive.ts';
import { rejected, type TarItem, tarBytes, tgzBytes } from '../fixtures.ts';

const walk = (bytes: Buffer, limits = archiveLimits) =>
  walkArchive({ bytes }, 'application/x-tar', { limits });
const walkGzip = (bytes: Buffer, limits = archiveLimits) =>
  walkArchive({ bytes }, 'application/x-tar+gzip', { limits });
const good: TarItem = { path: 'package/a.txt', body: 'hello' };

describe('tar: refused entries', () => {
  const cases: [string, TarItem[], Parameters<typeof rejected>[0]][] = [
    ['a path that leads up', [{ path: 'a/../../etc/passwd' }], 'path-traversal'],
    ['a path of dots', [{ path: '..' }], 'path-traversal'],
    ['a backslash that leads up', [{ path: 'a\\..\\..\\b' }], 'path-traversal'],
    ['an absolute path', [{ path: '/etc/passwd' }], 'absolute-path'],
    ['a drive', [{ path: 'C:/windows/x' }], 'absolute-path'],
    ['a UNC path', [{ path: '\\\\host\\share' }], 'absolute-path'],
    ['a backslash', [{ path: 'a\\b' }], 'bad-name'],
    ['a control character', [{ path: 'a\u0007b' }], 'bad-name'],
    ['a name that is not UTF-8', [{ path: Buffer.from([0x61, 0xff, 0xfe]) }], 'bad-name'],
    ['a symbolic link out', [{ path: 'a/b', type: '2', link: '../../etc' }], 'link-outside'],
    ['an absolute symbolic link', [{ path: 'b', type: '2', link: '/etc/passwd' }], 'link-outside'],
    ['a hard link out', [{ path: 'a/b', type: '1', link: '../x' }], 'link-outside'],
    ['a character device', [{ path: 'null', type: '3' }], 'special-file'],
    ['a block device', [{ path: 'disk', type: '4' }], 'special-file'],
    ['a pipe', [{ path: 'pipe', type: '6' }], 'special-file'],
    ['a sparse file', [{ path: 'sparse', type: 'S' }], 'unsupported'],
    ['the same path twice', [good, good], 'duplicate-path'],
    ['a file where a folder is', [{ path: 'a/b' }, { path: 'a' }], 'duplicate-path'],
    ['a folder where a file is', [{ path: 'a' }, { path: 'a/b' }], 'duplicate-path'],
    ['too many folders', [{ path: `${'a/'.repeat(48)}b` }], 'too-deep'],
    ['a size beyond the end', [{ path: 'a', body: 'x', size: 100_000 }], 'truncated'],
    ['a size beyond all limits', [{ path: 'a', body: 'x', size: 8 ** 11 - 1 }], 'too-large'],
  ];
  it.each(cases)('%s', async (_, items, reason) => {
    const limits = { ...archiveLimits, depth: 40, unpackedBytes: 1_000_000_000 };
    await expect(walk(tarBytes([{ path: 'first', body: '1' }, ...items]), limits)).rejects.toMatchObject(
      rejected(reason),
    );
  });

  it('names the entry and says what to do', async () => {
    const refusal = walk(tarBytes([{ path: '../evil' }]));
    await expect(refusal).rejects.toMatchObject({ entry: '../evil', help: expect.stringMatching(/\w/) });
  });
});

describe('tar: damaged archives', () => {
  it('refuses a wrong checksum', async () => {
    const bytes = tarBytes([good, { path: 'b', body: 'b' }]);
    bytes[1_024 + 3] = 0x7a;
    await expect(walk(bytes)).rejects.toMatchObject(rejected('corrupt'));
  });

  it('refuses a missing end, a cut body and a cut header', async () => {
    const bytes = tarBytes([good, { path: 'b', body: 'x'.repeat(600) }], Buffer.alloc(0));
    await expect(walk(bytes)).rejects.toMatchObject(rejected('truncated'));
    await expect(walk(bytes.subarray(0, bytes.length - 700))).rejects.toMatchObject(rejected('truncated'));
    await expect(walk(bytes.subarray(0, 1_200))).rejects.toMatchObject(rejected('truncated'));
  });

  it('refuses data after the end, but not padding', async () => {
    const padded = Buffer.concat([tarBytes([good]), Buffer.alloc(9_000)]);
    expect((await walk(padded)).files).toHaveLength(1);
    await expect(walk(Buffer.concat([padded, Buffer.from('more')]))).rejects.toMatchObject(
      rejected('trailing-garbage'),
    );
  });

  it('refuses damaged, cut and extended gzip', async () => {
    const bytes = tgzBytes([
      { path: 'a', body: Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % 251)) },
    ]);
    const flipped = Buffer.from(bytes);
    flipped[flipped.length - 6] = (flipped.at(-6) ?? 0) ^ 1;
    await expect(walkGzip(flipped)).rejects.toMatchObject(rejected('corrupt'));
    await expect(walkGzip(bytes.subarray(0, bytes.length / 2))).rejects.toMatchObject(rejected('truncated'));
    await expect(walkGzip(bytes.subarray(0, bytes.length - 3))).rejects.toMatchObject(rejected('truncated'));
    await expect(walkGzip(Buffer.concat([bytes, Buffer.from('\0\0x')]))).rejects.toMatchObject(
      rejected('trailing-garbage'),
    );
    await expect(walkGzip(Buffer.concat([bytes, Buffer.from('tail')]))).rejects.toMatchObject(
      rejected('corrupt'),
    );
    expect((await walkGzip(Buffer.concat([bytes, Buffer.alloc(100)]))).files).toHaveLength(1);
  });

  it('refuses gzip that holds no tar, and tar that holds no file', async () => {
    await expect(walkGzip(gzipSync('just text'.repeat(200)))).rejects.toMatchObject(
      rejected('not-an-archive'),
    );
    await expect(walk(tarBytes([]))).rejects.toMatchObject(rejected('empty-archive'));
    await expect(walk(tarBytes([{ path: 'only/', type: '5' }]))).rejects.toMatchObject(
      rejected('empty-archive'),
    );
  });
});

describe('tar: bombs', () => {
  it('refuses a ratio over the limit with the memory of one chunk', async () => {
    const size = 200_000_000;
    const { createGzip } = await import('node:zlib');
    const gzip = createGzip({ level: 9 });
    const parts: Buffer[] = [];
    gzip.on('data', (part: Buffer) => parts.push(part));
    gzip.write(tarBytes([{ path: 'zeros', size: 8 ** 11 - 1 }], Buffer.alloc(0)));
    const zeros = Buffer.alloc(1_000_000);
    for (let written = 0; written < size; written += zeros.length) {
      if (!gzip.write(zeros)) await new Promise((resolve) => gzip.once('drain', resolve));
    }
    await new Promise((resolve) => gzip.end(() => resolve(undefined)));
    const before = process.memoryUsage().arrayBuffers;
    await expect(walkGzip(Buffer.concat(parts))).rejects.toMatchObject(rejected('ratio'));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(60_000_000);
  });

  it('refuses too many entries and too many bytes', async () => {
    const items = Array.from({ length: 30 }, (_, index) => ({ path: `f${index}`, body: 'x'.repeat(100) }));
    await expect(walk(tarBytes(items), { ...archiveLimits, entries: 29 })).rejects.toMatchObject(
      rejected('too-many-entries'),
    );
    await expect(walk(tarBytes(items), { ...archiveLimits, unpackedBytes: 2_900 })).rejects.toMatchObject(
      rejected('too-large'),
    );
    await expect(walk(tarBytes(items), { ...archiveLimits, allPathBytes: 50 })).rejects.toMatchObject(
      rejected('too-many-entries'),
    );
    expect((await walk(tarBytes(items))).files).toHaveLength(30);
  });
});

describe('tar: what is accepted', () => {
  it('lists links inside as the files they stand for', async () => {
    const { files, findings } = await walk(
      tarBytes([
        good,
        { path: 'package/sub/soft', type: '2', link: '../a.txt' },
        { path: 'package/hard', type: '1', link: 'package/a.txt' },
        { path: 'package/lost', type: '2', link: 'nothing' },
      ]),
    );
    expect(files.map((file) => file.path)).toEqual(['a.txt', 'hard', 'sub/soft']);
    expect(new Set(files.map((file) => file.digest)).size).toBe(1);
    expect(findings.map((finding) => finding.code)).toEqual(['archive.links', 'archive.dangling-links']);
  });

  it('warns of paths that differ in case alone', async () => {
    const { findings } = await walk(tarBytes([{ path: 'Read.md' }, { path: 'read.md' }]));
    expect(findings).toMatchObject([{ severity: 'warn', code: 'archive.case-clash' }]);
  });

  it('reads long names of pax and GNU, and ignores the dot', async () => {
    const long = `dir/${'n'.repeat(150)}`;
    const record = `${String(long.length + 10)} path=${long}\n`;
    const pax = record.length === Number.parseInt(record, 10) ? record : `${record.length} path=${long}\n`;
    const { files } = await walk(
      tarBytes([
        { path: './', type: '5' },
        { path: 'pax', type: 'x', body: pax },
        { path: 'short', body: '1' },
        { path: '././@LongLink', type: 'L', body: `${long}-gnu\0` },
        { path: 'short', body: '22' },
        { path: './dot', body: '333' },
      ]),
    );
    expect(files.map(({ path, size }) => [path, size])).toEqual([
      [long, 1],
      [`${long}-gnu`, 2],
      ['dot', 3],
    ]);
  });
});
