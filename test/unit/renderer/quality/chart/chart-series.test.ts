import { expect, test } from 'vitest';
import {
  append,
  lowerBound,
  runIndex,
  sequenceAt,
  seriesOf,
  step,
} from '../../../../../renderer/features/quality/chart/chart-series.ts';
import { sampleColumns } from '../sample-chart.ts';

test('points that follow are appended to the same arrays, and limits that stay are one run', () => {
  const series = seriesOf(sampleColumns([1, 2, 3]), 100);
  const [panel] = series.panels;
  const arrays = [series.at, series.x.time, series.x.order, panel?.value];
  append(series, sampleColumns([4, null], { start: 180_000 }));
  append(series, sampleColumns([5], { start: 300_000, upper: [17] }));
  expect([series.at, series.x.time, series.x.order, panel?.value]).toEqual(arrays);
  expect(arrays[0]).toBe(series.at);
  expect(panel?.value).toEqual([1, 2, 3, 4, null, 5]);
  expect(series.x.order).toEqual([0, 1, 2, 3, 4, 5]);
  expect(panel?.runs.map(({ from, upper }) => [from, upper])).toEqual([
    [0, 16],
    [5, 17],
  ]);
});

test('what is too much is shed together, and sequences stay what they were', () => {
  const series = seriesOf(
    sampleColumns([1, 2, 3], { flags: [{ panel: 'value', index: 0, rules: ['nelson-1'] }], excluded: [1] }),
    20,
  );
  for (let round = 0; round < 18; round += 1)
    append(
      series,
      sampleColumns([round], {
        start: (3 + round) * 60_000,
        flags: round % 6 === 0 ? [{ panel: 'value', index: 0, rules: ['nelson-2'] }] : [],
      }),
    );
  expect(series.at).toHaveLength(21);
  expect(series.first).toBe(0);
  append(series, sampleColumns([99], { start: 21 * 60_000 }));
  expect(series.at).toHaveLength(20);
  expect(series.first).toBe(2);
  expect(series.x.order[0]).toBe(2);
  expect(series.at[0]).toBe(120_000);
  expect(series.signalled).toEqual([3, 9, 15]);
  expect([...(series.panels[0]?.flags.keys() ?? [])]).toEqual([3, 9, 15]);
  expect([...series.excluded]).toEqual([]);
  expect(runIndex(series.panels[0] ?? never(), 2)).toBe(0);
});

test('a clock that went backwards does not fold the line, and keeps the times as recorded', () => {
  const series = seriesOf(sampleColumns([1, 2], { start: 600_000 }), 100);
  append(series, sampleColumns([3], { start: 60_000 }));
  expect(series.x.time).toEqual([600_000, 660_000, 660_000]);
  expect(series.at[2]).toBe(60_000);
});

test('a moment belongs to the last point that began by then', () => {
  const series = seriesOf(sampleColumns([1, 2, 3], { start: 60_000 }), 100);
  expect(sequenceAt(series, 120_000)).toBe(1);
  expect(sequenceAt(series, 150_000)).toBe(1);
  expect(sequenceAt(series, 9_000_000)).toBe(2);
  expect(sequenceAt(series, 59_999)).toBeUndefined();
});

test('keys travel over points and over signals, and stop at the ends', () => {
  const series = seriesOf(
    sampleColumns([1, 2, 3, 4], {
      flags: [
        { panel: 'value', index: 1, rules: ['nelson-1'] },
        { panel: 'value', index: 3, rules: ['nelson-2'] },
      ],
    }),
    100,
  );
  expect(step(series, undefined, 1, 'points')).toBe(0);
  expect(step(series, undefined, -1, 'points')).toBe(3);
  expect(step(series, 3, 1, 'points')).toBeUndefined();
  expect(step(series, 1, 1, 'signals')).toBe(3);
  expect(step(series, 2, -1, 'signals')).toBe(1);
  expect(step(series, 1, -1, 'signals')).toBeUndefined();
  expect(step(seriesOf(sampleColumns([]), 10), undefined, 1, 'points')).toBeUndefined();
});

test('the bound of a rising list', () => {
  expect(lowerBound([1, 3, 5], 3)).toBe(1);
  expect(lowerBound([1, 3, 5], 4)).toBe(2);
  expect(lowerBound([], 4)).toBe(0);
});

function never(): never {
  throw new Error('there is a panel');
}
