import { protocol } from 'electron';
import { createHostRoutes } from '../serve/host-routes.ts';
import type { Install } from './shell-context.ts';
import { isShellUrl, shellScheme } from './shell-origin.ts';

/** Make `hyper://` a real origin: secure context, fetch and streams. Must run before the app is ready. */
export function claimScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: shellScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/** Serve the built page and the host's routes at `hyper://app/`, and nothing at any other host of the scheme. */
export const installScheme: Install = (context) => {
  const routes = createHostRoutes({
    renderer: context.paths.renderer,
    boot: context.boot,
    core: () => context.boot.core,
  });
  protocol.handle(shellScheme, async (request) => {
    if (!isShellUrl(request.url)) return new Response('Not found', { status: 404 });
    try {
      return await routes(request);
    } catch (error) {
      context.log.error({ err: error, url: request.url }, 'a host route failed');
      return new Response('Internal error', { status: 500 });
    }
  });
  return {
    async [Symbol.asyncDispose]() {
      protocol.unhandle(shellScheme);
      await routes[Symbol.asyncDispose]();
    },
  };
};
