/** Files and folders sent by a page become sources that `transfer.inspect` can read. */
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Offer } from '../../contract/shell.ts';
import { FolderUploads, type UploadLimits } from './folder-uploads.ts';
import { HttpProblemError } from './http-problem.ts';
import { badPath, uploadFile } from './upload-file.ts';

/** What uploads need of the core. */
interface UploadTarget {
  readonly stagingDirectory: string;
  readonly sources: { register(path: string, options: { name: string; temporary?: boolean }): Offer };
}

const defaultLimits: UploadLimits = {
  bytes: 8 * 1024 * 1024 * 1024,
  files: 200_000,
  folders: 16,
  idleMs: 10 * 60_000,
};

export interface Uploads extends AsyncDisposable {
  /** Answer `POST /upload` and `POST /upload-folder…`; undefined for other paths. @throws HttpProblemError */
  handle(request: Request, url: URL, target: UploadTarget): Promise<Response | undefined>;
}

/** Uploads of one host. Disposing removes every folder that was not finished. */
export function createUploads(limits: Partial<UploadLimits> = {}): Uploads {
  const all = { ...defaultLimits, ...limits };
  const folders = new FolderUploads(all);

  async function file(request: Request, url: URL, target: UploadTarget): Promise<Response> {
    const name = safeName(url);
    const path = join(target.stagingDirectory, `upload-${randomUUID()}`);
    await uploadFile(request, path, all.bytes);
    return offer(target, path, name);
  }

  return {
    async handle(request, url, target) {
      const [, first, folderId, last] = url.pathname.split('/');
      if (first === 'upload' && folderId === undefined) return file(request, url, target);
      if (first !== 'upload-folder') return undefined;
      if (folderId === undefined) {
        return Response.json({ folderId: await folders.begin(target.stagingDirectory, safeName(url)) });
      }
      if (last === 'done') {
        const { path, name } = folders.finish(folderId);
        return offer(target, path, name);
      }
      if (last !== undefined) return undefined;
      await folders.add(folderId, url.searchParams.get('path') ?? '', request);
      return Response.json({ added: true });
    },
    [Symbol.asyncDispose]: () => folders[Symbol.asyncDispose](),
  };
}

async function offer(target: UploadTarget, path: string, name: string): Promise<Response> {
  try {
    const { token, name: shown } = target.sources.register(path, { name, temporary: true });
    return Response.json({ token, name: shown });
  } catch (error) {
    await rm(path, { recursive: true, force: true });
    throw error;
  }
}

/** The name is shown and used to recognise the content, never as a path. */
function safeName(url: URL): string {
  const name = url.searchParams.get('name') ?? '';
  const isBad =
    name === '' || name === '.' || name === '..' || name.length > 255 || /[\\/\p{Cc}]/u.test(name);
  if (isBad) throw new HttpProblemError(badPath);
  return name;
}
