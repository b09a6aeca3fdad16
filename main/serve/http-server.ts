/** A served registry: page, uploads, REST and RPC on one port, all behind the guard. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Caller, Core } from '../core/index.ts';
import { allowedHosts, inUrl, isLoopback } from './allowed-hosts.ts';
import type { BootController } from './boot-controller.ts';
import { securityHeaders } from './content-security-policy.ts';
import { Guard, type GuardedRequest } from './guard.ts';
import { createHostRoutes, type HostRoutes, isPrivatePath, notOpen } from './host-routes.ts';
import { type HttpProblem, problemResponse } from './http-problem.ts';
import { sendResponse, toRequest } from './node-fetch.ts';
import type { RestApi } from './rest.ts';
import type { RpcOptions, RpcServer } from './rpc.ts';
import { closeCodes } from './rpc-close-codes.ts';
import { answerSession } from './session-route.ts';
import { whenQuiet } from './when-quiet.ts';

export interface HttpServerOptions {
  /** Address to bind; the caller decides whether one that others can reach is wanted. */
  host: string;
  /** 0: any free port. */
  port: number;
  /** Folder of the built page. */
  renderer: string;
  boot: BootController;
  /** Callers may look and change nothing. */
  readOnly?: boolean;
  log: { warn(fields: object, message: string): void; error(fields: object, message: string): void };
  rpc?: RpcOptions;
}

export interface HttpServer extends AsyncDisposable {
  readonly port: number;
  /** `http://host:port`, without a token. */
  readonly url: string;
  readonly token: string;
  /** The first moment without requests. */
  readonly quiet: Promise<void>;
}

/** How long a WebSocket waits for the core, milliseconds. */
const openWaitMs = 30_000;
/** A connection on which nothing moves for this long is closed, milliseconds. */
const idleMs = 120_000;

interface Parts {
  options: HttpServerOptions;
  guard: Guard;
  routes: HostRoutes;
  rest: (core: Core) => Promise<RestApi>;
  rpc: () => Promise<RpcServer>;
}

/** Listen, without waiting for the core. @throws Error with code EADDRINUSE, EACCES… when the address cannot be bound */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const server = createServer({ requestTimeout: 0, headersTimeout: 15_000 });
  server.setTimeout(idleMs);
  const { port } = await listen(server, options.host, options.port);
  const quiet = whenQuiet(server);
  const guard = new Guard({ hosts: allowedHosts(options.host, port), port });
  const routes = createHostRoutes({
    renderer: options.renderer,
    boot: options.boot,
    core: () => options.boot.core,
  });
  let rest: Promise<RestApi> | undefined;
  let rpc: Promise<RpcServer> | undefined;
  // Loaded when first asked for: the page comes before everything else.
  const parts: Parts = {
    options,
    guard,
    routes,
    rest: (core) => (rest ??= import('./rest.ts').then(({ createRestApi }) => createRestApi(core))),
    rpc: () => (rpc ??= import('./rpc.ts').then(({ createRpcServer }) => createRpcServer(options.rpc))),
  };
  server.on('request', (request, response) => {
    answer(parts, request, response).catch((error: unknown) => fail(parts, request, response, error));
  });
  server.on('upgrade', (request, socket, head) => {
    upgrade(parts, request, socket, head).catch((error: unknown) => {
      options.log.error({ err: error }, 'a WebSocket upgrade failed');
      socket.destroy();
    });
  });
  return {
    port,
    url: `http://${inUrl(options.host)}:${port}`,
    token: guard.token,
    quiet,
    async [Symbol.asyncDispose]() {
      const closed = new Promise((resolve) => server.close(resolve));
      await (await rpc)?.[Symbol.asyncDispose]();
      server.closeAllConnections();
      await closed;
      await routes[Symbol.asyncDispose]();
    },
  };
}

async function answer(parts: Parts, message: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  const guarded = guardedOf(message);
  const pathname = pathOf(message);
  if (pathname === undefined) return sendResponse(problemResponse(badTarget), message, response);
  const problem =
    parts.guard.checkSource(guarded) ??
    (isPrivatePath(pathname) ? parts.guard.checkCaller(guarded) : undefined);
  if (problem !== undefined) return sendResponse(problemResponse(problem), message, response);
  if (pathname === '/session') {
    return sendResponse(
      await answerSession(parts.guard, guarded, toRequest(message, response)),
      message,
      response,
    );
  }
  if (pathname.startsWith('/api/')) return answerRest(parts, message, response);
  // How the start goes can be asked before there is a core whose callers could be made.
  const needsCaller = isPrivatePath(pathname) && pathname !== '/boot';
  const caller = needsCaller ? await callerOf(parts.options) : undefined;
  await sendResponse(await parts.routes(toRequest(message, response), caller), message, response);
}

