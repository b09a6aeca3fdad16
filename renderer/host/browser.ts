import { createORPCClient } from '@orpc/client';
import type { Client } from '../../contract/contract.ts';
import type { ShellCommand } from '../../contract/shell.ts';
import { readBoot } from './boot-client.ts';
import { createFolderPrompt } from './folder-prompt.ts';
import type { Host, HostProblem } from './host.ts';
import { offerItems } from './offer-items.ts';
import { pickFiles } from './pick-files.ts';
import { renewWhenOutdated } from './renew-page.ts';
import { createSocketConnection } from './socket-connection.ts';
import { readDropped, readPicked } from './source-tree.ts';
import { createStore } from './store.ts';

const lastViewKey = 'hyper.last-view';
/** Close code of a socket whose core failed to start. */
const bootFailedCode = 4503;

/** The host of a page in an ordinary browser: one WebSocket, uploads, and the browser's own dialogs. */
export function createBrowserHost(): Host {
  const problem = createStore<HostProblem | undefined>(undefined);
  const folderPrompt = createFolderPrompt();
  const connection = createSocketConnection({
    open: () => new WebSocket(new URL('rpc', document.baseURI).href.replace(/^http/u, 'ws')),
    async mayRetry(code) {
      if (code === bootFailedCode) problem.set('boot-failed');
      else if ((await readBoot()).state === 'unauthorized') problem.set('unauthorized');
      return problem.get() === undefined;
    },
  });
  renewWhenOutdated();
  window.addEventListener('online', () => connection.retryNow());
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) connection.retryNow();
  });
  return {
    kind: 'browser',
    client: createORPCClient<Client>(connection.link),
    connection: connection.state,
    problem,
    folderPrompt,
    connect() {
      problem.set(undefined);
      connection.start();
    },
    async pickSources(type, options) {
      return offerItems(readPicked(await pickFiles(type)), options);
    },
    async offerDropped(items, options) {
      return offerItems(await readDropped(items), options);
    },
    async pickDestination(name) {
      const path = await folderPrompt.ask(name);
      return path === undefined ? undefined : { path };
    },
    commands: noCommands,
    lastView: async () => localStorage.getItem(lastViewKey) ?? undefined,
    setLastView: async (path) => localStorage.setItem(lastViewKey, path),
    setTheme: async () => undefined,
    copyText: (text) => navigator.clipboard.writeText(text),
    downloadUrl: (versionId) => `content/${encodeURIComponent(versionId)}`,
  };
}

async function* noCommands(): AsyncGenerator<ShellCommand> {
  // A browser has no native menu that could send any.
}
