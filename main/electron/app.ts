/** The desktop app: an ordered list of concerns. Security comes before the first window, the window before the core. */
import { app } from 'electron';
import { platformHome } from '../core/platform-home.ts';
import { createBootController } from '../serve/boot-controller.ts';
import { claimScheme, installScheme } from './app-scheme.ts';
import { installMenu } from './application-menu.ts';
import { claimHome } from './claim-home.ts';
import { CommandHub } from './command-hub.ts';
import { installContentsGuard } from './contents-guard.ts';
import { installCore, openDesktopCore } from './core-start.ts';
import { installFaultLog } from './fault-log.ts';
import { installIpcChannel } from './ipc-channel.ts';
import { installMainWindow } from './main-window.ts';
import { quitOrderly } from './orderly-quit.ts';
import { installSessionGuard } from './session-guard.ts';
import type { Install, ShellContext } from './shell-context.ts';
import { openShellLog } from './shell-log.ts';
import { shellPaths } from './shell-paths.ts';
import { openShellState } from './shell-state.ts';
import { showNotice } from './show-notice.ts';
import { installSingleInstance } from './single-instance.ts';
import { StartupMarks } from './startup-marks.ts';

const marks = new StartupMarks();
marks.mark('bootAt');

app.setName('Hyper Registry');
app.setAppUserModelId('dev.hyper-registry.app');
app.enableSandbox();
claimScheme();
const home = platformHome();
claimHome(home);

/** In this order; disposed in reverse. */
const concerns: readonly Install[] = [
  installFaultLog,
  installSessionGuard,
  installContentsGuard,
  installScheme,
  installCore,
  installIpcChannel,
  installMenu,
  installMainWindow,
];

if (app.requestSingleInstanceLock()) start();
else app.quit();

function start(): void {
  const context = createContext();
  const installed = new AsyncDisposableStack();
  quitOrderly(context, installed);
  // Before ready: macOS sends the files it opens the app with before that.
  installed.use(installSingleInstance(context));
  // Not awaited at the top level: Electron is only ready once this module has finished loading.
  void app.whenReady().then(() => {
    marks.mark('readyAt');
    for (const install of concerns) installed.use(install(context));
  });
}

function createContext(): ShellContext {
  const paths = shellPaths(import.meta.dirname, home, app.isPackaged ? process.resourcesPath : undefined);
  const log = openShellLog(paths.logFile, !app.isPackaged);
  const context: ShellContext = {
    log,
    marks,
    paths,
    state: openShellState(),
    commands: new CommandHub(),
    boot: createBootController(() => openDesktopCore(paths, log, (notice) => showNotice(context, notice))),
    window: undefined,
    quitting: false,
  };
  return context;
}
