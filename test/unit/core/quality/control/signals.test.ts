/** Signals: found as points come, one for each spell, kept with their words, looked after. */
import { expect, test } from 'vitest';
import { SignalWatch } from '../../../../../main/core/quality/control/signals/signal-watch.ts';
import { refusalOf } from '../../test-core.ts';
import { failed, trial } from '../evidence.ts';
import { asked, type Charted, durationsLike, openCharted, process } from './charted.ts';

/** Live points come a tenth of a second after they were recorded; then all of it is judged. */
async function heard(watch: SignalWatch): Promise<void> {
  for (let round = 0; round < 2; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 150));
    await watch.settle();
  }
}

const signalsOf = async (charted: Charted, more: { state?: 'open' | 'acknowledged' } = {}) =>
  (await charted.api.signals({ limit: 100, ...more }, charted.call())).signals;

test('the registry freezes the first hundred points by itself, audited; a shift then signals once for each spell', async () => {
  await using charted = await openCharted();
  const { api } = charted;
  await using watch = new SignalWatch(charted.ports);
  charted.durations(durationsLike(130));
  await heard(watch);
  const { versions } = await api.limitsHistory(
    { process, metric: 'duration', grain: 'single', type: 'i-mr' },
    charted.call(),
  );
  expect(versions).toMatchObject([
    { version: 1, by: 'registry', reason: 'first 100 points', baseline: { points: 100, excluded: 0 } },
  ]);
  const { entries } = await charted.store.read('access.audit', {
    operation: 'quality.freezeLimits',
    limit: 10,
  });
  expect(entries).toMatchObject([
    { actor: 'registry', subject: process, detail: { version: 1, reason: 'first 100 points' } },
  ]);
  expect((await api.chart(asked(), charted.call())).limits).toMatchObject({ state: 'frozen', version: 1 });
  expect(await signalsOf(charted)).toEqual([]);

  const shiftAt = charted.clock.wallMs + 1_000;
  charted.durations(durationsLike(40, { seed: 2, mean: 40 }));
  await heard(watch);
  const signals = await signalsOf(charted);
  expect(
    signals
      .filter(({ panel }) => panel === 'value')
      .map(({ rule }) => rule)
      .sort(),
  ).toEqual(['nelson-1', 'nelson-2']);
  const first = signals.find(({ rule, panel }) => rule === 'nelson-1' && panel === 'value');
  expect(first).toMatchObject({
    process,
    label: 'registry: get',
    metric: 'duration',
    at: new Date(shiftAt).toISOString(),
    limitsVersion: 1,
    state: 'open',
    spells: 1,
  });
  expect(first?.text).toMatch(
    /^Duration of registry: get is [\d.]+ ms, above the upper limit of [\d.]+ ms \(I-MR, limits 1, centre [\d.]+ ms\)\./u,
  );
  expect(first?.text).toContain('one point of 370');
  expect(first?.next).not.toBe('');
  expect(await charted.store.read('quality.openSignals', undefined)).toEqual({ [process]: signals.length });

  // The chart flags what the signals say.
  const chart = await api.chart(asked(), charted.call());
  const index = chart.columns.at.indexOf(shiftAt);
  expect(chart.columns.flags).toContainEqual({ panel: 'value', index, rules: ['nelson-1'] });
  expect(charted.warnings).toEqual([]);
});

