import { session } from 'electron';
import type { Install } from './shell-context.ts';
import { isShellUrl } from './shell-origin.ts';

/** Everything a page could reach outside its own origin. The product works with the network unplugged, so nothing is let out. */
const outside = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];
/** Writing plain text to the clipboard after a click is the one thing a page may do. */
const allowedPermission = 'clipboard-sanitized-write';

/** Permissions, devices, downloads and requests of the page: denied unless the app itself needs them. */
export const installSessionGuard: Install = ({ log }) => {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(permission === allowedPermission && isShellUrl(details.requestingUrl));
  });
  defaultSession.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === allowedPermission && isShellUrl(`${origin}/`),
  );
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.webRequest.onBeforeRequest({ urls: outside }, (details, answer) => {
    log.warn({ what: 'request', url: details.url.slice(0, 200) }, 'refused');
    answer({ cancel: true });
  });
  defaultSession.on('will-download', (event, item) => {
    // Content of the registry, and files the page made itself (exported lists); never anything from elsewhere.
    const url = item.getURL();
    if (isShellUrl(url) || url.startsWith('blob:hyper://app/')) return;
    event.preventDefault();
    log.warn({ what: 'download', url: url.slice(0, 200) }, 'refused');
  });
  return { [Symbol.dispose]: () => undefined };
};
