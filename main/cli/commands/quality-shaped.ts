/** Commands on quality that say figures in words. */
import type { ProcessSummary, Targets } from '../../../contract/quality-figures.ts';
import type { QualityStatus } from '../../../contract/quality-status.ts';
import type { Span } from '../../../contract/quality-words.ts';
import { type CommandRun, firstWord, type Invocation, textOption } from '../command.ts';
import { usageFailure } from '../failure.ts';
import { note, write, writeResult } from '../output.ts';
import {
  bytesText,
  durationText,
  levelText,
  percentText,
  processOf,
  reliabilityText,
  sigmaText,
} from './quality-text.ts';

function spanOf(invocation: Invocation): { span?: Span } {
  const span = textOption(invocation, 'span') as Span | undefined;
  return span === undefined ? {} : { span };
}

export const statusCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const client = await session.client();
  const status = await client.quality.status(spanOf(invocation), { signal: session.signal });
  if (session.options.output === 'table') await writeStatus(status);
  else await writeResult(status, session.options.output);
  return undefined;
};

/** One status after the other, until Ctrl-C; as JSON one a line. */
export const watchCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const client = await session.client();
  const statuses = await client.quality.watchStatus(spanOf(invocation), { signal: session.signal });
  for await (const status of statuses) {
    if (session.options.output !== 'table') write(JSON.stringify(status));
    else {
      write(`${new Date().toISOString()}`);
      await writeStatus(status);
      write('');
    }
  }
  return undefined;
};

async function writeStatus(status: QualityStatus): Promise<void> {
  const operations = status.processes.filter(({ kind }) => kind === 'operation');
  const resources = status.processes.filter(({ kind }) => kind === 'resource');
  await writeResult({ rows: operations.map(operationRow) }, 'table', {
    rows: 'rows',
    empty: 'Nothing was recorded yet.',
  });
  if (resources.length > 0) {
    write('');
    await writeResult(
      {
        rows: resources.map((row) => ({ resource: row.label, level: levelText(row), process: row.process })),
      },
      'table',
      { rows: 'rows' },
    );
  }
  const { recording, firing, openSignals, span, targets } = status;
  note(
    `Last ${span}. Wanted: ${percentText(targets.reliability)} without a defect, within ${durationText(targets.durationMs)}. ${firing} alerts fire, ${openSignals} signals are open.`,
  );
  if (recording.lost > 0) note(`${recording.lost} samples were lost since the start and are missing here.`);
  if (recording.reason !== undefined) note(`Recording: ${recording.state}. ${recording.reason}`);
}

function operationRow(row: ProcessSummary) {
  const { reliability, durations } = row;
  return {
    operation: row.process.slice(row.process.indexOf(':') + 1),
    trials: row.trials,
    defects: reliability?.defects ?? 0,
    refused: row.refused,
    reliability: reliabilityText(row),
    sigma: sigmaText(row),
    p50: durations === undefined ? '' : durationText(durations.p50),
    p95: durations === undefined ? '' : durationText(durations.p95),
    p99: durations === undefined ? '' : durationText(durations.p99),
    slow: row.violations,
    signals: row.openSignals,
  };
}

export const operationsCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const client = await session.client();
  const input = { ...options, process: processOf(firstWord(invocation)) } as Parameters<
    typeof client.quality.samples
  >[0];
  const answer = await client.quality.samples(input, { signal: session.signal });
  if (session.options.output !== 'table') await writeResult(answer, session.options.output);
  else {
    const rows = answer.samples.map((sample) => ({ ...sample, took: durationText(sample.durationMs) }));
    await writeResult({ rows }, 'table', {
      rows: 'rows',
      columns: [
        'id',
        'at',
        'process',
        'took',
        'attempts',
        'outcome',
        'class',
        'code',
        'subject',
        'actor',
        'logId',
      ],
      empty: 'No calls. Single ones are kept for days, older ones as sums alone.',
    });
    if (answer.more) note(`More before: --before ${answer.samples.at(-1)?.id ?? 0}`);
  }
  return undefined;
};

export const defectsCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const client = await session.client();
  const process = firstWord(invocation);
  const answer = await client.quality.defects(
    {
      ...spanOf(invocation),
      ...(process === '' ? {} : { process: processOf(process) }),
      slow: options.slow === true,
    },
    { signal: session.signal },
  );
  if (session.options.output !== 'table') await writeResult(answer, session.options.output);
  else {
    const rows = answer.classes.map((row) => ({ ...row, cumulative: percentText(row.cumulative) }));
    await writeResult({ rows }, 'table', {
      rows: 'rows',
      columns: ['class', 'code', 'process', 'count', 'cumulative', 'firstAt', 'lastAt', 'message', 'logId'],
      empty: 'No defects.',
    });
  }
  return undefined;
};

interface TargetSets {
  all: Targets;
  processes: ({ process: string } & { [Name in keyof Targets]?: number | undefined })[];
}

export const targetsCommand: CommandRun = async ({ session }) => {
  const client = await session.client();
  await writeTargets(await client.quality.targets({}, { signal: session.signal }), session.options.output);
  return undefined;
};

export const setTargetsCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const process = textOption(invocation, 'process');
  const percent = numberOption(invocation, 'reliability');
  const durationMs = numberOption(invocation, 'duration');
  const mebibytes = numberOption(invocation, 'memory');
  if (percent !== undefined && (percent <= 0 || percent >= 100))
    throw usageFailure(
      '--reliability is a percentage between 0 and 100.',
      'No number of trials shows 100 %. Write --reliability 99.9997.',
    );
  if (options.reset !== true && (percent ?? durationMs ?? mebibytes) === undefined)
    throw usageFailure('Nothing to set was given.', 'For example: --duration 1500');
  const client = await session.client();
  const sets = await client.quality.setTargets(
    {
      reset: options.reset === true,
      ...(process === undefined ? {} : { process: processOf(process) }),
      // Percent to share by the digits as typed: 99.9997 is 0.999997, not its neighbour.
      ...(percent === undefined ? {} : { reliability: Number(`${percent}e-2`) }),
      ...(durationMs === undefined ? {} : { durationMs }),
      ...(mebibytes === undefined ? {} : { memoryBytes: Math.round(mebibytes * 1024 * 1024) }),
    },
    { signal: session.signal },
  );
  await writeTargets(sets, session.options.output);
  return undefined;
};

function numberOption(invocation: Invocation, name: string): number | undefined {
  const text = textOption(invocation, name);
  if (text === undefined) return undefined;
  if (!/^\d+(?:\.\d+)?$/u.test(text))
    throw usageFailure(`--${name} must be a number.`, `Write it in digits: --${name} 50.`);
  return Number(text);
}

async function writeTargets(
  sets: TargetSets,
  output: Invocation['session']['options']['output'],
): Promise<void> {
  if (output !== 'table') {
    await writeResult(sets, output);
    return;
  }
  const rows = [{ process: 'all operations', ...sets.all }, ...sets.processes].map(
    ({ process, reliability, durationMs, memoryBytes }) => ({
      process,
      reliability: reliability === undefined ? '' : percentText(reliability),
      duration: durationMs === undefined ? '' : durationText(durationMs),
      memory: memoryBytes === undefined ? '' : bytesText(memoryBytes),
    }),
  );
  await writeResult({ rows }, 'table', { rows: 'rows' });
}
