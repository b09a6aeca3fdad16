/** `hyper resolve`: solve with progress, print the answer, keep it where that is asked for. */
import type { Resolution } from '../../../contract/resolution.ts';
import type { CommandRun, Invocation } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { CliFailure, usageFailure } from '../failure.ts';
import { note, writeResult } from '../output.ts';
import { unlocking } from '../passphrase.ts';
import { runScenario } from '../scenario-command.ts';
import { reportResolution } from './resolution-report.ts';
import { solvingInput } from './solving-input.ts';
import { StatusLine } from './status-line.ts';

export const resolveCommand: CommandRun = async (invocation) => {
  const { scenario, deadline, lock, tree } = invocation.options;
  if (typeof scenario === 'string') {
    if (invocation.words[0] !== undefined)
      throw usageFailure('A scenario names everything itself.', 'Leave the coordinate out.');
    // The solver holds the thread: only the system's own way of ending a process is heard.
    for (const signal of ['SIGINT', 'SIGTERM']) process.removeAllListeners(signal);
    return runScenario({ scenario, deadline: typeof deadline === 'number' ? deadline : undefined });
  }
  const { session } = invocation;
  const { output } = session.options;
  const input = await solvingInput(invocation);
  const resolution = await solve(invocation, input);
  const lockfile = lock === undefined ? undefined : await keep(invocation, input, resolution);
  if (output === 'table') reportResolution(resolution, tree === true);
  else await writeResult(lockfile === undefined ? resolution : { ...resolution, lockfile }, output);
  if (output === 'table' && lockfile !== undefined)
    note(`Kept as ${lockfile.coordinate}@${lockfile.version}: hyper lock show ${lockfile.coordinate}`);
  return exitCodeOfStatus(resolution.status);
};

/** @throws CliFailure when the stream ends without an answer */
async function solve(
  { session }: Invocation,
  input: Awaited<ReturnType<typeof solvingInput>>,
): Promise<Resolution> {
  const client = await session.client();
  using line = new StatusLine(session.options.output === 'table');
  const events = await client.resolve.resolveLive(input, { signal: session.signal });
  let resolution: Resolution | undefined;
  // To the end: who leaves before has cancelled the call, and the evidence says so.
  for await (const event of events) {
    if (event.type === 'done') {
      ({ resolution } = event);
      continue;
    }
    const { phase, packages, versions, conflicts, milliseconds } = event;
    line.show(
      `${phase}: ${packages} packages, ${versions} versions, ${conflicts} conflicts, ${(milliseconds / 1_000).toFixed(1)} s`,
    );
  }
  if (resolution !== undefined) return resolution;
  throw new CliFailure('INTERNAL', 'The end of the resolution was not told.', 'Try again.');
}

/** Only a solution can be kept: for another answer there is nothing to do here. */
async function keep(
  { session, options }: Invocation,
  input: Awaited<ReturnType<typeof solvingInput>>,
  { status }: Resolution,
) {
  if (status !== 'resolved') return undefined;
  const client = await session.client();
  const name = typeof options.lock === 'string' ? { name: options.lock } : {};
  return unlocking(session, () => client.resolve.lock({ ...input, ...name }, { signal: session.signal }));
}

function exitCodeOfStatus(status: Resolution['status']): number {
  switch (status) {
    case 'resolved':
      return exitCodes.ok;
    case 'unsatisfiable':
      return exitCodes.failed;
    case 'undecided':
      return exitCodes.undecided;
  }
}
