import { expect, it } from 'vitest';
import { createAttributeChart } from '../../../../../../main/core/quality/charts/attributes/attribute-chart.ts';
import { zipCounts } from '../../../../../../main/core/quality/charts/attributes/attribute-count.ts';
import {
  estimateAttributes,
  knownAttributes,
} from '../../../../../../main/core/quality/charts/attributes/attribute-limits.ts';
import { judge } from '../../../../../../main/core/quality/charts/control-chart.ts';

it('clips the limits of a share to what can be', () => {
  const [low, high] = [0.02, 0.98].map((share) =>
    createAttributeChart(knownAttributes('p', share)).add({ count: 5, size: 10 }),
  );
  expect(low).toMatchObject({ lcl: 0, value: 0.5, violations: ['nelson-1'] });
  expect(high).toMatchObject({ ucl: 1 });
  const failures = createAttributeChart(knownAttributes('np', 0.98)).add({ count: 5, size: 10 });
  expect(failures).toMatchObject({ ucl: 10, value: 5, center: 9.8 });
});

it('takes a size of 0 for a missing point, which ends every run', () => {
  const chart = createAttributeChart(knownAttributes('u', 1), { rules: ['nelson-2'] });
  const above = { count: 3, size: 2 };
  for (let index = 0; index < 8; index++) chart.add(above);
  expect(chart.add({ count: 0, size: 0 })).toMatchObject({ state: 'gap', ucl: undefined });
  expect(chart.add(above).state).toBe('ok');
  expect(estimateAttributes('p', [{ count: 0, size: 0 }]).status).toBe('insufficient-data');
});

it('says that nothing varies where all or none failed', () => {
  for (const [count, center] of [
    [0, 0],
    [20, 1],
  ] as const) {
    const limits = estimateAttributes('p', [
      { count, size: 20 },
      { count, size: 20 },
    ]);
    expect(limits).toMatchObject({ status: 'zero-variation', center });
    const point = createAttributeChart(limits, { rules: ['nelson-1'], exact: true }).add({
      count: 10,
      size: 20,
    });
    expect(point).toMatchObject({ lcl: center, ucl: center, z: undefined, violations: [] });
  }
  expect(estimateAttributes('c', [{ count: 0 }, { count: 0 }]).status).toBe('zero-variation');
});

it('judges by exact limits where asked to: three sigma cries wolf at small counts', () => {
  const limits = knownAttributes('c', 0.3);
  const count = { count: 3 };
  expect(createAttributeChart(limits).add(count).violations).toEqual(['nelson-1']);
  const exact = createAttributeChart(limits, { rules: [], exact: true });
  // P(X <= 3) = 0.9997 > Phi(3), P(X <= 2) = 0.9964 < Phi(3)
  expect(exact.add(count)).toMatchObject({ exact: { lcl: 0, ucl: 3 }, violations: [] });
  expect(exact.add({ count: 4 }).violations).toEqual(['limit']);
});

it("widens Laney's limits by what points differ beyond chance", () => {
  const wild = Array.from({ length: 30 }, (_, index) => ({
    count: 40_000 + (index % 2) * 2_000,
    size: 100_000,
  }));
  const limits = estimateAttributes('p-laney', wild);
  expect(limits.sigmaZ).toBeGreaterThan(10);
  expect(judge(createAttributeChart(limits), wild).every(({ state }) => state === 'ok')).toBe(true);
  expect(judge(createAttributeChart(estimateAttributes('p', wild)), wild)[0]?.violations).toContain(
    'nelson-1',
  );
  const alike = estimateAttributes('u-laney', [
    { count: 5, size: 1 },
    { count: 5, size: 1 },
  ]);
  expect(alike).toMatchObject({ status: 'zero-variation', sigmaZ: 0 });
  expect(estimateAttributes('u-laney', [{ count: 5, size: 1 }]).status).toBe('insufficient-data');
});

it('refuses counts that cannot be', () => {
  const add = (count: number, size: number) => () =>
    createAttributeChart(knownAttributes('p', 0.1)).add({ count, size });
  expect(add(-1, 5)).toThrow('never negative');
  expect(add(1.5, 5)).toThrow('whole number');
  expect(add(6, 5)).toThrow('6 of 5');
  expect(add(1, -5)).toThrow('size of -5');
  expect(add(1, Number.POSITIVE_INFINITY)).toThrow('finite');
  expect(() => zipCounts([1], [1, 2])).toThrow('1 counts and 2 sizes');
});

it('refuses known centres about which nothing can vary', () => {
  for (const center of [0, 1, -0.1, Number.NaN]) expect(() => knownAttributes('p', center)).toThrow();
  expect(() => knownAttributes('p', 0.1, 2)).toThrow('Laney');
  expect(() => knownAttributes('p-laney', 0.1)).toThrow('Laney');
  expect(knownAttributes('u-laney', 3, 2)).toMatchObject({ status: 'ok', sigmaZ: 2 });
});
