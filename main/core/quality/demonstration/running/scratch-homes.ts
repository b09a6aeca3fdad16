/** Scratch registries: folders of their own below the registry's, gone after use, and at the next start whatever happened. */
import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '../../../../../contract/contract.ts';
import { type Caller, demonstrationCaller } from '../../../operations/index.ts';
import type { ScratchRegistry } from '../scenarios/scenario.ts';

/** A core as far as scratch registries are concerned. */
export interface OpenedCore extends AsyncDisposable {
  connect(caller: Caller): Client;
}

function scratchFolder(home: string): string {
  return path.join(home, 'scratch');
}

/** A registry in a new folder below `home`; disposing closes it and removes the folder. */
export async function openScratchHome(
  home: string,
  caller: Caller,
  open: (scratch: string) => Promise<OpenedCore>,
): Promise<ScratchRegistry> {
  const scratch = path.join(scratchFolder(home), randomUUID());
  await mkdir(scratch, { recursive: true, mode: 0o700 });
  const remove = () => rm(scratch, { recursive: true, force: true, maxRetries: 3 });
  try {
    const core = await open(scratch);
    return {
      home: scratch,
      client: core.connect(demonstrationCaller(caller, 'scratch')),
      [Symbol.asyncDispose]: async () => {
        try {
          await core[Symbol.asyncDispose]();
        } finally {
          await remove();
        }
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** Removes what a killed program left. Only whoever holds the registry may ask for it. */
export async function removeLeftScratch(home: string): Promise<void> {
  await rm(scratchFolder(home), { recursive: true, force: true });
}
