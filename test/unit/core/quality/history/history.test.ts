import { expect, test } from 'vitest';
import { failed, openEvidence, rawEvidence, TestClock, trial } from '../evidence.ts';

const process = 'operation:registry.get';
const minute = 60_000;
const all = { from: 0, to: Number.MAX_SAFE_INTEGER, most: 100 };

test('samples are points at once, and sums by minute, hour and day that agree with them', async () => {
  const clock = new TestClock();
  await using evidence = openEvidence({ clock });
  const { recorder, history } = evidence;
  const start = clock.wallMs;
  for (const [index, durationMs] of [1, 2, 4, 8].entries()) {
    recorder.record(trial({ durationMs }));
    if (index === 1) clock.advance(minute);
  }
  recorder.record(failed({ durationMs: 100 }));
  recorder.record(trial({ outcome: 'refused', errorClass: 'refused' }));
  const single = await history.points({ process, grain: 'single', ...all });
  expect([...single.at]).toEqual([start, start, start + minute, start + minute, start + minute]);
  expect([...single.mean.slice(0, 4)]).toEqual([0, Math.log(2), Math.log(4), Math.log(8)]);
  expect([...single.values]).toEqual([1, 1, 1, 1, 0]);
  expect(single.mean[4]).toBeNaN();
  expect([...single.failures]).toEqual([0, 0, 0, 0, 1]);
  expect([...single.ids]).toEqual([1, 2, 3, 4, 5]);
  const minutes = await history.points({ process, grain: 'minute', ...all });
  expect([...minutes.at]).toEqual([start, start + minute]);
  expect([...minutes.trials]).toEqual([2, 3]);
  expect([...minutes.failures]).toEqual([0, 1]);
  expect(minutes.mean[1]).toBeCloseTo((Math.log(4) + Math.log(8)) / 2, 12);
  expect(minutes.squares[1]).toBeCloseTo(2 * (Math.log(2) / 2) ** 2, 12);
  for (const grain of ['hour', 'day'] as const) {
    const spans = await history.points({ process, grain, ...all });
    expect([...spans.trials]).toEqual([5]);
    expect([...spans.values]).toEqual([4]);
    expect([spans.min[0], spans.max[0]]).toEqual([0, Math.log(8)]);
  }
  const [figures] = await history.figures({ process, from: start, to: clock.wallMs + 1 });
  expect(figures).toMatchObject({
    trials: 4 + 1,
    failures: 1,
    refused: 1,
    count: 4,
    mean: 15 / 4,
    min: 1,
    max: 8,
  });
});

test('figures over months are the sum of days, hours and minutes, and equal what was recorded', async () => {
  const clock = new TestClock();
  await using evidence = openEvidence({ clock });
  const { recorder, history } = evidence;
  const recorded: { at: number; durationMs: number }[] = [];
  // Uneven steps of some hours, so that both ends of a range lie anywhere.
  for (let index = 0; index < 600; index += 1) {
    const durationMs = 1 + ((index * 7_919) % 1_000);
    recorded.push({ at: clock.wallMs, durationMs });
    recorder.record(trial({ durationMs }));
    clock.advance(((index * 104_729) % 200) * minute + 61_003);
    if (index % 50 === 0) await recorder.flush();
  }
  const last = recorded.at(-1)?.at ?? 0;
  const first = recorded[0]?.at ?? 0;
  for (const [from, to] of [
    [first, last + 1],
    [first + 3.3 * 86_400_000, last - 5.7 * 86_400_000],
    [first + 90 * minute, first + 95 * minute],
    [last - 30 * minute, last + 86_400_000],
  ] as const) {
    const width = to - from > 2 * 86_400_000 ? 60 * minute : minute;
    const [start, stop] = [Math.floor(from / width) * width, Math.ceil(to / minute) * minute];
    const inside = recorded.filter(({ at }) => at >= start && at < stop).map(({ durationMs }) => durationMs);
    const [figures] = await history.figures({ process, from, to });
    expect(figures).toMatchObject({ trials: inside.length, count: inside.length });
    if (inside.length === 0) continue;
    const sorted = inside.toSorted((a, b) => a - b);
    const median = sorted[Math.floor(0.5 * (sorted.length - 1))] ?? 0;
    expect(figures?.min).toBe(sorted[0]);
    expect(figures?.max).toBe(sorted.at(-1));
    expect(figures?.mean).toBeCloseTo(inside.reduce((sum, value) => sum + value, 0) / inside.length, 6);
    expect(Math.abs((figures?.p50 ?? 0) - median)).toBeLessThanOrEqual(0.0101 * median);
  }
});

