/** `hyper resolve --scenario`: JSON in, JSON out, no registry. Kept apart from all other commands, for it must start at once. */
import { readFile } from 'node:fs/promises';
import { text as readStream } from 'node:stream/consumers';
import { exitCodes } from './exit-code.ts';

export interface ScenarioOptions {
  /** A file, or `-` for standard input. */
  scenario: string;
  /** Seconds; without it the problem is decided, however long that takes. */
  deadline?: number | undefined;
}

/**
 * Solve the scenario and print the answer. Resolved and unsatisfiable both end well.
 * @returns the exit code; what is wrong with the input is told on standard error
 */
export async function runScenario({ scenario, deadline }: ScenarioOptions): Promise<number> {
  const source = scenario === '-' ? 'standard input' : scenario;
  // Reading and loading wait for different things.
  const [text, { default: resolveScenario, InvalidScenario, readScenario }] = await Promise.all([
    readText(scenario),
    import('../core/resolve-scenario.ts'),
  ]);
  if (text instanceof Error) return refuse(`${source} cannot be read: ${text.message}.`);
  let input: unknown;
  try {
    input = JSON.parse(text);
  } catch (error) {
    return refuse(`${source} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  try {
    const answer = resolveScenario(readScenario(input), {
      deadline: deadline === undefined ? undefined : deadline * 1_000,
    });
    process.stdout.write(`${JSON.stringify(answer)}\n`);
    return answer.status === 'undecided' ? exitCodes.undecided : exitCodes.ok;
  } catch (error) {
    if (!(error instanceof InvalidScenario)) throw error;
    return refuse(`${source} is no scenario: ${error.message}.`);
  }
}

async function readText(scenario: string): Promise<string | Error> {
  try {
    return scenario === '-' ? await readStream(process.stdin) : await readFile(scenario, 'utf8');
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function refuse(problem: string): number {
  process.stderr.write(`hyper: ${problem}\n`);
  return exitCodes.usage;
}
