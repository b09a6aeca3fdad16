import { describe, expect, test } from 'vitest';
import { StoreFailure } from '../../../../../../main/store/index.ts';
import { TestClock } from '../../evidence.ts';
import { AlertDesk } from '../alert-desk.ts';

const minute = 60_000;

describe('a spell', () => {
  test('pends, fires once, is told once, and resolves when it has not held for a minute', async () => {
    const clock = new TestClock();
    await using desk = await AlertDesk.open({ clock });
    const [ruleId] = await desk.rules('error_rate > 5 % over 2m for 30s');
    expect((await desk.only()).watch.state).toBe('no-data');
    desk.operations(30, 10);
    await desk.pass(5_000);
    expect((await desk.only()).watch).toMatchObject({
      state: 'pending',
      verdict: { holds: true, value: 0.25 },
    });
    const began = clock.wallMs;
    expect(await desk.history()).toEqual([]);
    await desk.pass(25_000);
    expect((await desk.only()).watch.state).toBe('pending');
    await desk.pass(5_000);
    expect((await desk.only()).watch.state).toBe('firing');
    expect(desk.engine.firing).toBe(1);
    expect(desk.notices).toMatchObject([{ to: `/quality/alerts?rule=${ruleId}` }]);
    await desk.pass(minute);
    expect(desk.notices).toHaveLength(1);
    // The window of two minutes is widened to whole minutes: after three the failures are out of it.
    await desk.pass(3 * minute);
    expect((await desk.only()).watch.state).toBe('no-data');
    expect(desk.engine.firing).toBe(0);
    const [spell, another] = await desk.history();
    expect(another).toBeUndefined();
    expect(spell).toMatchObject({
      ruleId,
      condition: 'error_rate > 5 % over 2m for 30s',
      pendingAt: began,
      firedAt: began + 30_000,
      peak: 0.25,
      silenced: false,
      unwatched: [],
    });
    expect(spell?.resolvedBy).toBe('Too little is left to tell: No operation in the last 2 minutes.');
    expect(desk.lines).toEqual([
      'warn an alert fires: error_rate > 5 % over 2m for 30s',
      'info an alert is resolved: error_rate > 5 % over 2m for 30s',
    ]);
    const types = desk.changes.filter(({ type }) => /firing|resolved|notify/u.test(type));
    expect(types.map(({ topic, type, subject }) => [topic, type, subject])).toEqual([
      ['quality', 'alert.firing', ruleId],
      ['quality', 'alert.notify', ruleId],
      ['quality', 'alert.resolved', ruleId],
    ]);
  });

  test('is over when it was pending and holds no longer', async () => {
    const clock = new TestClock();
    await using desk = await AlertDesk.open({ clock });
    await desk.rules('memory > 1 KB for 1m');
    desk.level('resource:core.memory', 5_000);
    await desk.pass(30_000);
    expect((await desk.only()).watch.state).toBe('pending');
    desk.level('resource:core.memory', 1);
    desk.level('resource:core.memory', 1);
    for (let count = 0; count < 40; count += 1) desk.level('resource:core.memory', 1);
    await desk.pass(5_000);
    expect((await desk.only()).watch.state).toBe('inactive');
    await desk.pass(2 * minute);
    expect(await desk.history()).toEqual([]);
    expect(desk.notices).toEqual([]);
  });

  test('goes on while the figure flickers', async () => {
    const clock = new TestClock();
    let signals = 5;
    await using desk = await AlertDesk.open({
      clock,
      sources: { openSignals: async () => ({ 'operation:registry.get': signals }) },
    });
    await desk.rules('signals > 3');
    for (let round = 0; round < 10; round += 1) {
      signals = 1;
      await desk.pass(45_000);
      expect((await desk.only()).watch.state).toBe('firing');
      signals = 4 + round;
      await desk.pass(15_000);
    }
    expect(await desk.history()).toMatchObject([{ peak: 13, resolvedAt: undefined }]);
    signals = 0;
    const quietSince = clock.wallMs + 5_000;
    await desk.pass(65_000);
    expect(await desk.history()).toMatchObject([
      { resolvedAt: quietSince, resolvedBy: 'Now open signals 0.', peak: 13 },
    ]);
    expect(desk.notices).toHaveLength(1);
  });

  test('keeps the lowest figure where a low one is bad', async () => {
    const clock = new TestClock();
    let signals = 4;
    const sources = { openSignals: async () => ({ 'resource:core.memory': signals }) };
    await using desk = await AlertDesk.open({ clock, sources });
    await desk.rules('signals(core.*) < 5');
    signals = 2;
    await desk.pass(5_000);
    signals = 3;
    await desk.pass(2 * minute);
    expect(await desk.history()).toMatchObject([{ peak: 2, text: 'open signals 3' }]);
  });
});

