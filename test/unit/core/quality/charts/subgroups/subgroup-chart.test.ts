import { expect, it } from 'vitest';
import { judge } from '../../../../../../main/core/quality/charts/control-chart.ts';
import { createSubgroupChart } from '../../../../../../main/core/quality/charts/subgroups/subgroup-chart.ts';
import {
  estimateSubgroups,
  knownSubgroups,
} from '../../../../../../main/core/quality/charts/subgroups/subgroup-limits.ts';
import { summarizeSubgroup } from '../../../../../../main/core/quality/charts/subgroups/subgroup-summary.ts';

it('sums up a subgroup without keeping it, and leaves out what is missing', () => {
  expect(summarizeSubgroup([4, undefined, 1, Number.NaN, 4])).toEqual({
    size: 3,
    mean: 3,
    range: 3,
    deviation: Math.sqrt(3),
  });
  expect(summarizeSubgroup([9])).toEqual({ size: 1, mean: 9, range: undefined, deviation: undefined });
  expect(summarizeSubgroup([undefined])).toMatchObject({ size: 0 });
  expect(() => summarizeSubgroup([Number.POSITIVE_INFINITY])).toThrow('finite');
});

it('widens its limits for small subgroups and judges a single value without a spread', () => {
  const chart = createSubgroupChart(knownSubgroups('xbar-s', 10, 2));
  const [four, one, none] = [[9, 10, 11, 14], [16], [undefined]].map((subgroup) =>
    chart.add(summarizeSubgroup(subgroup)),
  );
  expect(four).toMatchObject({ ucl: 13, lcl: 7, z: 1, state: 'ok', size: 4 });
  expect(one).toMatchObject({ ucl: 16, z: 3, state: 'ok', spread: { value: undefined, ucl: undefined } });
  expect(none).toMatchObject({ state: 'gap', size: 0, center: undefined });
});

it('signals a spread outside its limits', () => {
  const chart = createSubgroupChart(knownSubgroups('xbar-r', 10, 1));
  expect(chart.add(summarizeSubgroup([6, 14]))).toMatchObject({
    violations: [],
    state: 'signal',
    spread: { value: 8, violations: ['limit'] },
  });
});

it('charts the deviation of subgroups too large for ranges', () => {
  const large = Array.from({ length: 3 }, (_, group) =>
    summarizeSubgroup(Array.from({ length: 2_000 }, (_, index) => group + (index % 7))),
  );
  const limits = estimateSubgroups('xbar-s', large);
  const points = judge(createSubgroupChart(limits), large);
  expect(limits.status).toBe('ok');
  expect(points.map(({ spread }) => spread.violations)).toEqual([[], [], []]);
  expect(estimateSubgroups('xbar-r', large).status).toBe('insufficient-data');
});

it('keeps the digits of small variation on a large level', () => {
  const subgroups = [0, 1, 2, 3].map((step) =>
    summarizeSubgroup([1e9 + step * 1e-3, 1e9 + step * 1e-3 + 2e-3]),
  );
  expect(Math.abs((estimateSubgroups('xbar-r', subgroups).center ?? 0) - 1e9 - 2.5e-3)).toBeLessThan(1e-6);
});

it('has no limits from single values, and none that vary from equal ones', () => {
  const single = estimateSubgroups('xbar-r', [summarizeSubgroup([1]), summarizeSubgroup([2])]);
  expect(single).toMatchObject({ status: 'insufficient-data', center: 1.5 });
  const equal = estimateSubgroups('xbar-s', [summarizeSubgroup([0.1, 0.1, 0.1])]);
  expect(equal).toMatchObject({ status: 'zero-variation', sigma: 0 });
  expect(createSubgroupChart(equal).add(summarizeSubgroup([5, 9]))).toMatchObject({
    z: undefined,
    state: 'ok',
  });
});

it('refuses summaries that cannot be', () => {
  const chart = createSubgroupChart(knownSubgroups('xbar-r', 0, 1));
  expect(() => chart.add({ size: -1, mean: 0 })).toThrow('size');
  expect(() => chart.add({ size: 2.5, mean: 0 })).toThrow('size');
  expect(() => chart.add({ size: 2, mean: 0, range: -1 })).toThrow('-1');
  expect(() => knownSubgroups('xbar-r', 0, 0)).toThrow('Sigma');
});
