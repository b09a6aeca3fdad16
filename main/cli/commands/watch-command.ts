import type { ChangeEvent } from '../../../contract/events.ts';
import type { CommandRun } from '../command.ts';
import { note, write } from '../output.ts';

/** `hyper watch`: one line for each change, until Ctrl-C. */
export const watchCommand: CommandRun = async ({ session, options }) => {
  const client = await session.client();
  const { since } = options;
  const batches = await client.events.watch(typeof since === 'number' ? { since } : {}, {
    signal: session.signal,
  });
  for await (const { events, reset } of batches) {
    if (reset) note('Changes were missed; read everything again.');
    for (const event of events)
      write(session.options.output === 'table' ? lineOf(event) : JSON.stringify(event));
  }
  return undefined;
};

function lineOf({ sequence, at, type, subject, actor }: ChangeEvent): string {
  return `${sequence}  ${at}  ${type}  ${subject}  ${actor}`;
}
