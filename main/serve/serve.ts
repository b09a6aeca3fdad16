/** `hyper serve`: the page at once, the core behind it, until it is told to stop. */
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BootState } from '../../contract/boot.ts';
import type { Core } from '../core/index.ts';
import { platformHome } from '../core/platform-home.ts';
import { isLoopback } from './allowed-hosts.ts';
import { type BootController, createBootController } from './boot-controller.ts';
import { type HttpServer, startHttpServer } from './http-server.ts';
import { rendererFolder } from './installation.ts';
import { isLocked, openLocalCore } from './local-core.ts';
import { openBrowser } from './open-browser.ts';

export interface ServeOptions {
  /** Address to bind; default 127.0.0.1. */
  host?: string | undefined;
  /** Default 0: any free port. */
  port?: number | undefined;
  home?: string | undefined;
  readOnly?: boolean | undefined;
  /** Show the page in the browser. */
  open?: boolean | undefined;
  /** Needed to bind an address others can reach. */
  allowRemote?: boolean | undefined;
  /** Write the token here (mode 0600) and print the address without it. */
  tokenFile?: string | undefined;
}

/** What keeps a server from starting, in words for the person who started it. */
export class ServeRefusal extends Error {
  override readonly name = 'ServeRefusal';
}

/** Serve until SIGINT or SIGTERM. @throws ServeRefusal when the options or the address cannot be used */
export async function serve(options: ServeOptions): Promise<void> {
  const host = options.host ?? '127.0.0.1';
  if (!isLoopback(host) && !options.allowRemote) {
    throw new ServeRefusal(`Other machines can reach ${host}. Add --allow-remote if that is what you want.`);
  }
  const stopped = untilStopped();
  const home = options.home === undefined ? platformHome() : resolve(options.home);
  const boot = createBootController(() => openServed(home));
  const server = await start(options, host, boot);
  await announce(server, options, host);
  void server.quiet.then(boot.start);
  void boot.whenSettled().then(tellProblem);
  await stopped;
  console.log('Closing…');
  await server[Symbol.asyncDispose]();
  // A start that is still under way is let finish: half-open files are nobody's wish.
  await boot.whenSettled();
  await boot.core?.[Symbol.asyncDispose]();
}

/** The core, and while it is open the address at which the command line reaches it. */
async function openServed(home: string): Promise<Core> {
  const core = await openUnlocked(home);
  try {
    const { openControlEndpoint } = await import('./control-endpoint.ts');
    const endpoint = await openControlEndpoint(core);
    return {
      ...core,
      async [Symbol.asyncDispose]() {
        await endpoint[Symbol.asyncDispose]();
        await core[Symbol.asyncDispose]();
      },
    };
  } catch (error) {
    // The page works without it; the command line then finds the registry held by another process.
    stderrLog.warn({ err: error }, 'the command line cannot reach this server');
    return core;
  }
}

/** How long a command that happens to hold the registry when a server starts is waited for, milliseconds. */
const mostLockWaitMs = 8_000;
const retryMs = 100;

async function openUnlocked(home: string): Promise<Core> {
  const deadline = Date.now() + mostLockWaitMs;
  for (;;) {
    try {
      return await openLocalCore(home, 'serve');
    } catch (error) {
      if (!isLocked(error) || Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}

async function start(options: ServeOptions, host: string, boot: BootController): Promise<HttpServer> {
  const port = options.port ?? 0;
  try {
    return await startHttpServer({
      host,
      port,
      renderer: rendererFolder,
      boot,
      readOnly: options.readOnly ?? false,
      log: stderrLog,
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ServeRefusal(`Cannot listen on ${host} port ${port}: ${reason}`);
  }
}

/** The address a person opens. The token travels in the fragment, which browsers never send to a server. */
async function announce(server: HttpServer, options: ServeOptions, host: string): Promise<void> {
  const link = `${server.url}/#token=${server.token}`;
  if (options.tokenFile !== undefined)
    await writeFile(options.tokenFile, `${server.token}\n`, { mode: 0o600 });
  console.log(`Hyper Registry: ${options.tokenFile === undefined ? link : `${server.url}/`}`);
  if (options.readOnly) console.log('Read-only: nothing can be changed through this server.');
  if (!isLoopback(host)) {
    console.error(`Warning: other machines can reach ${host}, and what they send is not encrypted.`);
    console.error('Whoever has the token owns this registry. Use a trusted network, or a tunnel.');
  }
  if (options.open) openBrowser(link);
}

/** The page explains a failed start too; a terminal may be all there is to look at. */
function tellProblem(state: BootState): void {
  if (state.state !== 'failed') return;
  console.error(`${state.problem.message}\n${state.problem.help}`);
  console.error('The page at the address above says the same and offers to try again.');
}

/** Resolves at the first SIGINT or SIGTERM; a second SIGINT ends the process at once. */
function untilStopped(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(130);
    isStopping = true;
    resolve();
  };
  process.on('SIGINT', stop);
  process.once('SIGTERM', stop);
  return promise;
}

const stderrLog = {
  warn: (fields: object, message: string) => console.error(`Warning: ${message}`, fields),
  error: (fields: object, message: string) => console.error(`Error: ${message}`, fields),
};
