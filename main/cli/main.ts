/** The command line. Loads the words of the commands only; what runs them is loaded when one is run. */
import { CommanderError } from 'commander';
import { exitCodes } from './exit-code.ts';
import { createProgram } from './program.ts';

// `hyper … | head` closes the pipe: that is the end of the work, not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.ok);
  throw error;
});

const program = createProgram(async (command, words, options) => {
  const { runCommand } = await import('./run-command.ts');
  process.exitCode = await runCommand(command, words, options);
});
exitByThrowing(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Commander has told what is wrong; help that was asked for is no error.
  process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
}
// Pooled sockets and timers must not keep a finished command alive; output still in the pipe must be let out.
process.stdout.write('', () => process.exit());

/** Commander would end the process before its output is out. */
function exitByThrowing(command: typeof program): void {
  command.exitOverride();
  for (const below of command.commands) exitByThrowing(below);
}
