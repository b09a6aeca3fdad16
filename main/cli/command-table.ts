/** Every command of `hyper`. */
import type { Command } from './command.ts';
import { namespaceCommands } from './tables/namespace-commands.ts';
import { singleCommands } from './tables/other-commands.ts';
import { qualityAlertCommands } from './tables/quality-alert-commands.ts';
import { qualityChartCommands } from './tables/quality-chart-commands.ts';
import { qualityCommands } from './tables/quality-commands.ts';
import { qualityDemonstrationCommands } from './tables/quality-demonstration-commands.ts';
import { qualitySecurityCommands } from './tables/quality-security-commands.ts';
import { registryCommands } from './tables/registry-commands.ts';
import { depsCommands, lockCommands, resolveCommands } from './tables/resolve-commands.ts';
import { shapedCommands } from './tables/shaped-commands.ts';
import { versionCommands } from './tables/version-commands.ts';

export const commandTable: readonly Command[] = [
  ...shapedCommands,
  ...registryCommands,
  ...namespaceCommands,
  ...versionCommands,
  ...resolveCommands,
  ...depsCommands,
  ...lockCommands,
  ...qualityCommands,
  ...qualityAlertCommands,
  ...qualityChartCommands,
  ...qualityDemonstrationCommands,
  ...qualitySecurityCommands,
  ...singleCommands,
].flatMap((command) => [command, ...otherWords(command)]);

/** The command under its other words, its examples too. */
function otherWords(command: Command): Command[] {
  return (command.also ?? []).map((words) => ({
    ...command,
    words,
    examples: command.examples.map((line) => line.replace(`hyper ${command.words}`, `hyper ${words}`)),
  }));
}

/** What the groups hold, for the help. */
export const groups: Readonly<Record<string, string>> = {
  registry: 'artifacts: browse, search, act on versions',
  version: 'versions of an artifact: tags, channels, promotion, yank',
  namespace: 'namespaces: what they hold, hand down and allow',
  deps: 'dependencies: what fits together, and who depends on whom',
  lock: 'lockfiles: answers of the resolver that are kept',
  keys: 'signing keys and whom to trust',
  audit: 'what was done, by whom',
  quality: 'how reliable and how fast everything is, and how sure that is',
  settings: 'preferences',
};
