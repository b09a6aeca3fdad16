/** Runs one command to its end: connection, Ctrl-C, errors, exit code. */
import { resolve } from 'node:path';
import { platformHome } from '../core/platform-home.ts';
import type { Command } from './command.ts';
import { exitCodeOf, exitCodes } from './exit-code.ts';
import { linesOf, reportOf } from './failure.ts';
import { note } from './output.ts';
import type { OutputFormat } from './output-formats.ts';
import { type GlobalOptions, Session } from './session.ts';

/** Time a cancelled command has to clean up, milliseconds. */
const cleanUpMs = 5_000;

/** @returns the exit code; failures are told on standard error */
export async function runCommand(
  command: Command,
  words: readonly (string | string[] | undefined)[],
  options: Record<string, unknown>,
): Promise<number> {
  const { output, home, readOnly, ...own } = options;
  const globals: GlobalOptions = {
    output: (output ?? 'table') as OutputFormat,
    home: typeof home === 'string' ? resolve(home) : platformHome(),
    readOnly: readOnly === true,
  };
  const run = await command.load();
  // A server ends well on its own terms.
  const cancel = command.words === 'serve' ? undefined : cancelOnSignals();
  try {
    await using session = new Session(globals, cancel?.signal ?? new AbortController().signal);
    return (await run({ words, options: own, session })) ?? exitCodes.ok;
  } catch (error) {
    if (cancel?.signal.aborted) {
      note('Cancelled.');
      return exitCodes.cancelled;
    }
    const report = reportOf(error);
    if (globals.output === 'json') note(JSON.stringify({ error: report }));
    else for (const line of linesOf(report)) note(line);
    return exitCodeOf(report.code);
  }
}

/** The first Ctrl-C cancels what is under way; a second one, or too slow a clean-up, ends the process. */
function cancelOnSignals(): AbortController {
  const controller = new AbortController();
  const onSignal = (): void => {
    if (controller.signal.aborted) process.exit(exitCodes.cancelled);
    controller.abort(new DOMException('Cancelled.', 'AbortError'));
    setTimeout(() => process.exit(exitCodes.cancelled), cleanUpMs).unref();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return controller;
}
