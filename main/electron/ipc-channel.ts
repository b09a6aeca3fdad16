import { app, type BrowserWindow, type IpcMainEvent, ipcMain, type WebContents } from 'electron';
import type { PreloadReply } from '../../contract/shell.ts';
import { IpcPort } from './ipc-port.ts';
import { readPreloadMessage } from './preload-message.ts';
import { registerSources } from './register-sources.ts';
import { senderRefusal } from './sender-refusal.ts';
import type { Install, ShellContext } from './shell-context.ts';
import { shellChannel } from './shell-origin.ts';

/** The one IPC channel: each document of our window gets a port of its own, which dies with the document. */
export const installIpcChannel: Install = (context) => {
  const ports = new Map<number, IpcPort>();
  const serving = loadServing(context);

  const portOf = (contents: WebContents): IpcPort => {
    const known = ports.get(contents.id);
    if (known !== undefined) return known;
    const port = new IpcPort((data) => reply(contents, { kind: 'rpc', data }));
    ports.set(contents.id, port);
    void serving.then((serve) => port.closed || serve(port));
    return port;
  };
  const closePort = (id: number): void => {
    ports.get(id)?.close();
    ports.delete(id);
  };
  const onMessage = (event: IpcMainEvent, value: unknown): void => {
    const sender = { frame: event.senderFrame, contentsId: event.sender.id };
    const refusal = senderRefusal(sender, context.window?.webContents.id);
    const message = refusal === undefined ? readPreloadMessage(value) : undefined;
    if (message === undefined) {
      context.log.warn(
        { refusal: refusal ?? 'malformed', url: event.senderFrame?.url },
        'ipc message ignored',
      );
    } else if (message.kind === 'offer') {
      void answerOffer(context, event.sender, message.id, message.paths);
    } else if (!portOf(event.sender).receive(message.data)) {
      context.log.error('ipc frame dropped: too many calls before the core was open');
    }
  };
  const onWindow = (_event: unknown, window: BrowserWindow): void => {
    onDocumentEnd(window.webContents, closePort);
  };

  app.on('browser-window-created', onWindow);
  ipcMain.on(shellChannel, onMessage);
  return {
    [Symbol.dispose]() {
      ipcMain.off(shellChannel, onMessage);
      app.off('browser-window-created', onWindow);
      for (const id of [...ports.keys()]) closePort(id);
    },
  };
};

/** The RPC machinery is loaded with the core, after the window is shown. */
async function loadServing(context: ShellContext): Promise<(port: IpcPort) => void> {
  const core = await context.boot.whenReady();
  const { createPortServer } = await import('./port-server.ts');
  return createPortServer(context, core);
}

async function answerOffer(
  context: ShellContext,
  contents: WebContents,
  id: number,
  paths: readonly string[],
): Promise<void> {
  const core = await context.boot.whenReady();
  reply(contents, { kind: 'offered', id, offers: registerSources(core, paths) });
}

function reply(contents: WebContents, message: PreloadReply): void {
  if (!contents.isDestroyed()) contents.send(shellChannel, message);
}

/**
 * Reload, navigation, crash and window close all end the document that made the calls. The first navigation is the
 * document's beginning. A navigation that only started ends nothing: it may yet be refused or become a download.
 */
function onDocumentEnd(contents: WebContents, end: (contentsId: number) => void): void {
  const { id } = contents;
  let isFirst = true;
  contents.on('did-navigate', () => {
    if (!isFirst) end(id);
    isFirst = false;
  });
  contents.on('render-process-gone', () => end(id));
  contents.on('destroyed', () => end(id));
}