test('failures keep their number among the trials, over a reopening', async () => {
  const clock = new TestClock();
  await using first = openEvidence({ clock });
  for (let index = 1; index <= 10; index += 1) first.recorder.record(index % 5 === 0 ? failed() : trial());
  first.recorder.record(trial({ outcome: 'cancelled' }));
  expect(
    (await first.history.failures({ process, ...all })).failures.map(({ trial: number }) => number),
  ).toEqual([5, 10]);
  await using second = await first.reopen();
  clock.advance(1);
  second.recorder.record(trial());
  second.recorder.record(failed({ errorClass: 'storage', code: 'STORAGE_UNAVAILABLE' }));
  second.recorder.record(trial());
  const { failures, trials, firstAt } = await second.history.failures({ process, ...all });
  expect(failures.map(({ trial: number, class: name }) => [number, name])).toEqual([
    [5, 'unexpected'],
    [10, 'unexpected'],
    [12, 'storage'],
  ]);
  expect(trials).toBe(13);
  expect(firstAt).toBe(new TestClock().wallMs);
});

test('only the newest points are answered, and how many there were before', async () => {
  const clock = new TestClock();
  await using evidence = openEvidence({ clock });
  for (let index = 0; index < 30; index += 1) {
    evidence.recorder.record(trial({ durationMs: index + 1 }));
    clock.advance(minute);
  }
  const newest = await evidence.history.points({ process, grain: 'minute', ...all, most: 5 });
  expect(newest.earlier).toBe(25);
  expect([...newest.mean].map((mean) => Math.round(Math.exp(mean)))).toEqual([26, 27, 28, 29, 30]);
  const single = await evidence.history.points({ process, grain: 'single', ...all, most: 4 });
  expect([single.earlier, single.at.length]).toEqual([26, 4]);
  const unknown = await evidence.history.points({ process: 'operation:no.such', grain: 'hour', ...all });
  expect([unknown.at.length, unknown.earlier]).toEqual([0, 0]);
});

test('levels are points of their own, charted as they are', async () => {
  const clock = new TestClock();
  await using evidence = openEvidence({ clock });
  for (const value of [100, 200, 300]) {
    evidence.recorder.recordLevels([
      ['resource:core.memory', value],
      ['resource:core.cpu', 0],
    ]);
    clock.advance(1_000);
  }
  const points = await evidence.history.points({ process: 'resource:core.memory', grain: 'single', ...all });
  expect([...points.mean]).toEqual([100, 200, 300]);
  const [figures] = await evidence.history.figures({
    process: 'resource:core.memory',
    from: 0,
    to: clock.wallMs + minute,
  });
  expect(figures).toMatchObject({ trials: 3, count: 3, mean: 200, min: 100, max: 300 });
  const idle = await evidence.history.points({ process: 'resource:core.cpu', grain: 'minute', ...all });
  expect([...idle.mean]).toEqual([0]);
});

test('a batch that is sent twice counts once', async () => {
  await using evidence = openEvidence({ clock: new TestClock() });
  const { store, history } = evidence;
  const at = new TestClock().wallMs;
  const sample = [1, process, at, 3, 0, 1, 1, 0, 0, 0, 0, 0, null, '', '', null, null, null, null] as const;
  const batch = { samples: [sample], levels: [[at, 'resource:core.cpu', 0.5] as const] };
  await store.command('evidence.append', batch);
  await store.command('evidence.append', batch);
  const figures = await history.figures({ from: at, to: at + 1 });
  expect(figures.map(({ trials }) => trials)).toEqual([1, 1]);
});

test('what is past its time goes; its sums stay, and nothing is summed twice', async () => {
  const clock = new TestClock();
  clock.wallMs = Date.now() - 100 * 86_400_000;
  await using evidence = openEvidence({ clock });
  const { recorder, store, history } = evidence;
  const from = clock.wallMs;
  for (let day = 0; day < 100; day += 1) {
    for (let index = 0; index < 20; index += 1) recorder.record(trial({ durationMs: 1 + index }));
    recorder.recordLevels([['resource:core.cpu', 0.25]]);
    clock.advance(86_400_000);
  }
  await recorder.flush();
  recorder.record(trial());
  await recorder.flush();
  for (let step = 0; step < 60; step += 1) await store.command('evidence.retain', undefined);
  const db = rawEvidence(evidence.home);
  const oldest = (table: string, column: string) =>
    db.prepare(`SELECT min(${column}) FROM ${table}`).pluck().get() as number;
  expect(Date.now() - oldest('samples', 'at')).toBeLessThan(7.1 * 86_400_000);
  expect(Date.now() - oldest('minutes', 'span') * minute).toBeLessThan(90.1 * 86_400_000);
  expect(db.prepare("SELECT value FROM progress WHERE name = 'minutes'").pluck().get()).toBe(
    db.prepare('SELECT count(*) FROM minutes').pluck().get(),
  );
  db.close();
  const figures = await history.figures({ process, from, to: Date.now() });
  expect(figures[0]?.trials).toBe(2_001);
});
