/** Folders sent file by file: each lives under staging until it is done, given up, or forgotten. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HttpProblemError } from './http-problem.ts';
import { asProblem, badPath, uploadFile } from './upload-file.ts';

export interface UploadLimits {
  /** Bytes of one file or of all files of one folder. */
  bytes: number;
  /** Files of one folder. */
  files: number;
  /** Folders being sent at the same time. */
  folders: number;
  /** Milliseconds without a request after which a folder is given up. */
  idleMs: number;
}

interface FolderUpload {
  readonly name: string;
  readonly path: string;
  bytes: number;
  files: number;
  /** Requests under way. */
  active: number;
  idleTimer: NodeJS.Timeout | undefined;
}

const longestPath = 1_024;
const deepestPath = 64;

export class FolderUploads implements AsyncDisposable {
  readonly #limits: UploadLimits;
  readonly #folders = new Map<string, FolderUpload>();

  constructor(limits: UploadLimits) {
    this.#limits = limits;
  }

  /** Begin a folder. @returns its id. @throws HttpProblemError 429 when too many are open */
  async begin(staging: string, name: string): Promise<string> {
    if (this.#folders.size >= this.#limits.folders) throw new HttpProblemError(tooManyFolders);
    const folderId = randomUUID();
    const upload: FolderUpload = {
      name,
      path: join(staging, `upload-${folderId}`),
      bytes: 0,
      files: 0,
      active: 0,
      idleTimer: undefined,
    };
    this.#folders.set(folderId, upload);
    try {
      await mkdir(upload.path, { mode: 0o700 });
    } catch (error) {
      this.#folders.delete(folderId);
      throw asProblem(error);
    }
    this.#rest(folderId, upload);
    return folderId;
  }

  /** Add one file. @throws HttpProblemError for a bad path, too many files or bytes, an unknown folder */
  async add(folderId: string, relativePath: string, request: Request): Promise<void> {
    const upload = this.#get(folderId);
    const segments = safeSegments(relativePath);
    if (upload.files >= this.#limits.files) throw new HttpProblemError(tooManyFiles(this.#limits.files));
    upload.files += 1;
    upload.active += 1;
    clearTimeout(upload.idleTimer);
    try {
      const path = join(upload.path, ...segments);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      upload.bytes += await uploadFile(request, path, this.#limits.bytes - upload.bytes);
    } catch (error) {
      upload.files -= 1;
      throw asProblem(error);
    } finally {
      upload.active -= 1;
      if (this.#folders.has(folderId)) this.#rest(folderId, upload);
      else await remove(upload);
    }
  }

  /** End a folder. Its path now belongs to the caller. */
  finish(folderId: string): { name: string; path: string } {
    const upload = this.#get(folderId);
    if (upload.active > 0) throw new HttpProblemError(stillSending);
    this.#forget(folderId, upload);
    return { name: upload.name, path: upload.path };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const open = [...this.#folders];
    for (const [folderId, upload] of open) this.#forget(folderId, upload);
    await Promise.all(open.map(([, upload]) => remove(upload)));
  }

  #get(folderId: string): FolderUpload {
    const upload = this.#folders.get(folderId);
    if (upload === undefined) throw new HttpProblemError(unknownFolder);
    return upload;
  }

  #rest(folderId: string, upload: FolderUpload): void {
    if (upload.active > 0) return;
    clearTimeout(upload.idleTimer);
    upload.idleTimer = setTimeout(() => {
      this.#forget(folderId, upload);
      void remove(upload);
    }, this.#limits.idleMs);
    upload.idleTimer.unref();
  }

  #forget(folderId: string, upload: FolderUpload): void {
    clearTimeout(upload.idleTimer);
    this.#folders.delete(folderId);
  }
}

/** The segments of a relative path that stays inside its folder on every platform. @throws HttpProblemError 400 */
export function safeSegments(relativePath: string): string[] {
  const segments = relativePath.split('/');
  const isBad = (segment: string): boolean =>
    segment === '' ||
    segment === '.' ||
    segment === '..' ||
    /[\\:\p{Cc}]/u.test(segment) ||
    /[. ]$/u.test(segment);
  const isTooLong = Buffer.byteLength(relativePath) > longestPath || segments.length > deepestPath;
  if (isTooLong || segments.some(isBad)) throw new HttpProblemError(badPath);
  return segments;
}

async function remove(upload: FolderUpload): Promise<void> {
  await rm(upload.path, { recursive: true, force: true });
}

const tooManyFolders = {
  status: 429,
  code: 'TOO_MANY_UPLOADS',
  message: 'Too many folders are being uploaded at the same time.',
  help: 'Wait until one of them is done.',
};
const tooManyFiles = (limit: number) => ({
  status: 413,
  code: 'TOO_MANY_FILES',
  message: `The folder has more than ${limit} files.`,
  help: 'Pack it as .tgz or .zip and upload the archive.',
});
const stillSending = {
  status: 409,
  code: 'INVALID_STATE',
  message: 'Files of this folder are still on their way.',
  help: 'Finish the folder after its last file was answered.',
};
const unknownFolder = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'This folder upload is not known any more.',
  help: 'Start the upload again.',
};
