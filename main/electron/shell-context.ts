import type { BrowserWindow } from 'electron';
import type { Logger } from 'pino';
import type { BootController } from '../serve/boot-controller.ts';
import type { CommandHub } from './command-hub.ts';
import type { ShellPaths } from './shell-paths.ts';
import type { ShellState } from './shell-state.ts';
import type { StartupMarks } from './startup-marks.ts';

/** What every concern of the boot list is given. */
export interface ShellContext {
  readonly log: Logger;
  readonly marks: StartupMarks;
  readonly paths: ShellPaths;
  readonly state: ShellState;
  readonly commands: CommandHub;
  readonly boot: BootController;
  /** The application window while it exists. */
  window: BrowserWindow | undefined;
  /** Set once a quit can no longer be taken back. */
  quitting: boolean;
}

/** One concern of the shell: installed in the order of the boot list, disposed in reverse. */
export type Install = (context: ShellContext) => Disposable | AsyncDisposable;
