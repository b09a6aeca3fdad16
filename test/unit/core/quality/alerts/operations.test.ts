import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseCondition, printCondition } from '../../../../../contract/alert-condition.ts';
import type { AlertNotice } from '../../../../../contract/alert-notice.ts';
import { readerCaller } from '../../../../../main/core/index.ts';
import { openTestCore, refusalOf, type TestCore } from '../../test-core.ts';

let core: TestCore;
const notices: AlertNotice[] = [];
const notify = (notice: AlertNotice) => void notices.push(notice);

beforeAll(async () => {
  core = await openTestCore({ host: 'serve', notify });
});
afterAll(() => core[Symbol.asyncDispose]());

const alerts = async () => (await core.client.quality.alerts({})).rules;
const named = async (name: string) => {
  const rule = (await alerts()).find((each) => each.name === name);
  if (rule === undefined) throw new Error(`no alert ${name}`);
  return rule;
};

test('a registry begins with rules that can be read, as they are printed', async () => {
  const rules = await alerts();
  expect(rules.map(({ condition }) => condition)).toEqual([
    'error_rate > 0.2 %',
    'error_rate > 1 %',
    'p95 > 2 x goal for 1m',
    'memory > 1.5 GB for 5m',
    'cpu > 90 % for 5m',
    'disk_free < 5 %',
    'event_loop > 200 ms for 2m',
    'lost_samples > 0',
  ]);
  for (const { condition: text, meaning, seeded, enabled } of rules) {
    const { condition } = parseCondition(text);
    expect(condition && printCondition(condition)).toBe(text);
    expect(meaning).not.toBe('');
    expect([seeded, enabled]).toEqual([true, true]);
  }
});

test('a condition is checked without being kept: its words, what it comes to, or where it fails', async () => {
  const { quality } = core.client;
  expect(await quality.checkAlert({ condition: 'FAILURES>=0' })).toMatchObject({
    condition: 'failures >= 0',
    meaning: 'Failures of all operations in the last 15 minutes is at least 0.',
    value: 0,
    holds: true,
    text: 'failures 0',
  });
  const { error, meaning } = await quality.checkAlert({ condition: 'failures(registry.git) > 1' });
  expect(meaning).toBeUndefined();
  expect(error).toMatchObject({ position: 9, message: 'There is no operation “registry.git”.' });
  expect(error?.expected[0]).toBe('registry.get');
});

test('a rule that cannot be read is refused at its place', async () => {
  const refused = await refusalOf(
    core.client.quality.addAlert({ name: 'Bad', condition: 'memory > 1 furlong' }),
  );
  expect(refused).toMatchObject({ code: 'INVALID_INPUT', data: { issues: [{ field: 'condition' }] } });
  expect(JSON.stringify(refused.data)).toContain('Character 12: “furlong” is no unit of memory.');
});

test('added, it fires, is told, acknowledged, silenced, changed, removed; each is audited', async () => {
  const { quality, access } = core.client;
  const { rule } = await quality.addAlert({
    name: 'Anything',
    condition: 'operations>0',
    severity: 'critical',
  });
  expect(rule).toMatchObject({ state: 'firing', condition: 'operations > 0', seeded: false });
  expect(notices).toMatchObject([{ title: 'Critical: Anything', to: `/quality/alerts?rule=${rule.id}` }]);
  expect((await quality.status({})).firing).toBe(1);
  const acknowledged = await quality.acknowledgeAlert({ ruleId: rule.id, note: 'seen' });
  expect(acknowledged.rule.acknowledged).toMatchObject({ by: 'owner (test)', note: 'seen' });
  const silenced = await quality.silenceAlert({ ruleId: rule.id, minutes: 5 });
  expect(silenced.rule.silencedUntil).toBeDefined();
  expect((await quality.silenceAlert({ ruleId: rule.id, minutes: 0 })).rule.silencedUntil).toBeUndefined();
  const off = await quality.updateAlert({ ruleId: rule.id, enabled: false });
  expect(off.rule).toMatchObject({ state: 'inactive', text: 'Switched off.' });
  expect(await quality.removeAlert({ ruleId: rule.id })).toEqual({ removed: 'Anything' });
  const { spells } = await quality.alertHistory({ ruleId: rule.id });
  expect(spells).toMatchObject([
    {
      name: 'Anything',
      resolvedBy: 'The alert was switched off by owner (test).',
      acknowledged: { note: 'seen' },
    },
  ]);
  const { entries } = await access.audit({});
  const audited = entries
    .filter(({ subject }) => subject === 'alert Anything')
    .map((entry) => entry.operation);
  expect(audited.toReversed()).toEqual([
    'quality.addAlert',
    'quality.saveAlerts',
    'quality.acknowledgeAlert',
    'quality.silenceAlert',
    'quality.silenceAlert',
    'quality.updateAlert',
    'quality.removeAlert',
  ]);
  expect((await access.verifyAudit({})).intact).toBe(true);
});

