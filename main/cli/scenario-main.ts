/** `hyper resolve --scenario` as a program of its own: on any Node from 20 on, without the words of the other commands. */
import { parseArgs } from 'node:util';
import { exitCodes } from './exit-code.ts';
import { runScenario, type ScenarioOptions } from './scenario-command.ts';

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.ok);
  throw error;
});

const options = scenarioOptions(process.argv.slice(2));
if (typeof options === 'string') {
  process.stderr.write(`hyper: ${options}\n(hyper resolve --help shows the options and examples)\n`);
  process.exitCode = exitCodes.usage;
} else process.exitCode = await runScenario(options);

/** @returns what is wrong with the words, where something is */
function scenarioOptions(words: string[]): ScenarioOptions | string {
  try {
    const { values, positionals } = parseArgs({
      args: words,
      allowPositionals: true,
      options: {
        scenario: { type: 'string' },
        deadline: { type: 'string' },
        // They are about the registry and change nothing here.
        output: { type: 'string' },
        home: { type: 'string' },
        'read-only': { type: 'boolean' },
      },
    });
    const { scenario = '-', deadline } = values;
    if (positionals.length > 1) return 'A scenario names everything itself: leave the coordinate out.';
    if (deadline === undefined) return { scenario };
    if (!(Number(deadline) > 0)) return '--deadline must be a number of seconds above 0.';
    return { scenario, deadline: Number(deadline) };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
