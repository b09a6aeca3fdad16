import { pathToFileURL } from 'node:url';
import { safeStorage } from 'electron';
import type { Logger } from 'pino';
import type { AlertNotice } from '../../contract/alert-notice.ts';
import type { Core } from '../core/index.ts';
import { createKeychain } from './keychain.ts';
import type { Install } from './shell-context.ts';
import type { ShellPaths } from './shell-paths.ts';

/**
 * Open the core for the desktop. Its code is loaded here and not before, so that the window never waits for it.
 * @throws StoreOpenError when the store cannot be opened; the page shows why.
 */
export async function openDesktopCore(
  paths: ShellPaths,
  log: Logger,
  notify: (notice: AlertNotice) => void,
): Promise<Core> {
  const { openCore } = await import('../core/index.ts');
  const worker = (name: string): URL => pathToFileURL(`${paths.code}/${name}`);
  return openCore({
    home: paths.home,
    host: 'desktop',
    resources: paths.resources,
    keychain: createKeychain(safeStorage, process.platform),
    workers: {
      store: worker('store-worker.js'),
      inspect: worker('inspect-worker.js'),
      resolve: worker('resolve-worker.js'),
      quality: worker('quality-worker.js'),
    },
    log,
    notify,
  });
}

/** Once the core is open: say how long the start took, and let the command line talk to this app. Closes both on quit. */
export const installCore: Install = ({ boot, log, marks }) => {
  const endpoint = boot.whenReady().then(async (core) => {
    marks.mark('coreReadyAt');
    log.info(marks.reached(), 'started');
    try {
      const { openControlEndpoint } = await import('../serve/control-endpoint.ts');
      return await openControlEndpoint(core);
    } catch (error) {
      // The window works without it; the command line then reports the registry as held by another process.
      log.error({ err: error }, 'the command line cannot reach this app');
      return undefined;
    }
  });
  return {
    async [Symbol.asyncDispose]() {
      // Never begun when the app quits before its window was shown.
      if (marks.reached().shownAt === undefined) return;
      // A start that is still under way is let finish, within the limit of the whole quit.
      await boot.whenSettled();
      const { core } = boot;
      if (core === undefined) return;
      await (await endpoint)?.[Symbol.asyncDispose]();
      await core[Symbol.asyncDispose]();
    },
  };
};
