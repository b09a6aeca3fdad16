/** What every host serves beside the RPC: the start, uploads, downloads and the page. Fetch style, for HTTP and custom schemes. */
import type { Capability } from '../../contract/operation.ts';
import type { Caller, Core } from '../core/index.ts';
import type { BootController } from './boot-controller.ts';
import { securityHeaders } from './content-security-policy.ts';
import { type HttpProblem, HttpProblemError, problemResponse } from './http-problem.ts';
import { createStaticFiles } from './static-files.ts';
import { createUploads } from './uploads.ts';
import { downloadVersion } from './version-download.ts';

export interface HostRoutesOptions {
  /** Folder of the built page. */
  renderer: string;
  boot: BootController;
  core: () => Core | undefined;
}

export interface HostRoutes extends AsyncDisposable {
  /** Answer a request. `caller` is made by the host; without one the host's own page asks, which may do everything. */
  (request: Request, caller?: Caller): Promise<Response>;
}

/** The routes of one host. Disposing gives up unfinished uploads and removes their files. */
export function createHostRoutes({ renderer, boot, core }: HostRoutesOptions): HostRoutes {
  const page = createStaticFiles(renderer);
  const uploads = createUploads();

  async function route(request: Request, caller: Caller | undefined): Promise<Response> {
    const url = new URL(request.url);
    const first = url.pathname.split('/')[1] ?? '';
    if (first === 'boot') return bootRoute(request, url.pathname, boot, caller);
    if (first === 'upload' || first === 'upload-folder') {
      requireMethod(request, 'POST');
      requireCapability(caller, 'transfer.import');
      const answer = await uploads.handle(request, url, requireCore(core()));
      return answer ?? problemResponse(noSuchRoute);
    }
    if (first === 'content') {
      requireMethod(request, 'GET');
      requireCapability(caller, 'registry.read');
      return downloadVersion(requireCore(core()), url.pathname.split('/')[2] ?? '');
    }
    return page(request);
  }

  const answer = async (request: Request, caller?: Caller): Promise<Response> => {
    const response = await route(request, caller).catch((error: unknown) => {
      if (error instanceof HttpProblemError) return problemResponse(error.problem);
      throw error;
    });
    for (const [name, value] of Object.entries(securityHeaders)) response.headers.set(name, value);
    return response;
  };
  return Object.assign(answer, { [Symbol.asyncDispose]: () => uploads[Symbol.asyncDispose]() });
}

/** Whether a path holds data, so that a host must know who asks. Everything else is the public code of the page. */
export function isPrivatePath(pathname: string): boolean {
  return /^\/(?:boot|upload|upload-folder|content|api|rpc)(?:\/|$)/u.test(pathname);
}

async function bootRoute(
  request: Request,
  pathname: string,
  boot: BootController,
  caller: Caller | undefined,
): Promise<Response> {
  const headers = { 'cache-control': 'no-store' };
  if (pathname === '/boot') {
    requireMethod(request, 'GET');
    return Response.json(boot.state, { headers });
  }
  requireMethod(request, 'POST');
  requireCapability(caller, 'maintenance');
  if (pathname === '/boot/retry') return Response.json(await boot.retry(), { headers });
  if (pathname !== '/boot/backup') return problemResponse(noSuchRoute);
  try {
    return Response.json({ path: await boot.backup() }, { headers });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return problemResponse({
      status: 409,
      code: 'BACKUP_FAILED',
      message: `The copy was not made: ${message}`,
      help: 'Nothing was changed. Check the free space of the disk, or copy the folder of the registry yourself.',
    });
  }
}

function requireMethod(request: Request, method: string): void {
  if (request.method === method) return;
  throw new HttpProblemError({
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    message: `This address only answers ${method}.`,
    help: `Use ${method}.`,
    headers: { allow: method },
  });
}

function requireCapability(caller: Caller | undefined, capability: Capability): void {
  if (caller === undefined) return;
  if (caller.capabilities.has(capability) && !caller.denied.has(capability)) return;
  throw new HttpProblemError({
    status: 403,
    code: 'NOT_ALLOWED',
    message: `${caller.name} may not do this: it needs ${capability}.`,
    help: 'Ask the owner of this registry, or start it without --read-only.',
  });
}

function requireCore(core: Core | undefined): Core {
  if (core !== undefined) return core;
  throw new HttpProblemError(notOpen);
}

/** The core is opening, or failed to. */
export const notOpen: HttpProblem = {
  status: 503,
  code: 'NOT_OPEN',
  message: 'The registry is not open yet.',
  help: 'Ask GET /boot how the start is going, and try again.',
  headers: { 'retry-after': '1' },
};
const noSuchRoute: HttpProblem = {
  status: 404,
  code: 'NOT_FOUND',
  message: 'There is nothing at this address.',
  help: 'Start from the first page.',
};
