import { expect, test } from 'vitest';
import { tickText, timeText, valueText } from '../../../../../renderer/features/quality/chart/value-words.ts';

test('values are told in the unit they are best read in', () => {
  expect(valueText(0.42, 'ms')).toBe('420 µs');
  expect(valueText(12.34, 'ms')).toBe('12.3 ms');
  expect(valueText(999.6, 'ms')).toBe('1 s');
  expect(valueText(75_000, 'ms')).toBe('1.25 min');
  expect(valueText(90, 'seconds')).toBe('1.5 min');
  expect(valueText(0.0031, 'share')).toBe('0.31 %');
  expect(valueText(0.000_003, 'share')).toBe('3 ppm');
  expect(valueText(0, 'share')).toBe('0 %');
  expect(valueText(1.5, 'factor')).toBe('×1.5');
  expect(valueText(-2, 'sigma')).toBe('−2 σ');
  expect(valueText(231_048, 'operations')).toBe('231,048 operations');
  expect(valueText(1, 'operations')).toBe('1 operation');
  expect(valueText(-1_500, 'bytes')).toBe('−1.50 kB');
  expect(tickText(231_048, 'operations')).toBe('231,048');
});

test('what is no number does not read like one', () => {
  expect(valueText(Number.NaN, 'ms')).toBe('none');
  expect(valueText(Number.POSITIVE_INFINITY, 'ms')).toBe('∞');
  expect(timeText(0)).toBe('0 ms');
  expect(timeText(-1_500)).toBe('−1.5 s');
  expect(timeText(200 * 86_400_000)).toBe('200 d');
});
