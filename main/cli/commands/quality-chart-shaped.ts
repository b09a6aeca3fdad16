/** Commands on charts that take a process by its short name. */
import type { Client } from '../../../contract/contract.ts';
import { type CommandRun, firstWord, type Invocation, textOption } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { note, write, writeResult } from '../output.ts';
import { writeOut } from '../write-out.ts';
import { chartInputOf } from './quality-chart-command.ts';
import { durationText, processOf } from './quality-text.ts';

const signalColumns = ['id', 'at', 'process', 'rule', 'state', 'spells', 'text', 'next', 'annotation.cause'];
const limitsColumns = ['version', 'method', 'provisional', 'baseline.points', 'frozenAt', 'by', 'reason'];

export const signalsCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const client = await session.client();
  const word = firstWord(invocation);
  const input = { ...options, ...(word === '' ? {} : { process: processOf(word) }) } as Parameters<
    typeof client.quality.signals
  >[0];
  const answer = await client.quality.signals(input, { signal: session.signal });
  await writeResult(answer, session.options.output, {
    rows: 'signals',
    columns: signalColumns,
    empty: 'No signals.',
  });
  if (answer.more) note(`More before: --before ${answer.signals.at(-1)?.at ?? ''}`);
  return undefined;
};

export const capabilityCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const client = await session.client();
  const input = { ...options, process: processOf(firstWord(invocation)) } as Parameters<
    typeof client.quality.capability
  >[0];
  const answer = await client.quality.capability(input, { signal: session.signal });
  if (session.options.output !== 'table') await writeResult(answer, session.options.output);
  else {
    write(`${answer.status}${answer.provisional ? ', provisional' : ''}: ${answer.note}`);
    if (answer.indices.length > 0) await writeResult(answer, 'table', { rows: 'indices' });
  }
  return answer.status === 'ok' ? exitCodes.ok : exitCodes.failed;
};

export const rulesCommand: CommandRun = async ({ session, options }) => {
  const client = await session.client();
  const { perHour } = options;
  const answer = await client.quality.falseAlarms(typeof perHour === 'number' ? { perHour } : {}, {
    signal: session.signal,
  });
  if (session.options.output !== 'table') await writeResult(answer, session.options.output);
  else {
    const shifts = answer.sets[0]?.shifts ?? [];
    const columns = shifts.map((shift, index) => ({
      title: shift === 0 ? 'NOTHING WRONG' : `SHIFT ${shift} SIGMA`,
      text: ({ averageRunLengths }: Readonly<Record<string, unknown>>) =>
        Array.isArray(averageRunLengths) ? String(averageRunLengths[index]) : '',
    }));
    const pause = {
      title: 'FALSE ALARM EVERY',
      text: ({ seconds }: Readonly<Record<string, unknown>>) =>
        typeof seconds === 'number' ? durationText(seconds * 1_000) : '',
    };
    await writeResult(answer, 'table', {
      rows: 'sets',
      columns: ['label', ...columns, ...(perHour === undefined ? [] : [pause])],
    });
    note('Points until the first signal, on average.');
  }
  return undefined;
};

/** What was typed, and for the rest what the default chart of the process is. */
async function chartKeyOf(client: Client, invocation: Invocation) {
  const { metric, grain, type, process } = chartInputOf(invocation);
  if (metric !== undefined && grain !== undefined && type !== undefined)
    return { process, metric, grain, type };
  const chart = await client.quality.chart(
    {
      process,
      ...(metric === undefined ? {} : { metric }),
      ...(grain === undefined ? {} : { grain }),
      ...(type === undefined ? {} : { type }),
    },
    { signal: invocation.session.signal },
  );
  return { process, metric: chart.metric, grain: chart.grain, type: chart.type };
}

export const limitsCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const client = await session.client();
  const key = await chartKeyOf(client, invocation);
  const answer = await client.quality.limitsHistory(key, { signal: session.signal });
  await writeResult(answer, session.options.output, {
    rows: 'versions',
    columns: limitsColumns,
    empty: `No limits were frozen for the ${key.type} chart of ${key.metric}, ${key.grain}.`,
  });
  return undefined;
};

export const freezeCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const client = await session.client();
  const key = await chartKeyOf(client, invocation);
  const answer = await client.quality.freezeLimits(
    { ...key, ...stretchOf(invocation), reason: textOption(invocation, 'reason') ?? '' },
    { signal: session.signal },
  );
  await writeResult(answer, session.options.output, {
    columns: limitsColumns.map((column) => `limits.${column}`),
  });
  for (const warning of answer.warnings) note(warning);
  return undefined;
};

export const annotateCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const client = await session.client();
  const answer = await client.quality.annotate(
    {
      process: processOf(firstWord(invocation)),
      at: textOption(invocation, 'at') ?? new Date().toISOString(),
      cause: textOption(invocation, 'cause') ?? '',
      action: textOption(invocation, 'action') ?? '',
    },
    { signal: session.signal },
  );
  await writeResult(answer, session.options.output, {
    columns: ['annotation.id', 'annotation.at', 'annotation.cause', 'annotation.action'],
  });
  return undefined;
};

export const excludeCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const client = await session.client();
  const answer = await client.quality.exclude(
    {
      process: processOf(firstWord(invocation)),
      ...stretchOf(invocation),
      reason: textOption(invocation, 'reason') ?? '',
    },
    { signal: session.signal },
  );
  await writeResult(answer, session.options.output, {
    columns: ['exclusion.id', 'exclusion.from', 'exclusion.to', 'exclusion.reason'],
  });
  return undefined;
};

export const exportCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const client = await session.client();
  const format = options.format === 'json' ? 'json' : 'csv';
  const answer = await client.quality.export(
    { ...chartInputOf(invocation), format },
    { signal: session.signal },
  );
  const out = textOption(invocation, 'out');
  if (out !== undefined) {
    await writeOut(out, answer.text);
    note(`${out} holds the chart.`);
  } else if (session.options.output === 'table') process.stdout.write(answer.text);
  else await writeResult(answer, session.options.output);
  return undefined;
};

function stretchOf(invocation: Invocation): { from: string; to: string } {
  return { from: textOption(invocation, 'from') ?? '', to: textOption(invocation, 'to') ?? '' };
}
