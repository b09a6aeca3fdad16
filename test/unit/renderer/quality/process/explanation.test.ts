import { expect, test } from 'vitest';
import type { Signal } from '../../../../../contract/control-chart.ts';
import { seriesOf } from '../../../../../renderer/features/quality/chart/chart-series.ts';
import { chanceText, explanationsOf } from '../../../../../renderer/features/quality/process/explanation.ts';
import { sampleColumns } from '../sample-chart.ts';

const series = seriesOf(
  sampleColumns([1, 2, 3, 4], {
    flags: [1, 2, 3].map((index) => ({ panel: 'value', index, rules: ['nelson-2'] })),
  }),
  10,
);
const signal: Signal = {
  id: 's',
  process: 'operation:a.b',
  label: 'A',
  metric: 'duration',
  grain: 'minute',
  type: 'i-mr',
  panel: 'value',
  rule: 'nelson-2',
  at: new Date(60_000).toISOString(),
  value: 2,
  text: 'As recorded.',
  probability: 0.01,
  next: 'Look.',
  spells: 1,
  lastAt: new Date(60_000).toISOString(),
  state: 'open',
};

test('the first point of a spell is told as it was recorded, the others by their rule', () => {
  const [first] = explanationsOf(series, 1, [signal]);
  expect(first).toMatchObject({ text: 'As recorded.', probability: 0.01, next: 'Look.' });
  const [later] = explanationsOf(series, 3, [signal]);
  expect(later?.signal).toBe(signal);
  expect(later?.text).toContain('Nine points in a row');
});

test('where nothing was recorded the words of the rule explain it', () => {
  const [bare] = explanationsOf(series, 2, []);
  expect(bare?.signal).toBeUndefined();
  expect(bare?.probability).toBeCloseTo(1 / 256);
  expect(bare?.next).not.toBe('');
  expect(explanationsOf(series, 0, [signal])).toEqual([]);
});

test('a chance is told as one point in so many', () => {
  expect(chanceText(0.0027)).toBe('one point in 370');
  expect(chanceText(0)).toBe('never');
});
