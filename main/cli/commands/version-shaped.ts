/** Commands on tags and channels that print something else than the answer of their operation. */
import { type CommandRun, firstWord } from '../command.ts';
import { type DerivedColumn, note, writeResult } from '../output.ts';
import { packageIdOf } from '../resolve-target.ts';

/** What going back would bring. */
const formerColumn: DerivedColumn = {
  title: 'BEFORE',
  text: ({ former }) => (former as { version: string } | undefined)?.version ?? '',
};

/** Channels in their order, then tags, in one table. */
export const tagsCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const { signal } = session;
  const { output } = session.options;
  const client = await session.client();
  const packageId = await packageIdOf(client, firstWord(invocation), signal);
  const answer = await client.registry.tags({ packageId }, { signal });
  if (output !== 'table') {
    await writeResult(answer, output);
    return undefined;
  }
  const rows = [
    ...answer.channels.map((each) => ({
      ...each,
      name: each.channel,
      means: each.version ?? '(nothing yet)',
    })),
    ...answer.tags.map((each) => ({ ...each, name: each.tag, means: each.version })),
  ];
  const kinds = [...answer.channels.map(() => 'channel'), ...answer.tags.map(() => 'tag')];
  await writeResult({ rows: rows.map((row, index) => ({ ...row, kind: kinds[index] })) }, output, {
    rows: 'rows',
    columns: ['name', 'kind', 'means', 'rule', 'by', 'at', formerColumn],
  });
  const order = answer.channels.map(({ channel }) => channel).join(' -> ');
  note(`Promotion: ${order}${answer.channelsFrom === undefined ? '' : ` (set by ${answer.channelsFrom})`}`);
  return undefined;
};
