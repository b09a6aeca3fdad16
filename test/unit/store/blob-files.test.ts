import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { BlobFiles, tierOf } from '../../../main/store/index.ts';

const root = mkdtempSync(path.join(tmpdir(), 'hyper-blobs-'));
let blobs: BlobFiles;
beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root);
  blobs = new BlobFiles(root);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function stage(text: string): { file: string; digest: string } {
  const file = path.join(root, `${Math.random()}.staged`);
  writeFileSync(file, text);
  return { file, digest: `sha256:${createHash('sha256').update(text).digest('hex')}` };
}

test.each([
  [0, 'inline'],
  [10 * 1024, 'inline'],
  [10 * 1024 + 1, 'file'],
  [10 * 1024 * 1024, 'file'],
  [10 * 1024 * 1024 + 1, 'large'],
  [5 * 1024 ** 3, 'large'],
])('%i bytes are kept %s', (size, tier) => {
  expect(tierOf(size)).toBe(tier);
});

test('content moves to the place its hash names, with nothing left in staging', async () => {
  const { file, digest } = stage('hello');
  const hex = digest.slice(7);
  await blobs.adopt(file, digest, 'file');
  const place = path.join(root, 'blobs', hex.slice(0, 2), hex.slice(2, 4), hex);
  expect(blobs.pathOf(digest, 'file')).toBe(place);
  expect(readFileSync(place, 'utf8')).toBe('hello');
  expect(existsSync(file)).toBe(false);
  expect(statSync(path.dirname(place)).mode & 0o077).toBe(0);
  expect(blobs.pathOf(digest, 'large')).toContain(`${path.sep}large${path.sep}`);
});

test('adopting again heals a damaged file', async () => {
  const first = stage('hello');
  await blobs.adopt(first.file, first.digest, 'file');
  writeFileSync(blobs.pathOf(first.digest, 'file'), 'damaged');
  const second = stage('hello');
  await blobs.adopt(second.file, second.digest, 'file');
  expect(readFileSync(blobs.pathOf(first.digest, 'file'), 'utf8')).toBe('hello');
});

test('twenty adoptions of the same content at once leave one whole file', async () => {
  const staged = Array.from({ length: 20 }, () => stage('the same'));
  await Promise.all(staged.map(({ file, digest }) => blobs.adopt(file, digest, 'large')));
  const found = await Array.fromAsync(blobs.list());
  expect(found).toEqual([
    { digest: staged[0]?.digest, path: blobs.pathOf(staged[0]?.digest ?? '', 'large'), size: 8 },
  ]);
  expect(readFileSync(found[0]?.path ?? '', 'utf8')).toBe('the same');
});

test('the list names strays without a digest', async () => {
  const { file, digest } = stage('hello');
  await blobs.adopt(file, digest, 'file');
  writeFileSync(`${blobs.pathOf(digest, 'file')}.123.partial`, 'half');
  const found = await Array.fromAsync(blobs.list());
  expect(found.map((one) => one.digest).sort()).toEqual([digest, undefined]);
});

test('removing what is not there is no error', async () => {
  await blobs.remove(`sha256:${'0'.repeat(64)}`, 'file');
});
