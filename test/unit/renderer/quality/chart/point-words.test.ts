import { expect, test } from 'vitest';
import { seriesOf } from '../../../../../renderer/features/quality/chart/chart-series.ts';
import { pointSentence, pointWords } from '../../../../../renderer/features/quality/chart/point-words.ts';
import { sampleColumns } from '../sample-chart.ts';

const series = seriesOf(
  sampleColumns([9, 21, null], {
    flags: [{ panel: 'value', index: 1, rules: ['nelson-1', 'nelson-5'] }],
    excluded: [0],
  }),
  100,
);

test('a point tells its value, its limits and every rule it breaks', () => {
  const words = pointWords(series, 1, 'minute');
  expect(words?.size).toBe('10 operations in one minute');
  expect(words?.values).toEqual([
    { title: 'Duration', value: '21 ms', limits: 'center 10 ms, limits 4 ms to 16 ms' },
  ]);
  expect(words?.broken).toHaveLength(2);
  expect(words?.broken[0]).toContain('Nelson 1');
  expect(words?.broken[0]).toContain('more than three sigma');
});

test('the sentence for screen readers says that a point is excluded', () => {
  const words = pointWords(series, 0, 'minute');
  expect(words === undefined ? '' : pointSentence(words)).toMatch(/Duration 9 ms, center 10 ms.*Excluded/u);
});

test('a gap has no value, and a point that is gone no words', () => {
  expect(pointWords(series, 2, 'single')?.values[0]?.value).toBe('no value');
  expect(pointWords(series, 3, 'single')).toBeUndefined();
});

test('without limits only the center is told, or nothing', () => {
  const bare = seriesOf(
    sampleColumns([1, 2], { center: [5, null], lower: [null, null], upper: [8, null], sigma: [null, null] }),
    10,
  );
  expect(pointWords(bare, 0, 'single')?.values[0]?.limits).toBe('center 5 ms, upper limit 8 ms');
  expect(pointWords(bare, 1, 'single')?.values[0]?.limits).toBe('');
});
