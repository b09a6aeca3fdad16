/** Types of charts and grains in words. */
import type { ChartType, Grain } from '../../../../../contract/quality-words.ts';

export const typeWords: Readonly<Record<ChartType, { name: string; use: string }>> = {
  'i-mr': { name: 'I-MR', use: 'one value a point, over the moving range' },
  'xbar-r': { name: 'Xbar-R', use: 'means and ranges of small windows, 2 to 8 values each' },
  'xbar-s': { name: 'Xbar-S', use: 'means and standard deviations of windows of 9 and more values' },
  p: { name: 'p', use: 'share of failures by window' },
  np: { name: 'np', use: 'number of failures by window, windows of one size' },
  'p-laney': {
    name: 'Laney p′',
    use: 'share of failures where very large windows differ by more than chance',
  },
  c: { name: 'c', use: 'number of failures by window, however many operations it has' },
  u: { name: 'u', use: 'failures per operation by window, where one operation can fail in several ways' },
  'u-laney': { name: 'Laney u′', use: 'the same where very large windows differ by more than chance' },
  ewma: { name: 'EWMA', use: 'finds small lasting shifts with few false alarms' },
  cusum: { name: 'CUSUM', use: 'finds small lasting shifts and tells when they began' },
  g: { name: 'g', use: 'operations between failures, for failures too rare for shares' },
  t: { name: 't', use: 'time between failures, for failures too rare for shares' },
  run: { name: 'run chart', use: 'runs about the median, for values of any distribution' },
};

export const grainWords: Readonly<Record<Grain, string>> = {
  single: 'single',
  minute: 'by minute',
  hour: 'by hour',
  day: 'by day',
};

export function countOf(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

/** A number as people read it: three significant digits, or all of a large whole one. */
export function figure(value: number): string {
  if (Math.abs(value) >= 1_000) return value.toLocaleString('en-US', { maximumFractionDigits: 0 });
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
