import { app } from 'electron';
import { focusWindow } from './focus-window.ts';
import { openPaths } from './open-paths.ts';
import { openedPaths } from './opened-paths.ts';
import type { Install } from './shell-context.ts';

/** A second start hands its files to this one and shows this window; macOS sends opened files as events instead. */
export const installSingleInstance: Install = (context) => {
  const onSecondInstance = (_event: unknown, argv: string[], workingDirectory: string): void => {
    context.log.info('a second start was forwarded');
    focusWindow(context);
    void openPaths(context, openedPaths(argv, workingDirectory));
  };
  const onOpenFile = (event: { preventDefault(): void }, path: string): void => {
    event.preventDefault();
    focusWindow(context);
    void openPaths(context, [path]);
  };
  app.on('second-instance', onSecondInstance);
  app.on('open-file', onOpenFile);
  void openPaths(context, openedPaths(process.argv.slice(1), process.cwd()));
  return {
    [Symbol.dispose]() {
      app.off('second-instance', onSecondInstance);
      app.off('open-file', onOpenFile);
      app.releaseSingleInstanceLock();
    },
  };
};