async function answerRest(parts: Parts, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const { core } = parts.options.boot;
  if (core === undefined) return sendResponse(problemResponse(notOpen), message, response);
  response.setHeader('cache-control', 'no-store');
  const rest = await parts.rest(core);
  const isAnswered = await rest.handle(message, response, await callerOf(parts.options));
  if (!isAnswered) await sendResponse(problemResponse(noOperation), message, response);
}

async function upgrade(parts: Parts, request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
  socket.on('error', () => undefined);
  const guarded = guardedOf(request);
  const pathname = pathOf(request);
  const problem =
    parts.guard.checkSource(guarded, true) ??
    (pathname === '/rpc' ? parts.guard.checkCaller(guarded, true) : noOperation);
  if (problem !== undefined) return refuseUpgrade(socket, problem);
  const { boot } = parts.options;
  const rpc = await parts.rpc();
  await settledWithin(boot, openWaitMs);
  const caller = boot.core === undefined ? undefined : await callerOf(parts.options);
  rpc.sockets.handleUpgrade(request, socket, head, (connection) => {
    const { core } = boot;
    if (core === undefined || caller === undefined)
      connection.close(closeCodes.notOpen, 'the registry is not open');
    else rpc.serve(connection, core, caller);
  });
}

/** Who holds the token is the owner, unless it was started read-only. Only people on this machine may name its paths. */
async function callerOf({ readOnly, host }: HttpServerOptions): Promise<Caller> {
  const { ownerCaller, readerCaller } = await import('../core/index.ts');
  return readOnly ? readerCaller('browser') : ownerCaller('browser', { paths: isLoopback(host) });
}

/** The path asked for; undefined for what is no path, such as the absolute form that is sent to proxies. */
function pathOf({ url = '' }: IncomingMessage): string | undefined {
  return url.startsWith('/') ? URL.parse(`http://local${url}`)?.pathname : undefined;
}

function guardedOf(message: IncomingMessage): GuardedRequest {
  return {
    method: message.method ?? 'GET',
    headers: message.headers,
    remoteAddress: message.socket.remoteAddress ?? '',
  };
}

async function settledWithin(boot: BootController, ms: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  await Promise.race([boot.whenSettled(), late.promise]);
  clearTimeout(timer);
}

function refuseUpgrade(socket: Duplex, { status, code, message, help, headers = {} }: HttpProblem): void {
  const body = JSON.stringify({ code, message, help });
  const lines = Object.entries({
    ...headers,
    connection: 'close',
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
  }).map(([name, value]) => `${name}: ${value}`);
  socket.end(`HTTP/1.1 ${status} ${code}\r\n${lines.join('\r\n')}\r\n\r\n${body}`);
}

function fail(parts: Parts, message: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.destroyed || message.destroyed) return;
  const { log, boot } = parts.options;
  const fields = { err: error, path: message.url?.split('?')[0] };
  log.error(fields, 'a request failed');
  boot.core?.log.error(fields, 'a request failed');
  const problem = boot.core === undefined ? internalBeforeOpen : internal;
  if (response.headersSent) response.destroy();
  else void sendResponse(problemResponse(problem), message, response).catch(() => response.destroy());
}

async function listen(server: Server, host: string, port: number): Promise<AddressInfo> {
  const { promise, resolve, reject } = Promise.withResolvers<AddressInfo>();
  server.once('error', reject);
  server.listen({ host, port, exclusive: true }, () => {
    const address = server.address();
    if (typeof address === 'object' && address !== null) resolve(address);
    else reject(new Error('the server has no address'));
  });
  const address = await promise;
  server.off('error', reject);
  return address;
}

const noOperation: HttpProblem = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'There is no operation at this address.',
  help: 'GET /api/v1/openapi.json lists them all.',
};
const badTarget: HttpProblem = {
  status: 400,
  code: 'BAD_REQUEST',
  message: 'The address of the request cannot be understood.',
  help: 'Ask for a path, such as /api/v1/status.',
};
const internal: HttpProblem = {
  status: 500,
  code: 'INTERNAL',
  message: 'Something went wrong inside the server.',
  help: 'The log of the registry holds the details.',
};
const internalBeforeOpen: HttpProblem = {
  ...internal,
  help: 'The terminal in which the server was started shows the details.',
};