test('a baseline that comes in many small pieces is a hundred points, not fewer', async () => {
  await using charted = await openCharted();
  await using watch = new SignalWatch(charted.ports);
  const values = durationsLike(104);
  for (let index = 0; index < values.length; index += 8) {
    charted.durations(values.slice(index, index + 8));
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await heard(watch);
  const { versions } = await charted.api.limitsHistory(
    { process, metric: 'duration', grain: 'single', type: 'i-mr' },
    charted.call(),
  );
  expect(versions).toMatchObject([{ version: 1, baseline: { points: 100 } }]);
});

test('a signal is acknowledged once, with a cause that stands on the chart', async () => {
  await using charted = await openCharted();
  const { api } = charted;
  await using watch = new SignalWatch(charted.ports);
  charted.durations(durationsLike(110));
  await heard(watch);
  charted.durations([500]);
  await heard(watch);
  const [signal] = (await signalsOf(charted)).filter(({ panel }) => panel === 'value');
  if (signal === undefined) throw new Error('there is no signal');
  const input = { signalId: signal.id, cause: 'the disk was full', action: 'alert set' };
  const answer = await api.acknowledgeSignal(input, charted.call());
  expect(answer.signal).toMatchObject({
    state: 'acknowledged',
    annotation: { cause: 'the disk was full', action: 'alert set' },
  });
  expect(await signalsOf(charted, { state: 'acknowledged' })).toEqual([answer.signal]);
  expect((await api.chart(asked(), charted.call())).annotations).toEqual([answer.signal.annotation]);
  expect(await refusalOf(Promise.resolve(api.acknowledgeSignal(input, charted.call())))).toMatchObject({
    code: 'INVALID_STATE',
    data: { state: 'acknowledged' },
  });
  expect(
    await refusalOf(Promise.resolve(api.acknowledgeSignal({ ...input, signalId: 'none' }, charted.call()))),
  ).toMatchObject({ code: 'NOT_FOUND' });
  const annotationId = answer.signal.annotation?.id ?? '';
  expect(
    await refusalOf(Promise.resolve(api.removeAnnotation({ annotationId }, charted.call()))),
  ).toMatchObject({ data: { state: 'in-use' } });
});

test('a new watch goes on where the last one ended: no signal twice, none lost', async () => {
  await using charted = await openCharted();
  {
    await using watch = new SignalWatch(charted.ports);
    charted.durations(durationsLike(110));
    await heard(watch);
    charted.durations(new Array(8).fill(11));
    await heard(watch);
    expect(await signalsOf(charted)).toEqual([]);
  }
  await using again = new SignalWatch(charted.ports);
  charted.durations([11]);
  await heard(again);
  expect((await signalsOf(charted)).map(({ rule }) => rule)).toEqual(['nelson-2']);
  charted.durations([11, 11]);
  await heard(again);
  expect(await signalsOf(charted)).toHaveLength(1);
});

test('failures that come closer together signal after 25 of them made limits', async () => {
  await using charted = await openCharted();
  const { recorder } = charted.evidence;
  const run = (count: number, every: number) => {
    for (let index = 1; index <= count; index += 1) {
      charted.clock.advance(1_000);
      recorder.record(index % every === 0 ? failed() : trial({ durationMs: 2 }));
    }
  };
  await using watch = new SignalWatch(charted.ports);
  // Gaps that vary: 60, 100, 140 operations.
  for (let round = 0; round < 9; round += 1) for (const every of [60, 100, 140]) run(every, every);
  await heard(watch);
  const { versions } = await charted.api.limitsHistory(
    { process, metric: 'failures', grain: 'single', type: 'g' },
    charted.call(),
  );
  expect(versions).toMatchObject([{ version: 1, by: 'registry', reason: 'first 25 points' }]);
  run(60, 5);
  await heard(watch);
  const signals = (await signalsOf(charted)).filter(({ metric }) => metric === 'failures');
  expect(signals.map(({ rule }) => rule)).toContain('nelson-2');
  expect(signals[0]?.text).toContain('Operations between failures of registry: get is 4 operations');
  expect(signals[0]?.next).toContain('closer together');
}, 60_000);

test('points left out do not signal; limits frozen anew judge what comes after', async () => {
  await using charted = await openCharted();
  await using watch = new SignalWatch(charted.ports);
  charted.durations(durationsLike(110));
  await heard(watch);
  const from = new Date(charted.clock.wallMs).toISOString();
  const to = new Date(charted.clock.wallMs + 5_000).toISOString();
  await charted.api.exclude({ process, from, to, reason: 'a known outage' }, charted.call());
  await heard(watch);
  charted.durations([900, 900, 900]);
  await heard(watch);
  expect(await signalsOf(charted)).toEqual([]);
  charted.clock.advance(10_000);
  const begin = new Date(charted.clock.wallMs).toISOString();
  charted.durations(durationsLike(30, { mean: 90, seed: 9 }));
  await heard(watch);
  const before = (await signalsOf(charted)).length;
  expect(before).toBeGreaterThan(0);
  await charted.api.freezeLimits(
    {
      process,
      metric: 'duration',
      grain: 'single',
      type: 'i-mr',
      from: begin,
      to: new Date(charted.clock.wallMs).toISOString(),
      reason: 'the new level',
    },
    charted.call(),
  );
  await heard(watch);
  charted.durations(durationsLike(8, { mean: 90, seed: 10 }));
  await heard(watch);
  expect(await signalsOf(charted)).toHaveLength(before);
});
