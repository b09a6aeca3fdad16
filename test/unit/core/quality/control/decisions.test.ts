/** Limits, stages, exclusions and annotations: acts with versions and rows that stay. */
import { expect, test } from 'vitest';
import { refusalOf } from '../../test-core.ts';
import { asked, durationsLike, openCharted, process } from './charted.ts';

const key = { process, metric: 'duration', grain: 'single', type: 'i-mr' } as const;

test('limits are frozen as versions; a later one begins a stage and judges only what comes after it', async () => {
  await using charted = await openCharted();
  const { api, clock } = charted;
  const stamp = () => new Date(clock.wallMs).toISOString();
  const open = () => api.chart(asked(), charted.call());
  const began = stamp();
  charted.durations(durationsLike(100));
  const first = await api.freezeLimits(
    { ...key, from: began, to: stamp(), reason: 'a calm morning' },
    charted.call(),
  );
  expect(first.limits).toMatchObject({
    version: 1,
    state: 'frozen',
    provisional: false,
    status: 'ok',
    by: 'owner (test)',
    reason: 'a calm morning',
    baseline: { points: 100, excluded: 0 },
  });
  expect(first.warnings).toEqual([]);
  clock.advance(1_000);
  const shiftAt = stamp();
  charted.durations(durationsLike(40, { seed: 3, mean: 30 }));
  const shifted = await open();
  const center = shifted.columns.panels[0]?.center[0];
  expect(new Set(shifted.columns.panels[0]?.center)).toEqual(new Set([center]));
  expect(
    shifted.columns.flags.filter(({ panel, index }) => panel === 'value' && index >= 100).length,
  ).toBeGreaterThan(35);
  clock.advance(1_000);
  const second = await api.freezeLimits(
    { ...key, from: shiftAt, to: stamp(), reason: 'the new machine' },
    charted.call(),
  );
  expect(second.limits.version).toBe(2);
  clock.advance(1_000);
  charted.durations(durationsLike(30, { seed: 4, mean: 30 }));
  const staged = await open();
  expect(staged.stages).toEqual([
    { start: 0, limitsVersion: 1, label: 'Limits 1' },
    { start: 140, limitsVersion: 2, label: 'Limits 2' },
  ]);
  // What was judged before stays as it was judged.
  expect(staged.columns.flags.filter(({ index }) => index < 140)).toEqual(shifted.columns.flags);
  expect(staged.columns.flags.filter(({ panel, index }) => panel === 'value' && index >= 140)).toEqual([]);
  expect(staged.columns.panels[1]?.value[140]).toBeNull();
  const { versions } = await api.limitsHistory(key, charted.call());
  expect(versions.map(({ version }) => version)).toEqual([2, 1]);
  const audit = await charted.store.read('access.audit', { limit: 10 });
  expect(audit.entries.filter(({ detail }) => detail?.version !== undefined)).toHaveLength(2);
});

test('a stretch without points or variation is refused; few points are provisional', async () => {
  await using charted = await openCharted();
  const { api, clock } = charted;
  const from = new Date(clock.wallMs).toISOString();
  const freeze = (to = new Date(clock.wallMs).toISOString()) =>
    api.freezeLimits({ ...key, from, to, reason: 'a try' }, charted.call());
  const refused = async () => refusalOf(Promise.resolve(freeze()));
  expect(await refused()).toMatchObject({ code: 'INVALID_STATE', data: { state: 'empty' } });
  charted.durations([7]);
  expect(await refused()).toMatchObject({ data: { state: 'insufficient-data' } });
  charted.durations([7, 7, 7]);
  expect(await refused()).toMatchObject({ data: { state: 'zero-variation' } });
  charted.durations([8, 9, 7, 8]);
  const few = await freeze();
  expect(few.limits.provisional).toBe(true);
  expect(few.warnings[0]).toContain('provisional');
  expect((await api.chart(asked(), charted.call())).warnings.map(({ code }) => code)).toContain(
    'provisional',
  );
  expect(
    await refusalOf(
      Promise.resolve(
        api.freezeLimits({ ...key, from, to: '2020-01-01T00:00:00Z', reason: 'a try' }, charted.call()),
      ),
    ),
  ).toMatchObject({ code: 'INVALID_INPUT' });
});

