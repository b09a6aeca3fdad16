/** The built page: files of one folder, never outside it. */
import { readFile, stat } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { contentSecurityPolicy, createNonce } from './content-security-policy.ts';
import { problemResponse } from './http-problem.ts';

const mimeTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};
const nonceMark = '__NONCE__';

/** Answer GET and HEAD from `root`. A path without an extension is a view of the page and gets index.html. */
export function createStaticFiles(root: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return notAllowed();
    const url = new URL(request.url);
    const path = insidePath(url.pathname);
    if (path === undefined) return notFound();
    const isPage = path === '' || extname(path) === '';
    const response = isPage ? await page(root, url) : await file(root, path, request);
    return request.method === 'HEAD' ? new Response(null, response) : response;
  };
}

/** The decoded path relative to the root, or undefined when it is malformed or leads out of it. */
export function insidePath(pathname: string): string | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (decoded.includes('\0') || decoded.includes('\\') || decoded.includes(':')) return undefined;
  const segments = decoded.split('/').filter((segment) => segment !== '');
  if (segments.some((segment) => segment.startsWith('.'))) return undefined;
  return segments.join('/');
}

async function page(root: string, url: URL): Promise<Response> {
  const html = await readFile(join(root, 'index.html'), 'utf8').catch(() => undefined);
  if (html === undefined) {
    return problemResponse({
      status: 503,
      code: 'PAGE_MISSING',
      message: 'The page of this app is not built.',
      help: 'Run npm run build in the folder of the app, then reload.',
    });
  }
  const nonce = createNonce();
  const socketOrigin = url.protocol === 'http:' ? `ws://${url.host}` : undefined;
  return new Response(html.replaceAll(nonceMark, nonce), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': contentSecurityPolicy(nonce, socketOrigin),
      // Each answer has a nonce of its own.
      'cache-control': 'no-store',
    },
  });
}

async function file(root: string, path: string, request: Request): Promise<Response> {
  const full = normalize(join(root, path));
  if (!full.startsWith(normalize(root + sep))) return notFound();
  const stats = await stat(full).catch(() => undefined);
  if (!stats?.isFile()) return notFound();
  const etag = `"${stats.size.toString(36)}-${Math.trunc(stats.mtimeMs).toString(36)}"`;
  const headers = {
    'content-type': mimeTypes[extname(full).toLowerCase()] ?? 'application/octet-stream',
    // Built assets carry a hash of their content in the name.
    'cache-control': path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    etag,
  };
  if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(await readFile(full)), {
    headers: { ...headers, 'content-length': String(stats.size) },
  });
}

function notFound(): Response {
  return problemResponse({
    status: 404,
    code: 'NOT_FOUND',
    message: 'There is no such file.',
    help: 'Start from the first page.',
  });
}

function notAllowed(): Response {
  return problemResponse({
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    message: 'This address can only be read.',
    help: 'Use GET or HEAD.',
    headers: { allow: 'GET, HEAD' },
  });
}
