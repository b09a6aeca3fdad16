import type { Offer } from './host.ts';
import { textMember } from './members.ts';

/** The host refused or lost an upload; `message` is fit to be shown. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
}

/**
 * Send one body with progress in bytes; `fetch` cannot report upload progress, XMLHttpRequest can.
 * @throws UploadError when the host refuses it or cannot be reached; the signal's reason when aborted.
 */
export function postBody(
  url: string,
  body: Blob | undefined,
  onSent: (bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    request.open('POST', url);
    request.responseType = 'text';
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.addEventListener('progress', (event) => onSent(event.loaded));
    request.addEventListener('load', () => {
      const answer = parseJson(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(answer);
      else reject(new UploadError(refusalText(request.status, answer)));
    });
    request.addEventListener('error', () =>
      reject(
        new UploadError('The upload was cut. Check that Hyper Registry is still running, then try again.'),
      ),
    );
    request.addEventListener('abort', () =>
      reject(signal?.reason ?? new UploadError('The upload was cancelled.')),
    );
    request.addEventListener('loadend', () => signal?.removeEventListener('abort', abort));
    signal?.addEventListener('abort', abort, { once: true });
    request.send(body ?? null);
  });
}

/** Read the host's answer to an upload. */
export function parseOffer(answer: unknown): Offer {
  const token = textMember(answer, 'token');
  const name = textMember(answer, 'name');
  if (token === undefined || name === undefined) throw new UploadError('The host gave an unexpected answer.');
  return { token, name };
}

/** Read the host's answer to the start of a folder upload. */
export function parseFolderId(answer: unknown): string {
  const folderId = textMember(answer, 'folderId');
  if (folderId === undefined) throw new UploadError('The host gave an unexpected answer.');
  return folderId;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function refusalText(status: number, answer: unknown): string {
  const said = textMember(answer, 'message');
  if (said !== undefined) return said;
  if (status === 413) return 'The file is larger than this host accepts.';
  if (status === 507) return 'The disk of the host is full.';
  return `The host refused the upload (HTTP ${status}).`;
}
