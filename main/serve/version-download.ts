/** The stored archive of a version as a download. */
import { Readable } from 'node:stream';
import type { Core } from '../core/index.ts';
import { problemResponse } from './http-problem.ts';

/** Stream the content of a version; an unknown id answers 404. The bytes are what was stored, not unpacked and not checked again. */
export async function downloadVersion(core: Pick<Core, 'content'>, versionId: string): Promise<Response> {
  const content = await core.content(versionId).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'NOT_FOUND') return undefined;
    throw error;
  });
  if (content === undefined) {
    return problemResponse({
      status: 404,
      code: 'NOT_FOUND',
      message: 'There is no such version.',
      help: 'It may have been deleted. Search for it again.',
    });
  }
  const stream = content.chunks instanceof Readable ? content.chunks : Readable.from(content.chunks);
  return new Response(Readable.toWeb(stream), {
    headers: {
      // Stored content is never run or shown by the page's origin.
      'content-type': 'application/octet-stream',
      'content-length': String(content.size),
      'content-disposition': contentDisposition(content.fileName),
      'cache-control': 'no-store',
    },
  });
}

/** RFC 6266 section 4: an ASCII name for old readers and the UTF-8 one (RFC 8187). */
export function contentDisposition(fileName: string): string {
  const plain = fileName.replace(/[^\w.+-]/gu, '_');
  const encoded = encodeURIComponent(fileName).replace(
    /['()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
