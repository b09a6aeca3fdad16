/** Charts of recorded durations, levels and failures. */
import { expect, test } from 'vitest';
import { chart as chartSchema } from '../../../../../contract/control-chart.ts';
import { estimateIndividuals } from '../../../../../main/core/quality/charts/index.ts';
import { refusalOf } from '../../test-core.ts';
import { failed, trial } from '../evidence.ts';
import { asked, durationsLike, openCharted, process } from './charted.ts';

test('single durations are judged as logarithms and shown in milliseconds; trial limits are called so', async () => {
  await using charted = await openCharted();
  const values = durationsLike(60);
  charted.durations([...values, 40]);
  const chart = await charted.api.chart(asked(), charted.call());
  expect(chartSchema.parse(chart)).toEqual(chart);
  expect(chart).toMatchObject({ metric: 'duration', grain: 'single', type: 'i-mr', earlier: 0 });
  expect(chart.reason).toContain('61 operations fit on one chart');
  expect(chart.limits).toMatchObject({ state: 'trial', provisional: false, status: 'ok' });
  const [value, range] = chart.columns.panels;
  const { center = 0, sigma = 0 } = estimateIndividuals([...values, 40].map(Math.log));
  expect(value).toMatchObject({ unit: 'ms', scale: 'log', zones: true });
  expect(value?.value[0]).toBeCloseTo(values[0] ?? 0, 9);
  expect(value?.center[0]).toBeCloseTo(Math.exp(center), 9);
  expect(value?.upper[0]).toBeCloseTo(Math.exp(center + 3 * sigma), 9);
  expect(value?.sigma[0]).toBeCloseTo(sigma, 12);
  expect(range?.value[0]).toBeNull();
  expect(range?.value[1]).toBeCloseTo(Math.exp(Math.abs(Math.log((values[1] ?? 1) / (values[0] ?? 1)))), 9);
  expect(range?.unit).toBe('factor');
  expect(chart.columns.flags).toContainEqual({ panel: 'value', index: 60, rules: ['nelson-1'] });
  expect(chart.price).toMatchObject({ rules: ['nelson-1', 'nelson-2'], averageRunLength: 216.7 });
  expect(chart.price?.seconds).toBeCloseTo(216.7, 6);
  expect(chart.choices.map(({ type }) => type)).toContain('ewma');
});

test('nothing, one point and equal points are charts without signals that say so', async () => {
  await using charted = await openCharted();
  const open = () => charted.api.chart(asked(), charted.call());
  expect(await open()).toMatchObject({
    limits: { state: 'none', status: 'insufficient-data' },
    columns: { at: [] },
  });
  charted.durations([5]);
  expect(await open()).toMatchObject({
    limits: { state: 'trial', status: 'insufficient-data', provisional: true },
  });
  charted.durations(new Array(40).fill(5));
  const constant = await open();
  expect(constant.limits.status).toBe('zero-variation');
  expect(constant.columns.flags).toEqual([]);
  expect(constant.warnings.map(({ code }) => code)).toContain('zero-variation');
});

test('what cannot go together is refused with what can', async () => {
  await using charted = await openCharted();
  const refused = (more: Parameters<typeof asked>[0]) =>
    refusalOf(Promise.resolve(charted.api.chart(asked(more), charted.call())));
  expect(await refused({ process: 'operation:no.such' })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await refused({ metric: 'level' })).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await refused({ metric: 'failures', type: 'xbar-s' })).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await refused({ type: 'xbar-s', grain: 'single' })).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await refused({ type: 'g', grain: 'minute' })).toMatchObject({ code: 'INVALID_INPUT' });
  expect(await refused({ from: '2027-02-01T00:00:00Z', to: '2027-01-01T00:00:00Z' })).toMatchObject({
    code: 'INVALID_INPUT',
  });
});

test('windows of many values become Xbar-S with limits that follow their sizes; the current one is open', async () => {
  await using charted = await openCharted();
  for (let minute = 0; minute < 30; minute += 1)
    charted.durations(durationsLike(9 + (minute % 3), { seed: minute + 1 }), 60_000 / (9 + (minute % 3)) - 1);
  const chart = await charted.api.chart(asked({ grain: 'minute' }), charted.call());
  expect(chart).toMatchObject({ type: 'xbar-s', grain: 'minute' });
  expect(chart.reason).toContain('values, more than 8');
  const [mean, spread] = chart.columns.panels;
  expect(new Set(chart.columns.size).size).toBeGreaterThan(1);
  expect(new Set(mean?.upper).size).toBeGreaterThan(1);
  expect(spread?.unit).toBe('factor');
  expect(chart.open?.size).toBeGreaterThan(0);
  expect(chart.open?.at).toBe((chart.columns.at.at(-1) ?? 0) + 60_000);
});

