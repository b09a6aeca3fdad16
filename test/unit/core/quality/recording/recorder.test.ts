import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { EvidenceClock } from '../../../../../main/core/quality/recording/evidence-clock.ts';
import { startResourceSampler } from '../../../../../main/core/quality/recording/resource-sampler.ts';
import { failed, openEvidence, rawEvidence, TestClock, trial } from '../evidence.ts';

const process = 'operation:registry.get';
const all = { from: 0, to: Number.MAX_SAFE_INTEGER, most: 100_000 };

test('a clock that is set back is not followed: time goes on, and never backwards', () => {
  const clocks = new TestClock();
  const clock = new EvidenceClock(clocks);
  const start = clock.now();
  clocks.advance(10_000);
  expect(clock.now()).toBe(start + 10_000);
  clocks.wallMs -= 3_600_000;
  expect(clock.now()).toBe(start + 10_000);
  clocks.advance(500);
  expect(clock.now()).toBe(start + 10_500);
  expect(clock.setBack).toBe(1);
  // Forward it is followed, as after a sleep of the machine.
  clocks.wallMs += 2 * 3_600_000;
  expect(clock.now()).toBe(clocks.wallMs);
});

test('a run begins where the last one ended when the clock is a little behind, and by the clock when it was far off', async () => {
  const clock = new TestClock();
  await using first = openEvidence({ clock });
  first.recorder.record(trial());
  await first.recorder.flush();
  clock.wallMs -= 60_000;
  await using second = await first.reopen();
  await second.recorder.flush();
  clock.advance(10);
  second.recorder.record(trial());
  const { at } = await second.history.points({ process, grain: 'single', ...all });
  expect((at[1] ?? 0) - (at[0] ?? 0)).toBe(10);
  clock.wallMs -= 86_400_000;
  await using third = await second.reopen();
  await third.recorder.flush();
  third.recorder.record(trial());
  expect(third.warnings).toContain('the clock is behind the evidence by more than an hour');
  const points = await third.history.points({ process, grain: 'single', ...all });
  expect([...points.at]).toEqual([...points.at].sort((a, b) => a - b));
  expect(points.at[0]).toBe(clock.wallMs);
});

test('a duration that cannot be is none: the trial counts, its length does not', async () => {
  await using evidence = openEvidence({ clock: new TestClock() });
  for (const durationMs of [-5, Number.NaN, Number.POSITIVE_INFINITY, 3])
    evidence.recorder.record(trial({ durationMs }));
  const [figures] = await evidence.history.figures({ process, from: 0, to: Number.MAX_SAFE_INTEGER });
  expect(figures).toMatchObject({ trials: 4, count: 1, min: 3, max: 3 });
});

test('more calls than can be written one by one are kept as sums: none is lost, failures keep their rows', async () => {
  await using evidence = openEvidence();
  const { recorder, history } = evidence;
  for (let index = 0; index < 40_000; index += 1)
    recorder.record(index % 4_000 === 3_999 ? failed() : trial({ durationMs: 1 + (index % 100) }));
  const [figures] = await history.figures({ process, from: 0, to: Number.MAX_SAFE_INTEGER });
  expect(figures).toMatchObject({ trials: 40_000, failures: 10, count: 39_990, min: 1, max: 100 });
  expect(recorder.status()).toEqual({ state: 'recording', lost: 0, waiting: 0 });
  expect((await history.failures({ process, ...all })).failures).toHaveLength(10);
  expect((await history.failures({ process, ...all })).trials).toBe(40_000);
  const { trials } = await history.points({ process, grain: 'day', ...all });
  expect(trials.reduce((sum, count) => sum + count, 0)).toBe(40_000);
});

test('listeners are told of points in batches, with the ids they are stored under', async () => {
  await using evidence = openEvidence();
  await evidence.recorder.flush();
  const batches: { id: number; failed: boolean }[][] = [];
  using _listening = evidence.history.onPoints((points) => void batches.push([...points]));
  for (let index = 0; index < 50; index += 1) evidence.recorder.record(index === 7 ? failed() : trial());
  evidence.recorder.record(trial({ outcome: 'refused' }));
  await expect.poll(() => batches.length, { timeout: 5_000 }).toBe(1);
  const { ids, failures } = await evidence.history.points({ process, grain: 'single', ...all });
  expect(batches[0]?.map(({ id }) => id)).toEqual([...ids]);
  expect(batches[0]?.findIndex((point) => point.failed)).toBe(failures.indexOf(1));
});

