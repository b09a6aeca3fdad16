import { expect, test } from 'vitest';
import {
  limitsFacts,
  limitsState,
  priceText,
} from '../../../../../renderer/features/quality/chart/limits-words.ts';
import { sampleChart, sampleColumns } from '../sample-chart.ts';

test('below a chart stand n, method, baseline, who fixed it, rules and their price', () => {
  const facts = limitsFacts(sampleChart(sampleColumns([1, 2])));
  expect(facts.map(({ name }) => name)).toEqual([
    'Points',
    'Method',
    'Baseline',
    'Frozen',
    'Rules',
    'False signals',
  ]);
  expect(facts[2]?.text).toContain('n = 30, 2 excluded');
  expect(facts[3]?.text).toContain('by ada: a quiet hour');
});

test('frozen, trial, provisional and none are told apart', () => {
  const { limits } = sampleChart(sampleColumns([1]));
  expect(limitsState(limits).label).toBe('Frozen v1');
  expect(limitsState({ ...limits, provisional: true }).label).toBe('Frozen v1, provisional');
  expect(limitsState({ ...limits, state: 'trial', provisional: true }).meaning).toContain('25 points');
  expect(limitsState({ ...limits, state: 'none', status: 'zero-variation' }).meaning).toContain('same');
});

test('the price of rules is told in points and in time', () => {
  expect(priceText({ rules: [], averageRunLength: 216.7, seconds: 13_002 })).toBe(
    'one in 217 points: every 3.61 h at this rate, while nothing is wrong',
  );
  expect(priceText({ rules: [], averageRunLength: 370 })).toBe('one in 370 points while nothing is wrong');
  expect(priceText({ rules: [], averageRunLength: 0 })).toBe('none to be expected');
});
