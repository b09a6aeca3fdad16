import { expect, it } from 'vitest';
import { judge } from '../../../../../../main/core/quality/charts/control-chart.ts';
import { createIndividualsChart } from '../../../../../../main/core/quality/charts/individuals/individuals-chart.ts';
import {
  estimateIndividuals,
  knownIndividuals,
} from '../../../../../../main/core/quality/charts/individuals/individuals-limits.ts';
import { knownLimits } from '../../../../../../main/core/quality/charts/limits.ts';
import {
  createCusumChart,
  cusumLimits,
} from '../../../../../../main/core/quality/charts/memory/cusum-chart.ts';
import {
  createEwmaChart,
  ewmaAsymptote,
  ewmaLimits,
} from '../../../../../../main/core/quality/charts/memory/ewma-chart.ts';
import { mulberry32, normalFrom } from '../../../../../support/spc-recipe.ts';

const standard = { ...knownLimits, center: 0, sigma: 1 };

it('is an individuals chart at lambda 1', () => {
  const next = normalFrom(mulberry32(3));
  const values = Array.from({ length: 500 }, () => next() * 1.5);
  const ewma = judge(
    createEwmaChart(ewmaLimits(standard, { lambda: 1, width: 3 })),
    values.map((value) => ({ value })),
  );
  const individuals = judge(createIndividualsChart(knownIndividuals(0, 1), { rules: ['nelson-1'] }), values);
  const signals = individuals.map(({ violations }) => violations.length);
  expect(ewma.map(({ violations }) => violations.length)).toEqual(signals);
  expect(signals).toContain(1);
});

it('widens the limits of an average to their asymptote', () => {
  const limits = ewmaLimits(standard, { lambda: 0.2, width: 3 });
  const points = judge(
    createEwmaChart(limits),
    Array.from({ length: 60 }, () => ({ value: 0 })),
  );
  const upper = points.map(({ ucl = 0 }) => ucl);
  expect(upper[0]).toBeCloseTo(0.6, 12);
  expect(upper).toEqual([...upper].sort((a, b) => a - b));
  expect(upper.at(-1)).toBeCloseTo(ewmaAsymptote(limits).ucl ?? 0, 9);
});

it('finds a shift of half a sigma sooner than three sigma limits do', () => {
  const next = normalFrom(mulberry32(11));
  const values = Array.from({ length: 400 }, () => 0.5 + next());
  const firstOf = (points: readonly { violations: readonly string[] }[]) =>
    points.findIndex(({ violations }) => violations.length > 0);
  const sized = values.map((value) => ({ value }));
  const shewhart = firstOf(
    judge(createIndividualsChart(knownIndividuals(0, 1), { rules: ['nelson-1'] }), values),
  );
  expect(firstOf(judge(createEwmaChart(ewmaLimits(standard)), sized))).toBeLessThan(shewhart);
  expect(firstOf(judge(createCusumChart(cusumLimits(standard)), sized))).toBeLessThan(shewhart);
});

it('leaves average and sums as they are at a gap, and signals nothing there', () => {
  const ewma = createEwmaChart(ewmaLimits(standard));
  const cusum = createCusumChart(cusumLimits(standard));
  for (let index = 0; index < 9; index++) {
    ewma.add({ value: 4 });
    cusum.add({ value: 4 });
  }
  const [average, sums] = [ewma.add({ value: 4 }), cusum.add({ value: 4 })];
  expect([average.violations, sums.violations]).toEqual([['limit'], ['shift-up']]);
  expect(ewma.add({ value: undefined })).toMatchObject({
    value: average.value,
    state: 'gap',
    violations: [],
  });
  expect(cusum.add({ value: 9, size: 0 })).toMatchObject({ upper: sums.upper, upperRun: 10, state: 'gap' });
});

it('dates a change by the counter of its sum, from a head start on too', () => {
  const limits = cusumLimits(standard, { k: 0.5, h: 4, headStart: 2 });
  const points = judge(
    createCusumChart(limits),
    [-1, -1, 2, 2, 2].map((value) => ({ value })),
  );
  expect(points.map(({ upper }) => upper)).toEqual([0.5, 0, 1.5, 3, 4.5]);
  expect(points.map(({ lower }) => lower)).toEqual([2.5, 3, 0.5, 0, 0]);
  expect(points.map(({ upperRun }) => upperRun)).toEqual([1, 0, 1, 2, 3]);
  expect(points.at(-1)).toMatchObject({ violations: ['shift-up'], value: 4.5, ucl: 4, lcl: -4 });
  expect(points[0]).toMatchObject({ value: -2.5 });
});

it('starts a stage as a new chart', () => {
  const [limits, other] = [cusumLimits(standard), ewmaLimits(standard)];
  const [cusum, ewma] = [createCusumChart(limits), createEwmaChart(other)];
  for (let index = 0; index < 20; index++) {
    cusum.add({ value: 5 });
    ewma.add({ value: 5 });
  }
  cusum.startStage(limits);
  ewma.startStage(other);
  const fresh = { ...createCusumChart(limits).add({ value: 1 }), index: 20 };
  expect(cusum.add({ value: 1 })).toEqual(fresh);
  expect(ewma.add({ value: 1 })).toEqual({ ...createEwmaChart(other).add({ value: 1 }), index: 20 });
});

it('draws nothing while the estimate it rests on has no sigma', () => {
  for (const base of [estimateIndividuals([]), estimateIndividuals([4]), estimateIndividuals([4, 4, 4])]) {
    const point = createEwmaChart(ewmaLimits(base)).add({ value: 9 });
    expect(point).toMatchObject({ z: undefined, violations: [], state: 'ok' });
    expect(createCusumChart(cusumLimits(base)).add({ value: 9 })).toMatchObject({
      violations: [],
      ucl: undefined,
    });
  }
});

it('refuses settings that cannot be', () => {
  for (const lambda of [0, -0.1, 1.1, Number.NaN])
    expect(() => ewmaLimits(standard, { lambda, width: 3 })).toThrow('Lambda');
  expect(() => ewmaLimits(standard, { lambda: 0.2, width: 0 })).toThrow('width');
  const settings = { k: 0.5, h: 5, headStart: 0 };
  expect(() => cusumLimits(standard, { ...settings, k: -1 })).toThrow('k is -1');
  expect(() => cusumLimits(standard, { ...settings, h: 0 })).toThrow('h is 0');
  for (const headStart of [5, -1, Number.NaN])
    expect(() => cusumLimits(standard, { ...settings, headStart })).toThrow('head start');
  for (const sigma of [0, -1, Number.NaN]) {
    expect(() => cusumLimits({ ...standard, sigma })).toThrow('Sigma');
    expect(() => ewmaLimits({ ...standard, sigma })).toThrow('Sigma');
  }
});
