/** A client of the registry: of the running app when there is one, else of a core opened here. */
import { createORPCClient } from '@orpc/client';
import { createRouterClient } from '@orpc/server';
import type { Client } from '../../contract/contract.ts';
import { isLocked, openLocalCore } from '../serve/local-core.ts';
import { dialControl } from './dial-control.ts';

export interface Connection extends AsyncDisposable {
  readonly client: Client;
  /** `running`: another process does the work; `own`: this one. */
  readonly via: 'running' | 'own';
}

export interface ConnectOptions {
  home: string;
  readOnly: boolean;
  signal: AbortSignal;
}

/** How long another process may hold the registry without an address before it is given up, milliseconds. */
const mostWaitMs = 10_000;
const retryMs = 150;

/**
 * Reach the registry of a folder. While another process starts or ends it is held without being reachable: that is waited for.
 * @throws StoreOpenError when it can be neither reached nor opened; the signal's reason when aborted
 */
export async function connect({ home, readOnly, signal }: ConnectOptions): Promise<Connection> {
  const deadline = Date.now() + mostWaitMs;
  for (;;) {
    signal.throwIfAborted();
    const running = await dialControl(home, readOnly);
    if (running !== undefined) {
      return {
        via: 'running',
        client: createORPCClient<Client>(running.link),
        ...disposing(() => running.close()),
      };
    }
    try {
      return await openOwn(home, readOnly);
    } catch (error) {
      if (!isLocked(error) || Date.now() > deadline) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, retryMs));
  }
}

async function openOwn(home: string, readOnly: boolean): Promise<Connection> {
  const { ownerCaller, readerCaller } = await import('../core/index.ts');
  const core = await openLocalCore(home, 'cli');
  const caller = readOnly ? { ...readerCaller('cli'), paths: true } : ownerCaller('cli', { paths: true });
  return {
    via: 'own',
    client: createRouterClient(core.router, { context: { caller } }),
    ...disposing(async () => core[Symbol.asyncDispose]()),
  };
}

function disposing(dispose: () => Promise<void>): AsyncDisposable {
  return { [Symbol.asyncDispose]: dispose };
}
