/** Reliability demonstrations of an open registry: they call its own router, and open registries of their own for writes. */
import { createRouterClient } from '@orpc/server';
import type { Client } from '../../contract/contract.ts';
import type { Caller, CoreRouter } from './operations/index.ts';
import { Demonstrations } from './quality/demonstration/running/demonstrations.ts';
import type { Services } from './services.ts';
import { productVersion } from './version.ts';

export interface DemonstrationHost {
  log: { warn(fields: object, message: string): void };
  /** Of this registry; asked for when the first trial is made. */
  router(): CoreRouter;
  /** A core with the same code and options in another folder. */
  openCore(home: string): Promise<AsyncDisposable & { readonly router: CoreRouter }>;
}

export function openDemonstrations(
  services: Services,
  { log, router, openCore }: DemonstrationHost,
): Demonstrations {
  return new Demonstrations({
    services,
    version: productVersion,
    log,
    connect: (caller) => clientOf(router(), caller),
    openCore: async (home) => {
      const core = await openCore(home);
      return {
        connect: (caller) => clientOf(core.router, caller),
        [Symbol.asyncDispose]: async () => core[Symbol.asyncDispose](),
      };
    },
  });
}

/** Calls take the whole path: input check, rights, policies, quality engine, handler, output check. */
function clientOf(router: CoreRouter, caller: Caller): Client {
  return createRouterClient(router, { context: { caller } });
}
