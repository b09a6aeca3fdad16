import { expect, it } from 'vitest';
import { judge } from '../../../../../../main/core/quality/charts/control-chart.ts';
import { createGapChart } from '../../../../../../main/core/quality/charts/rare/gap-chart.ts';
import { estimateGaps } from '../../../../../../main/core/quality/charts/rare/gap-limits.ts';
import { createTimeChart } from '../../../../../../main/core/quality/charts/rare/time-chart.ts';
import { estimateTimes } from '../../../../../../main/core/quality/charts/rare/time-limits.ts';
import { fitWeibull } from '../../../../../../main/core/quality/charts/rare/weibull-fit.ts';
import { mulberry32 } from '../../../../../support/spc-recipe.ts';

it('sees failures at three in a million that become ten times as frequent', () => {
  const random = mulberry32(5);
  const gap = (p: number) => Math.floor(Math.log(1 - random()) / Math.log1p(-p));
  const limits = estimateGaps(Array.from({ length: 200 }, () => gap(3e-6)));
  const chart = createGapChart(limits);
  const worse = Array.from({ length: 40 }, () => chart.add(gap(3e-5)));
  expect(limits).toMatchObject({ status: 'ok', provisional: false });
  expect(worse.some(({ violations }) => violations.includes('nelson-2'))).toBe(true);
});

it('breaks a run at a gap on the median and at a missing one', () => {
  const limits = estimateGaps([0, 1, 2, 3, 4, 5, 6, 7]);
  const center = limits.exact?.center ?? 0;
  for (const between of [center, undefined]) {
    const chart = createGapChart(limits);
    for (let index = 0; index < 8; index++) chart.add(0);
    chart.add(between);
    expect(chart.add(0).violations).toEqual([]);
  }
});

it('has no lower limit at three sigma, and one from quantiles', () => {
  const limits = estimateGaps([900_000, 1_100_000]);
  expect(limits.threeSigma?.lcl).toBe(0);
  expect(limits.exact?.lcl).toBeGreaterThan(1_000);
  const low = [0, 100_000_000];
  expect(judge(createGapChart(limits), low).map(({ state }) => state)).toEqual(['signal', 'signal']);
  const three = createGapChart(limits, { rules: [], lines: 'three-sigma' });
  expect(judge(three, low).map(({ state }) => state)).toEqual(['ok', 'signal']);
});

it('signals nothing where every operation fails or none was seen to', () => {
  const always = createGapChart(estimateGaps([0, 0, 0]));
  expect(
    judge(
      always,
      Array.from({ length: 12 }, () => 0),
    ).every(({ state }) => state === 'ok'),
  ).toBe(true);
  expect(createGapChart(estimateGaps([])).add(7)).toMatchObject({ center: undefined, state: 'ok' });
});

it('refuses gaps and times that cannot be, and rules with zones', () => {
  expect(() => estimateGaps([-1])).toThrow('never negative');
  expect(() => estimateGaps([1.5])).toThrow('whole number');
  expect(() => createGapChart(estimateGaps([1, 2])).add(-3)).toThrow('never negative');
  expect(() => estimateTimes([-1])).toThrow('time of -1');
  expect(() => createTimeChart(estimateTimes([1, 2])).add(Number.POSITIVE_INFINITY)).toThrow('finite');
  expect(() => createGapChart(estimateGaps([1]), { rules: ['nelson-5'] })).toThrow('zones');
});

it('fits a Weibull distribution to its own times', () => {
  const random = mulberry32(9);
  const drawn = (shape: number, scale: number) =>
    Array.from({ length: 20_000 }, () => scale * (-Math.log(1 - random())) ** (1 / shape));
  for (const [shape, scale] of [
    [0.5, 1e9],
    [1, 1e-6],
    [12, 40],
  ] as const) {
    const fitted = fitWeibull(drawn(shape, scale));
    expect((fitted?.shape ?? 0) / shape).toBeCloseTo(1, 1);
    expect((fitted?.scale ?? 0) / scale).toBeCloseTo(1, 1);
  }
});

it('fits no Weibull distribution where there is none', () => {
  for (const times of [[], [5], [5, 5, 5], [1, 0, 2]]) expect(fitWeibull(times)).toBeUndefined();
  expect(estimateTimes([5, 5, 5], 'weibull').status).toBe('zero-variation');
  expect(estimateTimes([1, 0, 2], 'weibull').status).toBe('insufficient-data');
});

it('shows times in their own unit whatever they are judged in', () => {
  const times = [1, 4, 2, 8, 3, 6, 5, 2, 7, 3];
  for (const method of ['exponential', 'weibull', 'nelson'] as const) {
    const limits = estimateTimes(times, method);
    const points = judge(createTimeChart(limits), [...times, undefined, 0, 5_000]);
    expect(points.map(({ value }) => value)).toEqual([...times, undefined, 0, 5_000]);
    expect(points.at(-1)?.ucl).toBeGreaterThan(8);
    expect(points.at(-3)?.state, method).toBe('gap');
  }
});