test('points are left out of limits and of judging, and taken back in', async () => {
  await using charted = await openCharted();
  const { api, clock } = charted;
  charted.durations(durationsLike(40));
  charted.durations([900, 900]);
  const to = new Date(clock.wallMs).toISOString();
  const from = new Date(clock.wallMs - 1_000).toISOString();
  charted.durations(durationsLike(40, { seed: 2 }));
  const open = () => api.chart(asked(), charted.call());
  const before = await open();
  const { exclusion } = await api.exclude(
    { process, from, to, reason: 'a debugger was attached' },
    charted.call(),
  );
  const without = await open();
  expect(without.columns.excluded).toEqual([40, 41]);
  expect(without.exclusions).toEqual([exclusion]);
  expect(without.limits.baseline).toMatchObject({ points: 80, excluded: 2 });
  expect(without.columns.panels[0]?.value[40]).toBeCloseTo(900, 6);
  expect(without.columns.flags.filter(({ index }) => index === 40 || index === 41)).toEqual([]);
  expect(without.columns.panels[1]?.value.slice(40, 43)).toEqual([null, null, null]);
  expect(without.columns.panels[0]?.upper[0]).toBeLessThan(before.columns.panels[0]?.upper[0] ?? 0);
  const twice = Promise.resolve(api.exclude({ process, from, to, reason: 'once more' }, charted.call()));
  expect(await refusalOf(twice)).toMatchObject({ code: 'INVALID_STATE', data: { state: 'excluded' } });
  const undone = await api.include({ exclusionId: exclusion.id }, charted.call());
  expect(undone.exclusion).toEqual(exclusion);
  const { price: _price, ...again } = await open();
  const { price: _before, ...first } = before;
  expect(again).toEqual(first);
  expect(
    await refusalOf(Promise.resolve(api.include({ exclusionId: exclusion.id }, charted.call()))),
  ).toMatchObject({ code: 'NOT_FOUND' });
});

test('annotations stand on the chart until they are taken away', async () => {
  await using charted = await openCharted();
  const { api, clock } = charted;
  charted.durations(durationsLike(5));
  const at = new Date(clock.wallMs).toISOString();
  clock.advance(1_000);
  const { annotation } = await api.annotate(
    { process, at, cause: 'index rebuilt', action: 'none' },
    charted.call(),
  );
  expect((await api.chart(asked(), charted.call())).annotations).toEqual([annotation]);
  await api.removeAnnotation({ annotationId: annotation.id }, charted.call());
  expect((await api.chart(asked(), charted.call())).annotations).toEqual([]);
  expect(
    await refusalOf(Promise.resolve(api.removeAnnotation({ annotationId: annotation.id }, charted.call()))),
  ).toMatchObject({ code: 'NOT_FOUND' });
  expect(
    await refusalOf(
      Promise.resolve(
        api.annotate({ process: 'operation:no.such', at, cause: 'none', action: '' }, charted.call()),
      ),
    ),
  ).toMatchObject({ code: 'NOT_FOUND' });
});

test('rules reach back behind the first point that is shown', async () => {
  await using charted = await openCharted();
  const { api, clock } = charted;
  const from = new Date(clock.wallMs).toISOString();
  charted.durations(durationsLike(100));
  await api.freezeLimits(
    { ...key, from, to: new Date(clock.wallMs).toISOString(), reason: 'baseline' },
    charted.call(),
  );
  charted.durations(new Array(12).fill(11));
  const whole = await api.chart(asked(), charted.call());
  const run = whole.columns.flags.filter(({ rules }) => rules.includes('nelson-2')).map(({ index }) => index);
  expect(run.slice(-4)).toEqual([108, 109, 110, 111]);
  const part = await api.chart(asked({ grain: 'single', most: 10 }), charted.call());
  expect(part.earlier).toBe(102);
  expect(part.columns.flags).toEqual(
    whole.columns.flags
      .filter(({ index }) => index >= 102)
      .map((flag) => ({ ...flag, index: flag.index - 102 })),
  );
});