test('names are told apart whatever their case, and what is not there is said', async () => {
  const { quality } = core.client;
  const twice = await refusalOf(quality.addAlert({ name: 'disk ALMOST full', condition: 'cpu > 1 %' }));
  expect(twice).toMatchObject({ code: 'ALREADY_EXISTS' });
  const { id } = await named('Processor busy');
  expect(await refusalOf(quality.updateAlert({ ruleId: id, name: 'Disk almost full' }))).toMatchObject({
    code: 'ALREADY_EXISTS',
  });
  expect((await quality.updateAlert({ ruleId: id, name: 'processor BUSY' })).rule.name).toBe(
    'processor BUSY',
  );
  const absent = '019a0000-0000-7000-8000-0000000000ff';
  expect(await refusalOf(quality.removeAlert({ ruleId: absent }))).toMatchObject({ code: 'NOT_FOUND' });
  const quiet = await named('Evidence is lost');
  expect(await refusalOf(quality.acknowledgeAlert({ ruleId: quiet.id }))).toMatchObject({
    code: 'INVALID_STATE',
  });
});

test('who may only look changes nothing', async () => {
  const reader = core.as(readerCaller('test'));
  expect((await reader.quality.alerts({})).rules.length).toBeGreaterThan(0);
  expect(await refusalOf(reader.quality.addAlert({ name: 'No', condition: 'cpu > 1 %' }))).toMatchObject({
    code: 'NOT_ALLOWED',
  });
});

test('history is paged, though many fired in one moment', async () => {
  const { quality } = core.client;
  const ids: string[] = [];
  for (let index = 0; index < 5; index += 1)
    ids.push((await quality.addAlert({ name: `Page ${index}`, condition: 'operations > 0' })).rule.id);
  const seen: string[] = [];
  let before: string | undefined;
  for (let more = true; more; ) {
    const page = await quality.alertHistory({ limit: 2, ...(before === undefined ? {} : { before }) });
    seen.push(...page.spells.map(({ id }) => id));
    before = page.spells.at(-1)?.id;
    more = page.more;
  }
  const { spells } = await quality.alertHistory({});
  expect(seen).toEqual(spells.map(({ id }) => id));
  expect(seen.length).toBeGreaterThanOrEqual(6);
  for (const ruleId of ids) await quality.removeAlert({ ruleId });
});

test('what was removed of the first rules stays away; what was changed stays changed', async () => {
  const { quality } = core.client;
  await quality.removeAlert({ ruleId: (await named('Answers come late')).id });
  const memory = await named('Memory above 1.5 GB');
  await quality.updateAlert({ ruleId: memory.id, condition: 'memory > 4 GiB for 5m' });
  core = await core.reopen();
  const rules = await alerts();
  expect(rules.map(({ name }) => name)).not.toContain('Answers come late');
  expect((await named('Memory above 1.5 GB')).condition).toBe('memory > 4 GiB for 5m');
  expect(rules).toHaveLength(7);
});

test('a command line looks, and keeps and tells nothing', async () => {
  await core.client.quality.addAlert({ name: 'Seen', condition: 'operations > 0' });
  const told = notices.length;
  core = await core.reopen({ host: 'cli' });
  await core.client.quality.addAlert({ name: 'By the way', condition: 'operations >= 0' });
  expect((await named('By the way')).state).toBe('firing');
  expect((await named('Seen')).state).toBe('firing');
  expect(notices).toHaveLength(told);
  const { spells } = await core.client.quality.alertHistory({});
  expect(spells.filter(({ name }) => name === 'By the way')).toEqual([]);
});

test('the log of a registry tells what fires, where the rule wants it', async () => {
  const lines: unknown[] = [];
  const line = (level: string) => (fields: object, message: string) =>
    void lines.push({ level, message, ...fields });
  const log = { info: line('info'), warn: line('warn'), error: line('error') } as TestCore['core']['log'];
  await using own = await openTestCore({ host: 'serve', log });
  const { quality } = own.client;
  const condition = 'operations >= 0';
  await quality.addAlert({ name: 'Logged', condition, actions: ['log'], severity: 'critical' });
  await quality.addAlert({ name: 'Told', condition, actions: ['notify'] });
  expect(lines.filter((each) => JSON.stringify(each).includes('an alert fires'))).toMatchObject([
    { level: 'error', alert: 'Logged', severity: 'critical', condition, text: 'operations 0' },
  ]);
});