describe('a restart', () => {
  test('while it fires continues the spell, and tells nobody again', async () => {
    const clock = new TestClock();
    await using first = await AlertDesk.open({ clock });
    await first.rules('failures > 3 over 15m');
    first.operations(0, 10);
    await first.pass(10_000);
    const [before] = await first.history();
    await using second = await first.reopen();
    await second.pass(minute);
    expect((await second.only()).watch).toMatchObject({ state: 'firing', since: before?.firedAt });
    expect(await second.history()).toMatchObject([{ spellId: before?.spellId, unwatched: [] }]);
    expect(second.notices).toEqual([]);
  });

  test('after hours says when nobody looked, and that it was found over', async () => {
    const clock = new TestClock();
    await using first = await AlertDesk.open({ clock });
    await first.rules('failures > 3 over 15m');
    first.operations(0, 10);
    await first.pass(10_000);
    const seenAt = clock.wallMs;
    await first.close();
    clock.advance(5 * 60 * minute);
    await using second = await first.reopen();
    const foundAt = clock.wallMs;
    expect((await second.only()).watch.state).toBe('firing');
    await second.pass(65_000);
    expect(await second.history()).toMatchObject([
      {
        resolvedAt: foundAt,
        resolvedBy: 'Found over when the core ran again. Now failures 0.',
        unwatched: [{ from: seenAt, to: foundAt }],
      },
    ]);
  });

  test('after a crash knows the spell as of the last minute', async () => {
    const clock = new TestClock();
    await using first = await AlertDesk.open({ clock });
    await first.rules('failures > 3 over 15m');
    first.operations(0, 10);
    await first.pass(minute + 10_000);
    first.operations(0, 5);
    await first.pass(2 * minute);
    // What the database holds now is what a crash would leave.
    expect(await first.history()).toMatchObject([{ peak: 15, resolvedAt: undefined }]);
    const { seenAt = 0 } = (await first.history())[0] ?? {};
    expect(clock.wallMs - seenAt).toBeLessThanOrEqual(65_000);
  });

  test('with a clock set back by a day changes nothing', async () => {
    const clock = new TestClock();
    let signals = 9;
    const sources = { openSignals: async () => ({ 'operation:registry.get': signals }) };
    await using first = await AlertDesk.open({ clock, sources });
    await first.rules('signals > 3');
    await first.pass(10_000);
    await first.close();
    clock.wallMs -= 86_400_000;
    await using second = await first.reopen();
    await second.pass(2 * minute);
    expect(await second.history()).toMatchObject([{ resolvedAt: undefined, unwatched: [] }]);
    signals = 0;
    await second.pass(70_000);
    const [spell] = await second.history();
    expect(spell?.resolvedAt).toBe(spell?.firedAt);
  });
});

test('time in which nobody looked is no time it was pending', async () => {
  const clock = new TestClock();
  const sources = { openSignals: async () => ({ 'operation:registry.get': 9 }) };
  await using desk = await AlertDesk.open({ clock, sources });
  await desk.rules('signals > 3 for 10m');
  await desk.pass(minute);
  // The machine slept.
  clock.advance(60 * minute);
  await desk.pass(5 * minute);
  expect((await desk.only()).watch.state).toBe('pending');
  await desk.pass(6 * minute);
  expect((await desk.only()).watch.state).toBe('firing');
});

