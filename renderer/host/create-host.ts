import type { PreloadBridge } from '../../contract/shell.ts';
import { session } from '../start.ts';
import { createBrowserHost } from './browser.ts';
import type { Host } from './host.ts';
import { tokenOf } from './session.ts';

declare global {
  interface Window {
    /** Present in the desktop window only. */
    readonly hyper?: PreloadBridge;
  }
}

/** Make the host this page runs in: the desktop when its preload is there, else the browser with its session opened. */
export async function createHost(): Promise<Host> {
  if (window.hyper !== undefined) {
    const { createElectronHost } = await import('./electron.ts');
    return createElectronHost(window.hyper);
  }
  // A new link opened in the tab of an old one changes the fragment alone, which loads nothing by itself.
  window.addEventListener('hashchange', () => {
    if (tokenOf(location.hash) !== undefined) location.reload();
  });
  await session;
  return createBrowserHost();
}
