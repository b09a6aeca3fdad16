/** One request body to one new file: streamed, counted, and removed again when it does not arrive whole. */
import { open, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type HttpProblem, HttpProblemError } from './http-problem.ts';

/** Bytes left free on the disk, so that the store can still commit. */
const spareBytes = 64 * 1024 * 1024;

/**
 * Write the body to `path`, which must not exist. @returns its size in bytes.
 * @throws HttpProblemError 413 above `limit` bytes, 409 when the file exists, 507 on a full disk, 503 on one that cannot be written
 */
export async function uploadFile(request: Request, path: string, limit: number): Promise<number> {
  const announced = Number(request.headers.get('content-length') ?? 0);
  if (announced > limit) throw new HttpProblemError(tooLarge(limit));
  await checkSpace(dirname(path), announced);
  let handle: Awaited<ReturnType<typeof open>> | undefined;
  try {
    handle = await open(path, 'wx', 0o600);
    let size = 0;
    for await (const chunk of request.body ?? []) {
      size += chunk.byteLength;
      if (size > limit) throw new HttpProblemError(tooLarge(limit));
      await writeAll(handle, chunk);
    }
    await handle.close();
    return size;
  } catch (error) {
    await handle?.close().catch(() => undefined);
    if (handle !== undefined) await rm(path, { force: true });
    throw asProblem(error);
  }
}

/** Translate what a file system says; anything unknown stays as it is. */
export function asProblem(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new HttpProblemError(diskFull);
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new HttpProblemError(cannotWrite);
    case 'EEXIST':
      return new HttpProblemError(alreadySent);
    case 'ENAMETOOLONG':
    case 'ENOTDIR':
    case 'EISDIR':
      return new HttpProblemError(badPath);
    default:
      return error;
  }
}

async function writeAll(
  handle: { write(bytes: Uint8Array): Promise<{ bytesWritten: number }> },
  bytes: Uint8Array,
) {
  let rest = bytes;
  while (rest.byteLength > 0) rest = rest.subarray((await handle.write(rest)).bytesWritten);
}

/** Refuse before the transfer what cannot end well. A file system that does not tell its space is tried anyway. */
async function checkSpace(folder: string, bytes: number): Promise<void> {
  if (bytes === 0) return;
  const space = await statfs(folder).catch(() => undefined);
  if (space !== undefined && bytes > space.bavail * space.bsize - spareBytes)
    throw new HttpProblemError(diskFull);
}

function tooLarge(limit: number): HttpProblem {
  return {
    status: 413,
    code: 'TOO_LARGE',
    message: `The upload is larger than ${Math.floor(limit / (1024 * 1024))} MiB.`,
    help: 'Leave out what need not be in it, or import it with hyper import on the machine of the registry.',
  };
}

/** The path of an uploaded file is not one this host will create. */
export const badPath: HttpProblem = {
  status: 400,
  code: 'BAD_PATH',
  message: 'The name of the file cannot be used.',
  help: 'Use a relative path with forward slashes, without "." or ".." and without special characters.',
};
const diskFull: HttpProblem = {
  status: 507,
  code: 'STORAGE_FULL',
  message: 'The disk of the registry is full.',
  help: 'Free some space and try again. Nothing was kept.',
};
const cannotWrite: HttpProblem = {
  status: 503,
  code: 'STORAGE_READ_ONLY',
  message: 'The folder of the registry cannot be written.',
  help: 'Give the registry write access to its folder and try again.',
};
const alreadySent: HttpProblem = {
  status: 409,
  code: 'ALREADY_EXISTS',
  message: 'A file of this name was sent before.',
  help: 'Names that differ only in upper and lower case may be one name on this disk.',
};
