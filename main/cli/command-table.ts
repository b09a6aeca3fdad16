/** Every command of `hyper`. */
import type { Command } from './command.ts';
import { singleCommands } from './tables/other-commands.ts';
import { registryCommands } from './tables/registry-commands.ts';
import { shapedCommands } from './tables/shaped-commands.ts';

export const commandTable: readonly Command[] = [...shapedCommands, ...registryCommands, ...singleCommands];

/** What the groups hold, for the help. */
export const groups: Readonly<Record<string, string>> = {
  registry: 'artifacts: browse, search, act on versions',
  namespace: 'namespaces and their quotas',
  keys: 'signing keys and whom to trust',
  audit: 'what was done, by whom',
  settings: 'preferences',
};
