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
  // What is left of an unread body would be taken for the next request.
  if (isUnread(request)) response.setHeader('connection', 'close');
  response.writeHead(source.status);
  if (source.body === null || request.method === 'HEAD') response.end();
  else await pipeline(Readable.fromWeb(source.body), response);
  if (isUnread(request)) discardRest(request);
}

function isUnread({ complete, headers }: IncomingMessage): boolean {
  return (
    !complete && (headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0)
  );
}

/** Time a refused upload may go on after its answer, milliseconds: closing at once would lose the answer on its way. */
const lingerMs = 1_000;

function discardRest(request: IncomingMessage): void {
  // The request lets go of its socket when it ends.
  const { socket } = request;
  request.on('error', () => undefined);
  request.resume();
  setTimeout(() => socket.destroy(), lingerMs).unref();
}
