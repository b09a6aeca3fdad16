import type { ShellCommand } from '../../contract/shell.ts';

/** Commands kept while no page listens, e.g. files the app was started with. More than this is no person's doing. */
const keptCommands = 100;

/** Carries commands of the menu and the operating system to whichever page listens. */
export class CommandHub {
  readonly #listeners = new Set<(command: ShellCommand) => void>();
  #kept: ShellCommand[] = [];

  /** Hand `command` to the listening page, or keep it until one listens. */
  send(command: ShellCommand): void {
    if (this.#listeners.size === 0) this.#kept = [...this.#kept, command].slice(-keptCommands);
    for (const listener of this.#listeners) listener(command);
  }

  /** Commands as they come, until `signal` aborts; kept ones first. */
  async *stream(signal: AbortSignal): AsyncGenerator<ShellCommand> {
    const waiting = this.#kept;
    this.#kept = [];
    let wake = (): void => undefined;
    const listener = (command: ShellCommand): void => {
      waiting.push(command);
      wake();
    };
    const abort = (): void => wake();
    this.#listeners.add(listener);
    signal.addEventListener('abort', abort);
    try {
      while (!signal.aborted) {
        const next = waiting.shift();
        if (next !== undefined) yield next;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    } finally {
      signal.removeEventListener('abort', abort);
      this.#listeners.delete(listener);
      // The page went away before it took these: the next one gets them.
      for (const command of waiting) this.send(command);
    }
  }
}
