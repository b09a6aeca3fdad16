import { app, BrowserWindow, nativeTheme, screen } from 'electron';
import { keepPlacement } from './keep-placement.ts';
import { offerReload } from './offer-reload.ts';
import type { Install, ShellContext } from './shell-context.ts';
import { shellOrigin } from './shell-origin.ts';
import { webPreferences } from './web-preferences.ts';
import { minimumWindow, restorePlacement } from './window-placement.ts';

/** Milliseconds after which the window is shown even if nothing was painted, so that a start is never invisible. */
const showAtLatest = 4_000;
/** The page's own background, so that the first frame does not flash. */
const background = { light: '#f6f7fb', dark: '#11131c' };

/** Open the window first; the core is opened once it is shown. */
export const installMainWindow: Install = (context) => {
  nativeTheme.themeSource = context.state.get('theme') ?? 'system';
  openMainWindow(context);
  const onActivate = (): void => {
    if (context.window === undefined && !context.quitting) openMainWindow(context);
  };
  const onAllClosed = (): void => {
    if (process.platform !== 'darwin') app.quit();
  };
  app.on('activate', onActivate);
  app.on('window-all-closed', onAllClosed);
  return {
    [Symbol.dispose]() {
      app.off('activate', onActivate);
      app.off('window-all-closed', onAllClosed);
    },
  };
};

function openMainWindow(context: ShellContext): void {
  const saved = context.state.get('window');
  const window = new BrowserWindow({
    ...restorePlacement(
      saved,
      screen.getAllDisplays().map((display) => display.workArea),
    ),
    minWidth: minimumWindow.width,
    minHeight: minimumWindow.height,
    title: app.getName(),
    icon: context.paths.icon,
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: webPreferences(context.paths.preload),
  });
  context.window = window;
  if (saved?.maximized) window.maximize();
  keepPlacement(window, context.state);
  offerReload(window, context);
  showWhenPainted(window, context);
  window.on('closed', () => {
    context.window = undefined;
  });
  window.loadURL(`${shellOrigin}/`).catch((error: unknown) => {
    if (!window.isDestroyed()) context.log.error({ err: error }, 'the page did not load');
  });
}

function showWhenPainted(window: BrowserWindow, context: ShellContext): void {
  const show = (): void => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isVisible()) return;
    window.show();
    context.marks.mark('shownAt');
    // Only now: opening the store must not delay the first frame.
    context.boot.start();
  };
  const timer = setTimeout(show, showAtLatest);
  window.once('ready-to-show', show);
  window.once('closed', () => clearTimeout(timer));
}
