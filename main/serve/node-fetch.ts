/** Between node:http and fetch: requests one way, responses the other. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A Request whose body streams and whose signal ends with the connection. */
export function toRequest(message: IncomingMessage, response: ServerResponse): Request {
  const closed = new AbortController();
  response.once('close', () => response.writableFinished || closed.abort());
  const method = message.method ?? 'GET';
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(`http://${message.headers.host}${message.url}`, {
    method,
    headers,
    signal: closed.signal,
    ...(hasBody ? { body: Readable.toWeb(message), duplex: 'half' } : {}),
  });
}

/** Send a Response. Rejects when the client goes away before the end. */
export async function sendResponse(
  source: Response,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of source.headers) response.setHeader(name, value);
  if (isUnread(request)) refuseRest(request, response);
  response.writeHead(source.status);
  if (source.body === null || request.method === 'HEAD') response.end();
  else await pipeline(Readable.fromWeb(source.body), response);
}

function isUnread({ complete, headers }: IncomingMessage): boolean {
  return (
    !complete && (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0)
  );
}

/**
 * The connection ends with this answer: what is left of the body would be taken for the next request. It is read on until then,
 * for closing with bytes unread would make the system throw the answer away.
 */
function refuseRest(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader('connection', 'close');
  request.on('error', () => undefined);
  request.resume();
}
