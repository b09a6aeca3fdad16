import { app } from 'electron';
import type { ShellContext } from './shell-context.ts';

/** Milliseconds the orderly end may take. The store survives being cut off; a process that hangs at logout does not please. */
const timeLimit = 6_000;

/** After the windows are closed, dispose everything in reverse order, then leave, within the time limit. */
export function quitOrderly(context: ShellContext, installed: AsyncDisposableStack): void {
  let ending = false;
  app.on('before-quit', () => context.log.info('quit requested'));
  app.on('will-quit', (event) => {
    event.preventDefault();
    if (ending) return;
    ending = true;
    context.quitting = true;
    void end(context, installed);
  });
}

async function end(context: ShellContext, installed: AsyncDisposableStack): Promise<void> {
  let code = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not disposed within ${timeLimit} ms`)), timeLimit);
  });
  try {
    await Promise.race([installed.disposeAsync(), late]);
    context.log.info('quit');
  } catch (error) {
    code = 1;
    context.log.error({ err: error }, 'quit was not orderly');
  }
  clearTimeout(timer);
  app.exit(code);
}
