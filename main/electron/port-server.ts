import { RPCHandler } from '@orpc/server/message-port';
import { type Core, ownerCaller } from '../core/index.ts';
import type { IpcPort } from './ipc-port.ts';
import type { ShellContext } from './shell-context.ts';
import { createShellRouter } from './shell-router.ts';

/** Serve the core's router and, under `shell`, the desktop's own, to ports of the window. The window's person is the owner. */
export function createPortServer(context: ShellContext, core: Core): (port: IpcPort) => void {
  const handler = new RPCHandler({ ...core.router, shell: createShellRouter(context, core) });
  // Paths reach the page as tokens only, so a page that was taken over cannot name one.
  const caller = ownerCaller('desktop', { paths: false });
  return (port) => handler.upgrade(port, { context: { caller } });
}
