/** Commands on alerts: people name them, and want to see where a condition cannot be read. */
import type { Client } from '../../../contract/contract.ts';
import type { AlertRule } from '../../../contract/quality-alerts.ts';
import { type CommandRun, firstWord, type Invocation, manyWords, textOption } from '../command.ts';
import { exitCodes } from '../exit-code.ts';
import { CliFailure, usageFailure } from '../failure.ts';
import { note, type TableView, writeResult } from '../output.ts';

const ruleView: TableView = {
  rows: 'rules',
  columns: [
    'name',
    'state',
    'severity',
    'condition',
    { title: 'NOW', text: (row) => nowText(row as AlertRule) },
  ],
  empty: 'There are no alerts.',
};

function nowText({ text, problem, acknowledged, silencedUntil }: AlertRule): string {
  const beside = [
    ...(acknowledged ? [`acknowledged by ${acknowledged.by}`] : []),
    ...(silencedUntil === undefined ? [] : [`silenced until ${silencedUntil}`]),
  ];
  return [problem ?? text, ...beside].join('; ');
}

export const alertsCommand: CommandRun = async ({ session }) => {
  const client = await session.client();
  const answer = await client.quality.alerts({}, { signal: session.signal });
  await writeResult(answer, session.options.output, ruleView);
  return answer.rules.some(({ state }) => state === 'firing') ? exitCodes.failed : undefined;
};

export const historyCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const client = await session.client();
  const word = firstWord(invocation);
  const before = textOption(invocation, 'before');
  const answer = await client.quality.alertHistory(
    {
      ...(word === '' ? {} : { ruleId: await historicId(client, word, session.signal) }),
      ...(before === undefined ? {} : { before }),
      ...(typeof options.limit === 'number' ? { limit: options.limit } : {}),
    },
    { signal: session.signal },
  );
  await writeResult(answer, session.options.output, {
    rows: 'spells',
    columns: ['firedAt', 'resolvedAt', 'severity', 'name', 'condition', 'text', 'resolvedBy'],
    empty: 'Nothing fired.',
  });
  const last = answer.spells.at(-1);
  if (answer.more && last && session.options.output === 'table') note(`There is more: --before ${last.id}`);
  return undefined;
};

export const checkCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const client = await session.client();
  const condition = manyWords(invocation).join(' ');
  const answer = await client.quality.checkAlert({ condition }, { signal: session.signal });
  if (answer.error && session.options.output === 'table') throw conditionFailure(condition, answer.error);
  await writeResult(answer, session.options.output, {
    columns: ['condition', 'meaning', { title: 'NOW', text: ({ text }) => String(text) }, 'holds'],
  });
  return answer.error ? exitCodes.failed : undefined;
};

export const addCommand: CommandRun = async (invocation) => {
  const { session, words, options } = invocation;
  const client = await session.client();
  const [name = '', condition = ''] = words.map(String);
  await requireReadable(client, condition, session.signal);
  const input: Parameters<typeof client.quality.addAlert>[0] = {
    name,
    condition,
    enabled: options.off !== true,
    ...ruleOptions(invocation),
  };
  return answered(invocation, await client.quality.addAlert(input, { signal: session.signal }));
};

export const setCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const name = textOption(invocation, 'name');
  const condition = textOption(invocation, 'condition');
  const change = {
    ...(name === undefined ? {} : { name }),
    ...(condition === undefined ? {} : { condition }),
    ...(typeof options.enabled === 'boolean' ? { enabled: options.enabled } : {}),
    ...ruleOptions(invocation),
  };
  if (Object.keys(change).length === 0)
    throw usageFailure('Nothing to change was given.', 'For example: --severity critical');
  const client = await session.client();
  if (condition !== undefined) await requireReadable(client, condition, session.signal);
  const ruleId = await ruleIdOf(client, firstWord(invocation), session.signal);
  return answered(
    invocation,
    await client.quality.updateAlert({ ruleId, ...change }, { signal: session.signal }),
  );
};

