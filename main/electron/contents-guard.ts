import { app, type WebContents } from 'electron';
import { openExternalSafely } from './open-external.ts';
import type { Install } from './shell-context.ts';
import { isShellUrl } from './shell-origin.ts';

interface Refusable {
  preventDefault(): void;
  readonly url?: string;
}

/** Deny navigation, new windows and embedded pages in every web contents of the app, present and future. */
export const installContentsGuard: Install = (context) => {
  const guarded = new WeakSet<WebContents>();
  const refuse = (what: string, event: Refusable, url = event.url ?? ''): void => {
    if (isShellUrl(url) && what !== 'webview') return;
    event.preventDefault();
    context.log.warn({ what, url: url.slice(0, 200) }, 'refused');
  };
  const guard = (contents: WebContents): void => {
    if (guarded.has(contents)) return;
    guarded.add(contents);
    contents.on('will-navigate', (event, url) => refuse('navigation', event, url));
    contents.on('will-frame-navigate', (event) => refuse('navigation', event));
    contents.on('will-redirect', (event) => refuse('redirect', event));
    contents.on('will-attach-webview', (event) => refuse('webview', event));
    contents.setWindowOpenHandler(({ url }) => {
      context.log.warn({ what: 'window', url: url.slice(0, 200) }, 'refused');
      void openExternalSafely(context, url);
      return { action: 'deny' };
    });
  };
  const onContents = (_event: unknown, contents: WebContents): void => guard(contents);
  const onWindow = (_event: unknown, window: { webContents: WebContents }): void => guard(window.webContents);
  app.on('web-contents-created', onContents);
  app.on('browser-window-created', onWindow);
  return {
    [Symbol.dispose]() {
      app.off('web-contents-created', onContents);
      app.off('browser-window-created', onWindow);
    },
  };
};
