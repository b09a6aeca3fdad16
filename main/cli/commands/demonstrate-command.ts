/** `hyper quality demonstrate`: fixes a plan and runs it, or goes on with one; Ctrl-C pauses. */
import type { Client } from '../../../contract/contract.ts';
import type { Demonstration } from '../../../contract/quality-demonstrations.ts';
import { type CommandRun, firstWord, type Invocation } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { CliFailure } from '../failure.ts';
import { note, write, writeResult } from '../output.ts';
import { wrapText } from '../wrap-text.ts';
import { shareOf, typedClaim } from './demonstration-claim.ts';
import { StatusLine } from './status-line.ts';

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;

export const demonstrateCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const isTable = session.options.output === 'table';
  const load = loadOf(invocation);
  const client = await session.client();
  const demonstrationId = await fixedPlan(invocation, client);
  const last = await run(invocation, client, { demonstrationId, ...load });
  if (!isTable) await writeResult(last, session.options.output);
  else write(wrapText(last.verdict, ''));
  if (last.state === 'passed' || last.state === 'failed')
    note(`Its report: hyper quality demonstrate report ${demonstrationId}`);
  if (last.state === 'paused' || last.state === 'ready')
    note(`Paused. Go on with: hyper quality demonstrate ${demonstrationId}`);
  if (last.problem !== undefined) note(last.problem);
  return exitCodeOf(last, session.signal.aborted);
};

function exitCodeOf({ state }: Demonstration, isStopped: boolean): number {
  if (state === 'passed') return exitCodes.ok;
  return state === 'paused' || isStopped ? exitCodes.cancelled : exitCodes.failed;
}

function loadOf({ options }: Invocation): { load?: number } {
  return typeof options.load === 'number' ? { load: shareOf('--load', options.load) } : {};
}

/** The id that was given, or of a plan fixed now. */
async function fixedPlan(invocation: Invocation, client: Client): Promise<string> {
  const word = firstWord(invocation);
  if (id.test(word)) return word;
  const { signal, options } = invocation.session;
  const claim = typedClaim(invocation.options);
  const { demonstration } = await client.quality.createDemonstration({ scenario: word, claim }, { signal });
  if (options.output === 'table')
    note(
      wrapText(
        `Fixed: ${demonstration.planned.toLocaleString('en-US')} trials of ${demonstration.scenario}, ${demonstration.claim.allowed} failures allowed (${demonstration.id}). Ctrl-C pauses.`,
        '',
      ),
    );
  return demonstration.id;
}

/** Until it ends, or is paused by Ctrl-C. */
async function run(
  { session }: Invocation,
  client: Client,
  input: { demonstrationId: string; load?: number },
): Promise<Demonstration> {
  const { signal } = session;
  let last: Demonstration | undefined;
  using line = new StatusLine(session.options.output === 'table');
  try {
    for await (const state of await client.quality.runDemonstration(input, { signal })) {
      last = state;
      line.show(progressText(state));
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
  if (signal.aborted && (last === undefined || last.state === 'running'))
    return (await client.quality.pauseDemonstration({ demonstrationId: input.demonstrationId }))
      .demonstration;
  if (last === undefined || last.state === 'running')
    throw new CliFailure(
      'CONNECTION_LOST',
      'How it ended was not told.',
      `See: hyper quality demonstrate list`,
    );
  return last;
}

function progressText({ scenario, done, planned, failures, pace = 0, problem }: Demonstration): string {
  const left = pace > 0 ? `, ${timeText((planned - done) / pace)} left` : '';
  const told = [done, planned, failures].map((count) => count.toLocaleString('en-US'));
  return `${scenario}: ${told[0]} of ${told[1]} trials, ${told[2]} failures, ${Math.round(pace).toLocaleString('en-US')}/s${left}${problem === undefined ? '' : `: ${problem}`}`;
}

function timeText(seconds: number): string {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
}
