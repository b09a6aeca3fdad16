import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** How long the first request, and after the document the first of its files, is waited for, milliseconds. */
const firstMs = 250;
/** No request for this long after a file of the page counts as quiet, milliseconds. */
const gapMs = 30;
/** Quiet or not, nobody waits longer than this, milliseconds. */
const mostMs = 700;

/**
 * Resolves when a server that just began to listen has had no request open for a moment. Loading the core keeps the thread busy: a page
 * that is opened at once gets its files first, and the core is opened while the page starts.
 */
export function whenQuiet(server: Server): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let open = 0;
  let quiet = setTimeout(finish, firstMs);
  const most = setTimeout(finish, mostMs);
  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    open += 1;
    clearTimeout(quiet);
    response.once('close', () => {
      open -= 1;
      if (open > 0) return;
      clearTimeout(quiet);
      quiet = setTimeout(finish, request.url === '/' ? firstMs : gapMs);
    });
  };
  server.on('request', onRequest);
  function finish(): void {
    server.off('request', onRequest);
    clearTimeout(quiet);
    clearTimeout(most);
    resolve();
  }
  return promise;
}
