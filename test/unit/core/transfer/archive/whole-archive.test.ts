import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { gunzipWhole } from '../../../../../main/core/transfer/archive/gunzip.ts';
import { archiveLimits } from '../../../../../main/core/transfer/archive/limits.ts';
import { releaseBuffer } from '../../../../../main/core/transfer/archive/release-buffer.ts';
import { walkArchive } from '../../../../../main/core/transfer/inspect/walk-archive.ts';
import { tarBytes, tgzBytes } from '../fixtures.ts';

const gzip = 'application/x-tar+gzip';
/** The ratio counts from the first byte on, and allows everything: no archive is unpacked in one go then. */
const streaming = { ...archiveLimits, ratioFrom: 1, ratio: Number.MAX_SAFE_INTEGER };
const outcome = (bytes: Buffer, limits = archiveLimits) =>
  walkArchive({ bytes }, gzip, { limits }).catch((error: Error) => ({
    ...error,
    message: error.message.replace(/ near byte \d+/, ''),
  }));

const noise = Buffer.from(Array.from({ length: 700_000 }, (_, index) => (index * 7_919) % 251));
const token = ['ghp', '_x7Kq2vXz9LmT4wRbN8sYcD3eFgH5jPuW1aQZ'].join('');
const items = [
  { path: 'package/package.json', body: '{"name":"whole","version":"1.0.0"}' },
  { path: 'package/large.bin', body: noise },
  { path: 'package/empty.txt' },
  { path: 'package/key.txt', body: `${'text '.repeat(60_000)}\n${token}\n` },
];
const tar = tarBytes(items);
const whole = tgzBytes(items);

describe('archives unpacked in one go and in a stream', () => {
  it.each([
    ['one member', whole],
    ['several members', Buffer.concat([gzipSync(tar.subarray(0, 9_000)), gzipSync(tar.subarray(9_000))])],
    ['padding after the end', Buffer.concat([whole, Buffer.alloc(600)])],
    ['other data after the end', Buffer.concat([whole, Buffer.from('\0\0x')])],
    ['a cut end', whole.subarray(0, whole.length - 40)],
    ['a cut tar', gzipSync(tar.subarray(0, tar.length - 3_000))],
    ['no tar', gzipSync('just text'.repeat(2_000))],
  ])('come to the same: %s', async (_, bytes) => {
    expect(await outcome(bytes)).toEqual(await outcome(bytes, streaming));
  });

  it('find the same secret in the same line', async () => {
    const { findings } = await walkArchive({ bytes: whole }, gzip);
    expect(findings).toMatchObject([{ code: 'secret.github-pat', file: 'key.txt', line: 2 }]);
  });

  it('hold no more in memory than the limit, whatever the size claimed', () => {
    const bomb = gzipSync(Buffer.alloc(2_097_152));
    expect(gunzipWhole(bomb, 2_097_152)).toHaveLength(2_097_152);
    expect(gunzipWhole(bomb, 2_097_151)).toBeUndefined();
    bomb.writeUInt32LE(10, bomb.length - 4);
    expect(gunzipWhole(bomb, 2_097_151)).toBeUndefined();
  });

  it('leave memory alone that others share', () => {
    const shared = Buffer.alloc(64).subarray(0, 8);
    releaseBuffer(shared);
    expect(shared).toHaveLength(8);
    const own = Buffer.alloc(64);
    releaseBuffer(own);
    expect(own).toHaveLength(0);
  });
});
