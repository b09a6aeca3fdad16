import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { Contract } from '../../contract/contract.ts';
import type { PreloadBridge, ShellCommand, shellContract } from '../../contract/shell.ts';
import { bridgePort } from './bridge-port.ts';
import { createFolderPrompt } from './folder-prompt.ts';
import type { ConnectionState, Host, HostProblem } from './host.ts';
import { offerItems } from './offer-items.ts';
import { readDropped } from './source-tree.ts';
import { createStore } from './store.ts';

/** In the desktop window the shell's procedures stand beside the core's, under `shell`. */
type DesktopClient = ContractRouterClient<Contract & { shell: typeof shellContract }>;

/** The host of the desktop window: calls and native dialogs over the preload's one channel. */
export function createElectronHost(bridge: PreloadBridge): Host {
  const client = createORPCClient<DesktopClient>(new RPCLink({ port: bridgePort(bridge) }));
  const { shell } = client;
  return {
    kind: 'desktop',
    client,
    connection: createStore<ConnectionState>('open'),
    problem: createStore<HostProblem | undefined>(undefined),
    folderPrompt: createFolderPrompt(),
    connect: () => undefined,
    async pickSources(type) {
      return (await shell.pickSources({ type })).offers;
    },
    async offerDropped(items, options) {
      const files = [...items.files];
      // The tree must be read before the first await: the list is empty after the drop event.
      const tree = readDropped(items);
      // A bridge that cannot take files at all, and says so at once or later, counts as one without paths for them.
      const asked = async () => bridge.offerFiles(files);
      const offers = await asked().catch(() => undefined);
      return offers ?? offerItems(await tree, options);
    },
    async pickDestination(name) {
      return (await shell.pickDestination({ name })).destination;
    },
    commands: (signal) => commandsOf(shell, signal),
    async lastView() {
      return (await shell.lastView({})).path;
    },
    async setLastView(path) {
      await shell.setLastView({ path });
    },
    async setTheme(theme) {
      await shell.setTheme({ theme });
    },
    async copyText(text) {
      await shell.copyText({ text });
    },
    downloadUrl: (versionId) => `content/${encodeURIComponent(versionId)}`,
  };
}

async function* commandsOf(shell: DesktopClient['shell'], signal: AbortSignal): AsyncGenerator<ShellCommand> {
  yield* await shell.commands({}, { signal });
}
