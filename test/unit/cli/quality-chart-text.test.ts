/** Control charts as text. */
import { expect, test } from 'vitest';
import type { Chart } from '../../../contract/control-chart.ts';
import {
  chartLines,
  pointLines,
  ruleMark,
  valueText,
} from '../../../main/cli/commands/quality-chart-text.ts';

const at = Array.from({ length: 30 }, (_, index) => Date.UTC(2027, 0, 15) + index * 1_000);
const line = (value: number) => at.map(() => value);
const chart: Chart = {
  process: 'operation:registry.get',
  label: 'registry: get',
  metric: 'duration',
  grain: 'single',
  type: 'i-mr',
  reason: 'One value a point.',
  choices: [],
  from: '2027-01-15T00:00:00.000Z',
  to: '2027-01-15T00:01:00.000Z',
  columns: {
    at,
    size: line(1),
    excluded: [],
    panels: [
      {
        id: 'value',
        title: 'Duration',
        unit: 'ms',
        scale: 'log',
        zones: true,
        value: at.map((_, index) => (index === 12 ? null : index === 29 ? 80 : 10)),
        center: line(10),
        lower: line(2.5),
        upper: line(40),
        sigma: line(0.46),
      },
    ],
    flags: [{ panel: 'value', index: 29, rules: ['nelson-1', 'nelson-2'] }],
  },
  stages: [{ start: 0, limitsVersion: 3, label: 'Limits 3' }],
  limits: {
    version: 3,
    state: 'frozen',
    provisional: true,
    status: 'ok',
    method: 'I-MR of ln(ms)',
    baseline: { from: '2027-01-14T00:00:00.000Z', to: '2027-01-14T01:00:00.000Z', points: 20, excluded: 1 },
    frozenAt: '2027-01-14T02:00:00.000Z',
    by: 'ada',
    reason: 'new disk',
  },
  annotations: [],
  exclusions: [],
  warnings: [{ code: 'provisional', message: 'Limits come from 20 points.' }],
  price: { rules: ['nelson-1'], averageRunLength: 370.4, seconds: 370.4 },
  earlier: 5,
};

test('points, limits, broken rules and where limits come from fit into the width', () => {
  const lines = chartLines(chart, 60);
  const text = lines.join('\n');
  const plot = lines.filter((each) => /[•×╌─]/u.test(each));
  expect(plot.every((each) => each.length <= 60)).toBe(true);
  expect(text.match(/•/gu)).toHaveLength(28);
  expect(text.match(/×/gu)).toHaveLength(1);
  expect(lines.find((each) => each.includes('×'))?.endsWith('×')).toBe(true);
  expect(lines.find((each) => each.startsWith('       rules'))?.endsWith('1')).toBe(true);
  expect(text).toContain('↑ 40 ms');
  expect(text).toContain('Limits: version 3, provisional. I-MR of ln(ms).');
  expect(text).toContain('Baseline: 20 points');
  expect(text).toContain('a false alarm every 370.4 points, 6 min at the present rate');
  expect(text).toContain('5 earlier points are not shown.');
  expect(text).toContain('Note: Limits come from 20 points.');
});

test('a chart without points says so; new points are lines with what they break', () => {
  const empty = { ...chart, columns: { at: [], size: [], excluded: [], panels: [], flags: [] } };
  expect(chartLines(empty, 80)).toContain('No points.');
  const lines = pointLines(chart.columns);
  expect(lines[12]).toBe('2027-01-15T00:00:12.000Z  gap');
  expect(lines[29]).toBe('2027-01-15T00:00:29.000Z  80 ms  × nelson-1, nelson-2');
});

test('rules have marks of one character, values their units', () => {
  expect(['nelson-8', 'weco-2', 'limit', 'shift-up', 'shift-down'].map(ruleMark)).toEqual([
    '8',
    '2',
    '!',
    '↑',
    '↓',
  ]);
  expect(valueText(0.0123, 'share')).toBe('1.23 %');
  expect(valueText(1.5, 'factor')).toBe('×1.5');
  expect(valueText(231_048, 'operations')).toBe('231,000');
});
