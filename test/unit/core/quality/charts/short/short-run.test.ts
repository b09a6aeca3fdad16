import { expect, it } from 'vitest';
import { judge } from '../../../../../../main/core/quality/charts/control-chart.ts';
import {
  createShortRunChart,
  shortRunLimits,
} from '../../../../../../main/core/quality/charts/short/short-run.ts';

const parts = { install: { target: 1_200, sigma: 80 }, search: { target: 35, sigma: 4 } };
const rows = [
  { part: 'install', value: 1_280 },
  { part: 'search', value: 31 },
  { part: 'search', value: undefined },
  { part: 'install', value: 1_496 },
];

it('puts sorts of operations on one scale', () => {
  const points = judge(createShortRunChart('zmr', parts, shortRunLimits('zmr', parts, rows)), rows);
  expect(points.map(({ value }) => value)).toEqual([1, -1, undefined, 3.7]);
  expect(points.map(({ range }) => range.value)).toEqual([undefined, 2, undefined, undefined]);
  expect(points.at(-1)?.violations).toEqual(['nelson-1']);
});

it('estimates limits from distances to targets', () => {
  expect(shortRunLimits('dnom', parts, rows)).toMatchObject({
    center: 124,
    n: 3,
    method: 'MR',
  });
});

it('refuses sorts without settings', () => {
  expect(() => shortRunLimits('dnom', {}, rows)).toThrow('no target for install');
  expect(() => shortRunLimits('zmr', { install: { target: 1 } }, [])).toThrow('Sigma of install');
  expect(() => shortRunLimits('dnom', { a: { target: Number.NaN } }, [])).toThrow('target of a');
});
