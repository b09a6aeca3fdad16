import { expect, test } from 'vitest';
import { parseCondition } from '../../../contract/alert-condition.ts';
import { alertNotice } from '../../../contract/alert-notice.ts';
import { conditionMeaning, figureText } from '../../../contract/alert-words.ts';

test.each([
  [
    'error_rate > 0.2 %',
    'Error rate of all operations in the last 15 minutes is above 0.2 %. It takes 20 operations and more than one failure.',
  ],
  [
    'error_rate(transfer.import) <= 5 % over 1h with at least 1 operations',
    'Error rate of transfer.import in the last hour is at most 5 %. It takes 1 operation.',
  ],
  [
    'p95 > 2 x goal for 5m',
    'P95 of durations of any operation in the last 15 minutes is above twice its goal, and has been for 5 minutes. It takes 20 operations.',
  ],
  [
    'p99(registry.*) > 1.5 x goal',
    'P99 of durations of any operation like registry.* in the last 15 minutes is above 1.5 times its goal. It takes 100 operations.',
  ],
  [
    'memory >= 1.5 GB for 90s',
    'Memory in the last minute is at least 1.5 GB, and has been for 1 minute 30 seconds.',
  ],
  ['signals(core.*) > 3', 'Open signals of the charts of core.* is above 3.'],
  ['failures > 0 over 1d', 'Failures of all operations in the last day is above 0.'],
])('%s', (text, meaning) => {
  const { condition } = parseCondition(text);
  expect(condition && conditionMeaning(condition)).toBe(meaning);
});

test.each([
  ['error_rate', 0.002, '0.2 %'],
  ['p95', 12.345, '12.3 ms'],
  ['p95', 4_800, '4.8 s'],
  ['duration', 90_000, '1.5 min'],
  ['memory', 1_234_567_890, '1.23 GB'],
  ['heap', 0, '0 B'],
  ['memory', 5e15, '5000 TB'],
  ['failures', 12_345, '12345'],
] as const)('%s %f is told as %s', (figure, value, text) => {
  expect(figureText(figure, value)).toBe(text);
});

const rule = (name: string, severity: 'info' | 'critical' = 'info') =>
  ({ id: `id of ${name}`, name, severity, text: `text of ${name}` }) as const;

test('one alert is told with its figure and its place', () => {
  expect(alertNotice([rule('Disk', 'critical')])).toEqual({
    title: 'Critical: Disk',
    body: 'text of Disk',
    to: '/quality/alerts?rule=id of Disk',
    critical: true,
  });
});

test('many are told together, the critical ones first', () => {
  const rules = [...'abcde'].map((name) => rule(name));
  expect(alertNotice([...rules, rule('Disk', 'critical')])).toEqual({
    title: '6 alerts fire, 1 of them critical',
    body: 'Disk\na\nb\nc\nand 2 more',
    to: '/quality/alerts',
    critical: true,
  });
});
