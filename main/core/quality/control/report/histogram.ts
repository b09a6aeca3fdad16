import type { Capability, Panel } from '../../../../../contract/control-chart.ts';

const mostBins = 40;

/** Values counted in bins of equal width on the scale they are on; ends are given back in their unit. */
export function histogramOf(values: readonly number[], scale: Panel['scale']): Capability['histogram'] {
  if (values.length === 0) return [];
  let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    least = Math.min(least, value);
    largest = Math.max(largest, value);
  }
  const back = (value: number) => (scale === 'log' ? Math.exp(value) : value);
  if (least === largest) return [{ from: back(least), to: back(largest), count: values.length }];
  const size = Math.min(mostBins, Math.max(5, Math.ceil(Math.sqrt(values.length))));
  const width = (largest - least) / size;
  const counts = new Array<number>(size).fill(0);
  for (const value of values) {
    const bin = Math.min(size - 1, Math.floor((value - least) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts.map((count, bin) => ({
    from: back(least + bin * width),
    to: back(bin === size - 1 ? largest : least + (bin + 1) * width),
    count,
  }));
}