export const removeCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const client = await session.client();
  const ruleId = await ruleIdOf(client, firstWord(invocation), session.signal);
  await writeResult(
    await client.quality.removeAlert({ ruleId }, { signal: session.signal }),
    session.options.output,
  );
  return undefined;
};

export const acknowledgeCommand: CommandRun = async (invocation) => {
  const { session } = invocation;
  const client = await session.client();
  const ruleId = await ruleIdOf(client, firstWord(invocation), session.signal);
  const input = { ruleId, note: textOption(invocation, 'note') ?? '' };
  return answered(invocation, await client.quality.acknowledgeAlert(input, { signal: session.signal }));
};

export const silenceCommand: CommandRun = async (invocation) => {
  const { session, options } = invocation;
  const client = await session.client();
  const ruleId = await ruleIdOf(client, firstWord(invocation), session.signal);
  const input = { ruleId, minutes: Number(options.minutes) };
  return answered(invocation, await client.quality.silenceAlert(input, { signal: session.signal }));
};

function ruleOptions({ options }: Invocation): Partial<Pick<AlertRule, 'severity' | 'actions'>> {
  const { severity, actions } = options;
  return {
    ...(typeof severity === 'string' ? { severity: severity as AlertRule['severity'] } : {}),
    ...(Array.isArray(actions) ? { actions: actions as AlertRule['actions'] } : {}),
  };
}

async function answered({ session }: Invocation, { rule }: { rule: AlertRule }): Promise<undefined> {
  await writeResult({ rule }, session.options.output, {
    columns: ['rule.name', 'rule.state', 'rule.severity', 'rule.condition', 'rule.meaning', 'rule.text'],
  });
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

/** An id as it is, or that of the alert whose name is this, or the only one that begins so. @throws CliFailure NOT_FOUND, INVALID_INPUT */
async function ruleIdOf(client: Client, text: string, signal: AbortSignal): Promise<string> {
  if (uuid.test(text)) return text;
  const { rules } = await client.quality.alerts({}, { signal });
  const wanted = text.toLowerCase();
  const begins = rules.filter(({ name }) => name.toLowerCase().startsWith(wanted));
  const exact = begins.find(({ name }) => name.toLowerCase() === wanted);
  const [first, another] = begins;
  if (exact ?? (first && !another)) return (exact ?? first)?.id ?? '';
  if (first === undefined)
    throw new CliFailure('NOT_FOUND', `There is no alert ${text}.`, 'hyper quality alerts lists them all.');
  throw new CliFailure(
    'INVALID_INPUT',
    `${begins.length} alerts begin with ${text}.`,
    `Say more of the name: ${begins.map(({ name }) => name).join(', ')}`,
  );
}

/** Also of an alert that was removed: its spells keep its name. */
async function historicId(client: Client, text: string, signal: AbortSignal): Promise<string> {
  try {
    return await ruleIdOf(client, text, signal);
  } catch (error) {
    const { spells } = await client.quality.alertHistory({ limit: 500 }, { signal });
    const spell = spells.find(({ name }) => name.toLowerCase() === text.toLowerCase());
    if (spell === undefined) throw error;
    return spell.ruleId;
  }
}

/** @throws CliFailure INVALID_INPUT that points at the place */
async function requireReadable(client: Client, condition: string, signal: AbortSignal): Promise<void> {
  const { error } = await client.quality.checkAlert({ condition }, { signal });
  if (error) throw conditionFailure(condition, error);
}

type ConditionError = NonNullable<Awaited<ReturnType<Client['quality']['checkAlert']>>['error']>;

/** What could stand there is told up to so many. */
const mostExpected = 20;

function conditionFailure(condition: string, { message, position, expected }: ConditionError): CliFailure {
  const line = condition.replace(/\s/gu, ' ');
  // In columns, not in UTF-16 units.
  const caret = `${' '.repeat([...line.slice(0, position)].length)}^`;
  const some = expected.slice(0, mostExpected).join(', ');
  const help = some === '' ? '' : `Here could stand: ${some}${expected.length > mostExpected ? ', …' : ''}`;
  return new CliFailure('INVALID_INPUT', [message, `  ${line}`, `  ${caret}`].join('\n'), help);
}