describe('rules that change', () => {
  test.each([
    ['condition', { condition: 'failures > 4 over 15m' }, 'The alert was changed by grace.', 'firing'],
    ['severity', { severity: 'critical' as const }, 'The alert was changed by grace.', 'firing'],
    ['switch', { enabled: false }, 'The alert was switched off by grace.', 'inactive'],
  ])('another %s ends the spell and says so', async (_what, change, resolvedBy, state) => {
    const clock = new TestClock();
    await using desk = await AlertDesk.open({ clock });
    const [ruleId = ''] = await desk.rules('failures > 3 over 15m');
    desk.operations(0, 10);
    await desk.pass(10_000);
    await desk.store.write('quality.updateAlert', { ruleId, ...change }, desk.by('grace'));
    await desk.engine.refresh();
    expect((await desk.only()).watch.state).toBe(state);
    const ended = (await desk.history()).at(-1);
    expect(ended).toMatchObject({ resolvedAt: clock.wallMs, resolvedBy, condition: 'failures > 3 over 15m' });
    expect((await desk.history()).length).toBe(state === 'firing' ? 2 : 1);
  });

  test('another name or action leaves it', async () => {
    const clock = new TestClock();
    await using desk = await AlertDesk.open({ clock });
    const [ruleId = ''] = await desk.rules('failures > 3 over 15m');
    desk.operations(0, 10);
    await desk.pass(10_000);
    await desk.store.write('quality.updateAlert', { ruleId, name: 'Failures', actions: ['log'] }, desk.by());
    await desk.engine.refresh();
    await desk.pass(minute);
    expect(await desk.history()).toMatchObject([{ resolvedAt: undefined, name: 'failures > 3 over 15m' }]);
  });

  test('a removed one leaves its history', async () => {
    const clock = new TestClock();
    await using desk = await AlertDesk.open({ clock });
    const [ruleId = ''] = await desk.rules('failures > 3 over 15m');
    desk.operations(0, 10);
    await desk.pass(10_000);
    await desk.store.write('quality.removeAlert', { ruleId }, desk.by('grace'));
    await desk.engine.refresh();
    expect(await desk.engine.rules()).toEqual([]);
    expect(await desk.history()).toMatchObject([{ resolvedBy: 'The alert was removed by grace.' }]);
  });

  test('one that names an operation there is no longer says so', async () => {
    const clock = new TestClock();
    await using desk = await AlertDesk.open({ clock });
    await desk.rules('p95(registry.gone) > 1 s');
    const { condition, watch } = await desk.only();
    expect(condition).toBeUndefined();
    expect(watch.problem).toContain('There is no operation “registry.gone”');
  });
});