test('EWMA and CUSUM find a small lasting shift the default rules miss for longer', async () => {
  await using charted = await openCharted();
  charted.durations(durationsLike(100));
  const at = (index: number) => new Date(charted.clock.wallMs - (99 - index) * 1_000).toISOString();
  for (const type of ['ewma', 'cusum'] as const)
    await charted.api.freezeLimits(
      {
        process,
        metric: 'duration',
        grain: 'single',
        type,
        from: at(0),
        to: at(99),
        reason: 'the first hundred',
      },
      charted.call(),
    );
  charted.durations(durationsLike(60, { seed: 2, mean: 10 * Math.exp(0.2) }));
  const ewma = await charted.api.chart(asked({ type: 'ewma' }), charted.call());
  expect(ewma.columns.panels).toHaveLength(1);
  expect(ewma.columns.flags.filter(({ index }) => index >= 100).length).toBeGreaterThan(20);
  expect(ewma.columns.flags.filter(({ index }) => index < 100)).toEqual([]);
  const cusum = await charted.api.chart(asked({ type: 'cusum' }), charted.call());
  expect(cusum.columns.flags.some(({ panel, rules }) => panel === 'up' && rules[0] === 'shift-up')).toBe(
    true,
  );
  expect(cusum.price?.averageRunLength).toBeCloseTo(430.39, 2);
});

test('rare failures become a g chart whose open gap is no point; frequent ones a p chart', async () => {
  await using charted = await openCharted();
  const { recorder } = charted.evidence;
  for (let index = 1; index <= 400; index += 1) {
    charted.clock.advance(2_000);
    recorder.record(index % 40 === 0 && index < 390 ? failed() : trial());
  }
  const rare = await charted.api.chart(asked({ metric: 'failures' }), charted.call());
  expect(rare).toMatchObject({ type: 'g', grain: 'single' });
  expect(rare.reason).toContain('fewer than 5');
  expect(rare.columns.panels[0]?.value).toEqual(new Array(9).fill(39));
  expect(rare.columns.size).toEqual(new Array(9).fill(40));
  expect(rare.open).toMatchObject({ size: 41, values: [40] });
  const times = await charted.api.chart(asked({ type: 't' }), charted.call());
  expect(times.columns.panels[0]?.value.slice(1)).toEqual(new Array(8).fill(80));

  for (let index = 0; index < 3_000; index += 1) {
    charted.clock.advance(500);
    recorder.record(index % 5 === 0 ? failed() : trial());
  }
  const frequent = await charted.api.chart(asked({ metric: 'failures', span: '1h' }), charted.call());
  expect(frequent.type === 'p' || frequent.type === 'np').toBe(true);
  expect(frequent.grain).toBe('minute');
  expect(frequent.columns.panels[0]?.value.at(-1)).toBeCloseTo(frequent.type === 'p' ? 0.2 : 24, 6);
});

test('a level that was not sampled for a minute has a gap: the line breaks and rules begin anew', async () => {
  await using charted = await openCharted();
  const level = (value: number) => {
    charted.clock.advance(1_000);
    charted.evidence.recorder.recordLevels([['resource:core.memory', value]]);
  };
  for (let second = 0; second < 40; second += 1) level(100 + (second % 7));
  charted.clock.advance(60_000);
  for (let second = 0; second < 40; second += 1) level(100 + (second % 5));
  const chart = await charted.api.chart(
    asked({ process: 'resource:core.memory', grain: 'single', span: '15m' }),
    charted.call(),
  );
  expect(chart).toMatchObject({ metric: 'level', type: 'i-mr' });
  expect(chart.columns.size[40]).toBe(0);
  const [value, range] = chart.columns.panels;
  expect(value).toMatchObject({ unit: 'bytes', scale: 'linear' });
  expect(value?.value.slice(39, 42)).toEqual([104, null, 100]);
  expect(range?.value[41]).toBeNull();
  expect(range?.value[42]).toBe(1);
});

test('a level by the minute is judged by how minutes differ, not by how alike the samples of one are', async () => {
  await using charted = await openCharted();
  for (let minute = 0; minute < 30; minute += 1)
    for (let second = 0; second < 60; second += 1) {
      charted.clock.advance(1_000);
      charted.evidence.recorder.recordLevels([['resource:core.memory', 1e8 + (minute % 5) * 1e6 + second]]);
    }
  const open = (type?: 'ewma') =>
    charted.api.chart(asked({ process: 'resource:core.memory', ...(type ? { type } : {}) }), charted.call());
  const chart = await open();
  expect(chart).toMatchObject({ type: 'i-mr', grain: 'minute', metric: 'level' });
  expect(chart.reason).toContain('taken as one value');
  expect(chart.columns.flags).toEqual([]);
  const ewma = await open('ewma');
  expect(ewma).toMatchObject({ type: 'ewma', grain: 'minute' });
  expect(ewma.columns.flags).toEqual([]);
});

test('an operation nobody called for an hour has no gap', async () => {
  await using charted = await openCharted();
  charted.durations([1, 2, 3]);
  charted.clock.advance(3_600_000);
  charted.durations([4]);
  const { columns } = await charted.api.chart(asked(), charted.call());
  expect(columns.panels[0]?.value.map((value) => Math.round(value ?? -1))).toEqual([1, 2, 3, 4]);
  expect(columns.panels[1]?.value[3]).toBeCloseTo(4 / 3, 9);
});
