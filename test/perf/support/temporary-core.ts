/** A core in a temporary folder, with a profile, for one benchmark. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createRouterClient } from '@orpc/server';
import type { Client } from '../../../contract/contract.ts';
import { type Core, openCore, ownerCaller } from '../../../main/core/index.ts';

export interface TemporaryCore extends AsyncDisposable {
  core: Core;
  client: Client;
  home: string;
}

/** Opens a core; removed on disposal unless `home` is given. */
export async function temporaryCore(home?: string): Promise<TemporaryCore> {
  const folder = home ?? (await mkdtemp(path.join(tmpdir(), 'hyper-bench-')));
  const core = await openCore({ home: folder, host: 'cli', resources: path.resolve('resources') });
  const caller = ownerCaller('test', { paths: true });
  const client: Client = createRouterClient(core.router, { context: { caller } });
  const { profile } = await client.settings.status({});
  if (!profile)
    await client.settings.createProfile({ handle: 'bench', displayName: 'Bench', passphrase: 'benchmark' });
  return {
    core,
    client,
    home: folder,
    [Symbol.asyncDispose]: async () => {
      await core[Symbol.asyncDispose]();
      if (home === undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