test('a database that is no database is set aside, and recording begins anew', async () => {
  await using first = openEvidence();
  first.recorder.record(trial());
  await first.recorder.flush();
  const second = await first.reopen();
  await second[Symbol.asyncDispose]();
  writeFileSync(
    path.join(first.home, 'quality.db'),
    'this is no database, and it is long enough to be read as one',
  );
  await using third = openEvidence({ home: first.home });
  third.recorder.record(trial());
  const points = await third.history.points({ process, grain: 'single', ...all });
  expect(points.at).toHaveLength(1);
  expect(third.warnings).toContain('the evidence of quality could not be read and was set aside');
  expect(readdirSync(first.home).some((name) => name.startsWith('quality.db.set-aside-'))).toBe(true);
  expect(third.recorder.status().state).toBe('recording');
});

test('a database of a newer release is set aside too', async () => {
  await using first = openEvidence();
  await first.recorder.flush();
  const second = await first.reopen();
  await second[Symbol.asyncDispose]();
  const db = rawEvidence(first.home);
  db.pragma('user_version = 99');
  db.close();
  await using third = openEvidence({ home: first.home });
  third.recorder.record(trial());
  await third.recorder.flush();
  expect(third.recorder.status()).toMatchObject({ state: 'recording', waiting: 0 });
});

test('while it cannot be opened samples wait, and are written when it can', async () => {
  await using evidence = openEvidence();
  // A folder where the file should be.
  mkdirSync(path.join(evidence.home, 'quality.db'));
  evidence.recorder.record(trial());
  await evidence.recorder.flush();
  expect(evidence.recorder.status()).toMatchObject({
    state: 'waiting',
    waiting: 1,
    lost: 0,
    reason: expect.any(String),
  });
  for (let index = 0; index < 60_000; index += 1) evidence.recorder.record(failed());
  expect(evidence.recorder.status()).toMatchObject({ state: 'losing', waiting: 50_000, lost: 10_001 });
  rmSync(path.join(evidence.home, 'quality.db'), { recursive: true });
  await evidence.recorder.flush();
  expect(evidence.recorder.status()).toEqual({ state: 'recording', waiting: 0, lost: 10_001 });
  const { trials } = await evidence.history.failures({ process, ...all });
  expect(trials).toBe(50_000);
}, 30_000);

test('samples of a run that never opened it are spooled and taken in once', async () => {
  await using first = openEvidence();
  first.recorder.record(trial());
  await using second = await first.reopen();
  expect(existsSync(path.join(first.home, 'quality.spool'))).toBe(true);
  second.recorder.record(trial());
  await using third = await second.reopen();
  third.recorder.record(failed());
  const { failures, trials } = await third.history.failures({ process, ...all });
  expect([failures[0]?.trial, trials]).toEqual([3, 3]);
  await using fourth = await third.reopen();
  expect((await fourth.history.failures({ process, ...all })).trials).toBe(3);
});

test('the resources of the core are sampled once a second', async () => {
  const seen = new Map<string, number>();
  using _sampler = startResourceSampler('/', (levels) => {
    for (const [name, value] of levels) seen.set(name, value);
  });
  await expect.poll(() => seen.size, { timeout: 10_000 }).toBe(5);
  expect(seen.get('resource:core.memory')).toBeGreaterThan(10_000_000);
  expect(seen.get('resource:core.heap')).toBeGreaterThan(1_000_000);
  expect(seen.get('resource:core.cpu')).toBeGreaterThanOrEqual(0);
  expect(seen.get('resource:core.event-loop')).toBeGreaterThanOrEqual(0);
  expect(seen.get('resource:disk.free')).toBeLessThanOrEqual(1);
}, 15_000);

test('a database that is removed while it is open is let go of: what comes is in the file that is there', async () => {
  await using evidence = openEvidence();
  const { recorder, history } = evidence;
  recorder.record(trial());
  await recorder.flush();
  for (const file of ['', '-wal', '-shm']) rmSync(`${evidence.store.databasePath}${file}`, { force: true });
  recorder.record(trial());
  recorder.record(trial());
  await recorder.flush();
  expect(existsSync(evidence.store.databasePath)).toBe(true);
  const [figures] = await history.figures({ process, from: 0, to: Number.MAX_SAFE_INTEGER });
  expect(figures).toMatchObject({ trials: 2 });
  expect(evidence.warnings).toContain(
    'the evidence of quality was moved or removed while it was open; it begins anew',
  );
});