describe('who is told', () => {
  const open = async (clock: TestClock, most = 1) => {
    const signals = { count: 9 };
    const sources = { openSignals: async () => ({ 'operation:registry.get': signals.count }) };
    const desk = await AlertDesk.open({ clock, sources });
    const conditions = Array.from({ length: most }, (_, index) => `signals > ${index}`);
    return { desk, signals, ids: await desk.rules(...conditions) };
  };

  test('many at once in one notice', async () => {
    const { desk } = await open(new TestClock(), 7);
    await using _desk = desk;
    await desk.pass(5_000);
    expect(desk.notices).toMatchObject([{ title: '7 alerts fire', to: '/quality/alerts' }]);
    await desk.pass(10 * minute);
    expect(desk.notices).toHaveLength(1);
  });

  test('what follows within half a minute waits, and is told together', async () => {
    const { desk, signals } = await open(new TestClock(), 1);
    await using _desk = desk;
    signals.count = 0;
    await desk.rules('signals > 3', 'signals > 5', 'signals > 7');
    for (const count of [4, 6, 8]) {
      signals.count = count;
      await desk.pass(5_000);
    }
    expect(desk.notices.map(({ title }) => title)).toEqual(['signals > 0']);
    await desk.pass(40_000);
    expect(desk.notices.map(({ title }) => title)).toEqual(['signals > 0', '3 alerts fire']);
  });

  test('again after an hour, until somebody looks after it', async () => {
    const { desk, ids } = await open(new TestClock());
    await using _desk = desk;
    await desk.pass(125 * minute);
    expect(desk.notices).toHaveLength(3);
    await desk.store.write('quality.acknowledgeAlert', { ruleId: ids[0] ?? '', note: 'on it' }, desk.by());
    await desk.engine.refresh();
    await desk.pass(125 * minute);
    expect(desk.notices).toHaveLength(3);
    expect(await desk.history()).toMatchObject([{ acknowledged: { by: 'ada', note: 'on it' } }]);
  });

  test('nobody while it is silenced; its history says so', async () => {
    const clock = new TestClock();
    const { desk, signals, ids } = await open(clock);
    await using _desk = desk;
    signals.count = 0;
    await desk.pass(2 * minute);
    const told = desk.notices.length;
    await desk.store.write('quality.silenceAlert', { ruleId: ids[0] ?? '', minutes: 30 }, desk.by());
    await desk.engine.refresh();
    signals.count = 9;
    await desk.pass(20 * minute);
    expect(desk.notices).toHaveLength(told);
    expect((await desk.history())[0]).toMatchObject({ silenced: true, resolvedAt: undefined });
    await desk.pass(15 * minute);
    expect(desk.notices).toHaveLength(told + 1);
  });

  test('nobody anew of what comes and goes, before ten minutes are over', async () => {
    const { desk, signals } = await open(new TestClock());
    await using _desk = desk;
    for (let round = 0; round < 4; round += 1) {
      signals.count = 0;
      await desk.pass(70_000);
      signals.count = 9;
      await desk.pass(20_000);
    }
    expect(await desk.history()).toHaveLength(5);
    expect(desk.notices).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  test('evidence that cannot be read is told, and ends nothing', async () => {
    const clock = new TestClock();
    let broken = false;
    const sources = {
      openSignals: async () => {
        if (broken) throw new StoreFailure('corrupt', 'broken');
        return { 'operation:registry.get': 9 };
      },
    };
    await using desk = await AlertDesk.open({ clock, sources });
    await desk.rules('signals > 3', 'signals > 99');
    await desk.pass(5_000);
    broken = true;
    await desk.pass(10 * minute);
    const problem = 'The evidence of quality cannot be read at present.';
    expect((await desk.engine.rules()).map(({ watch }) => [watch.state, watch.problem])).toEqual([
      ['firing', problem],
      ['inactive', problem],
    ]);
    expect(desk.lines.filter((line) => line.includes('cannot be evaluated'))).toHaveLength(1);
    broken = false;
    await desk.pass(5_000);
    expect((await desk.engine.rules()).map(({ watch }) => watch.problem)).toEqual([undefined, undefined]);
    expect(await desk.history()).toMatchObject([{ unwatched: [{}], resolvedAt: undefined }]);
  });

  test('a store that cannot be written stops nobody from being told; the spell is kept later', async () => {
    const clock = new TestClock();
    let full = true;
    const beforeWrite = () => {
      if (full) throw new StoreFailure('full', 'no room');
    };
    await using desk = await AlertDesk.open({ clock, beforeWrite });
    await desk.rules('failures > 3 over 15m');
    desk.operations(0, 10);
    await desk.pass(30_000);
    expect(desk.notices).toHaveLength(1);
    expect(await desk.history()).toEqual([]);
    full = false;
    await desk.pass(5_000);
    expect(await desk.history()).toMatchObject([{ peak: 10 }]);
    expect(desk.lines.filter((line) => line.includes('cannot be written'))).toHaveLength(1);
  });

  test('samples that are lost are counted in their window', async () => {
    const clock = new TestClock();
    let lost = 0;
    await using desk = await AlertDesk.open({ clock, sources: { lost: () => lost } });
    await desk.rules('lost_samples > 0 over 5m');
    expect((await desk.only()).watch.state).toBe('inactive');
    lost = 12;
    await desk.pass(5_000);
    expect((await desk.only()).watch).toMatchObject({ state: 'firing', verdict: { value: 12 } });
    await desk.pass(7 * minute);
    expect((await desk.only()).watch).toMatchObject({ state: 'inactive', verdict: { value: 0 } });
  });
});
