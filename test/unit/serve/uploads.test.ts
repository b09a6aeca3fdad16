import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { HttpProblemError } from '../../../main/serve/http-problem.ts';
import { asProblem } from '../../../main/serve/upload-file.ts';
import { createUploads, type Uploads } from '../../../main/serve/uploads.ts';

let staging: string;
let uploads: Uploads;
const registered: { path: string; name: string }[] = [];

beforeEach(async () => {
  staging = await mkdtemp(join(tmpdir(), 'hyper-staging-'));
  registered.length = 0;
  uploads = createUploads({ bytes: 100, files: 3, folders: 2, idleMs: 60 });
});
afterEach(async () => {
  await uploads[Symbol.asyncDispose]();
  await rm(staging, { recursive: true, force: true });
});

async function post(path: string, body: string | ReadableStream<Uint8Array> = ''): Promise<unknown> {
  const url = new URL(path, 'http://local');
  const request = new Request(url, { method: 'POST', body, duplex: 'half' });
  const target = {
    stagingDirectory: staging,
    sources: {
      register: (file: string, { name }: { name: string }) => {
        registered.push({ path: file, name });
        return { token: `token-${registered.length}`, name };
      },
    },
  };
  return (await uploads.handle(request, url, target))?.json();
}

async function problemOf(work: Promise<unknown>): Promise<{ status: number; code: string }> {
  const error = await work.catch((reason: unknown) => reason);
  if (error instanceof HttpProblemError) return error.problem;
  throw new Error(`expected a problem, got ${String(error)}`);
}

describe('createUploads', () => {
  test('a file becomes an offer and lies under a name of its own', async () => {
    expect(await post('/upload?name=aes.tgz', 'content')).toEqual({ token: 'token-1', name: 'aes.tgz' });
    expect(await readFile(registered[0]?.path ?? '', 'utf8')).toBe('content');
    expect(registered[0]?.path).not.toContain('aes');
  });

  test('a body that turns out too large is removed', async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(64)),
    });
    expect(await problemOf(post('/upload?name=a', endless))).toMatchObject({
      status: 413,
      code: 'TOO_LARGE',
    });
    expect(await readdir(staging)).toEqual([]);
  });

  test('all files of a folder together keep to the limit of bytes and of files', async () => {
    const { folderId } = (await post('/upload-folder?name=tree')) as { folderId: string };
    await post(`/upload-folder/${folderId}?path=a`, 'x'.repeat(60));
    expect(await problemOf(post(`/upload-folder/${folderId}?path=b`, 'x'.repeat(60)))).toMatchObject({
      status: 413,
    });
    await post(`/upload-folder/${folderId}?path=c`, 'x'.repeat(40));
    await post(`/upload-folder/${folderId}?path=d/e`, '');
    expect(await problemOf(post(`/upload-folder/${folderId}?path=f`, ''))).toMatchObject({
      code: 'TOO_MANY_FILES',
    });
    await post(`/upload-folder/${folderId}/done`);
    expect((await readdir(registered[0]?.path ?? '', { recursive: true })).sort()).toEqual([
      'a',
      'c',
      'd',
      join('d', 'e'),
    ]);
  });

  test('a forgotten folder is given up; not more than so many are open', async () => {
    const { folderId } = (await post('/upload-folder?name=one')) as { folderId: string };
    await post('/upload-folder?name=two');
    expect(await problemOf(post('/upload-folder?name=three'))).toMatchObject({ status: 429 });
    await expect.poll(() => readdir(staging)).toEqual([]);
    expect(await problemOf(post(`/upload-folder/${folderId}?path=a`, 'x'))).toMatchObject({ status: 404 });
    expect(await post('/upload-folder?name=three')).toHaveProperty('folderId');
  });
});

test('what a file system refuses is told in words', () => {
  const problem = (code: string) => asProblem(Object.assign(new Error(code), { code }));
  expect(problem('ENOSPC')).toMatchObject({ problem: { status: 507, code: 'STORAGE_FULL' } });
  expect(problem('EROFS')).toMatchObject({ problem: { status: 503, code: 'STORAGE_READ_ONLY' } });
  expect(problem('EEXIST')).toMatchObject({ problem: { status: 409 } });
  expect(problem('EIO')).not.toHaveProperty('problem');
});
