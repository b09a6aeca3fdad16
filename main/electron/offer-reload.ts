import { app, type BrowserWindow, dialog } from 'electron';
import type { ShellContext } from './shell-context.ts';

/** When the page's process dies the core lives on: say so, and offer the page again. */
export function offerReload(window: BrowserWindow, context: ShellContext): void {
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || context.quitting) return;
    context.log.error({ reason, exitCode }, 'the page process ended');
    void ask(window, context);
  });
  window.webContents.on('preload-error', (_event, _path, error) => {
    context.log.error({ err: error }, 'the preload failed');
  });
  window.on('unresponsive', () => context.log.warn('the page does not respond'));
}

async function ask(window: BrowserWindow, context: ShellContext): Promise<void> {
  if (window.isDestroyed()) return;
  try {
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      buttons: ['Reload', 'Quit'],
      defaultId: 0,
      cancelId: 0,
      message: 'The window stopped working.',
      detail: 'Nothing stored was lost. Reload to go on where you were.',
      noLink: true,
    });
    if (response === 1) app.quit();
    else if (!window.isDestroyed()) window.webContents.reload();
  } catch (error) {
    context.log.error({ err: error }, 'the reload could not be offered');
  }
}
