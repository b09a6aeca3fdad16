/** A million durations summarised: moments, quantile sketch, smallest and largest; and how right the figures are at 1e9 +- 1e-3. */

import { nelsonRuleIds } from '../../contract/quality-rules.ts';
import { usualRuleLengths } from '../../main/core/quality/charts/index.ts';
import {
  controlConstants,
  createMoments,
  createSketch,
  falseAlarmPrice,
  proportionIntervals,
} from '../../main/core/quality/statistics/index.ts';
import { seeded } from './support/synthetic.ts';
import { percentile, printTable, timed } from './support/table.ts';

const points = 1_000_000;
const rounds = Number(process.argv[2] ?? 7);
const random = seeded(1);
const durations = Float64Array.from({ length: points }, () =>
  Math.exp(3 + random() + random() - 2 * random()),
);
/** At 1e9 a double is a multiple of 2^-23, so that sums of whole numbers are exact. */
const level = Float64Array.from({ length: points }, () => 1e9 + 1e-3 * (2 * random() - 1));

const both: number[] = [];
const moments: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  both.push(await timed(async () => summarise(durations)));
  moments.push(await timed(async () => momentsAlone(durations)));
}
const sd = momentsAlone(level).sd ?? Number.NaN;
const exact = exactDeviation(level);
const naive = naiveDeviation(level);
const sketch = summarise(durations);
const merge = await timed(async () => {
  const year = createSketch();
  for (let hour = 0; hour < 8_760; hour += 1) year.merge(sketch);
});
const constants = await timed(async () => {
  for (let n = 2; n <= 100; n += 1) controlConstants(n);
});
const intervals = await timed(async () => {
  for (let x = 0; x < 1_000; x += 1) proportionIntervals(x, 1_000_000);
});
const price = await timed(async () =>
  falseAlarmPrice({ rules: nelsonRuleIds, lengths: usualRuleLengths, shifts: [] }),
);

const whole = percentile(both, 50);
const error = Math.abs(sd / exact - 1);
printTable(`Statistics of ${points.toLocaleString('en')} points`, [
  {
    what: `moments, sketch, smallest and largest (median of ${rounds})`,
    measured: `${whole.toFixed(0)} ms (max ${Math.max(...both).toFixed(0)} ms)`,
    goal: '< 1,000 ms',
    met: whole < 1_000,
  },
  { what: 'moments alone', measured: `${percentile(moments, 50).toFixed(0)} ms`, goal: '', met: undefined },
  {
    what: 'standard deviation at 1e9 ± 1e-3, relative error',
    measured: `${error.toExponential(1)} (mean of squares less square of mean: ${Number.isNaN(naive) ? 'not a number' : naive.toPrecision(3)} for ${exact.toPrecision(3)})`,
    goal: '<= 1e-9',
    met: error <= 1e-9,
  },
  {
    what: 'the sketch as bytes',
    measured: `${sketch.toBytes().length} B, ${sketch.buckets} buckets`,
    goal: '',
    met: undefined,
  },
  { what: 'sketches of 8,760 hours merged', measured: `${merge.toFixed(0)} ms`, goal: '', met: undefined },
  {
    what: 'control constants for n = 2 to 100, the first time',
    measured: `${constants.toFixed(0)} ms`,
    goal: '',
    met: undefined,
  },
  {
    what: 'eight intervals of a proportion in a million',
    measured: `${intervals.toFixed(0)} µs`,
    goal: '',
    met: undefined,
  },
  {
    what: 'price of all eight rules, the first time',
    measured: `${price.toFixed(0)} ms`,
    goal: '',
    met: undefined,
  },
]);

function summarise(values: Float64Array) {
  const [accumulator, quantiles] = [createMoments(), createSketch()];
  for (const value of values) {
    accumulator.add(value);
    quantiles.add(value);
  }
  if (accumulator.n !== values.length || quantiles.quantile(0.99) === undefined)
    throw new Error('values were lost');
  return quantiles;
}

function momentsAlone(values: Float64Array) {
  const accumulator = createMoments();
  for (const value of values) accumulator.add(value);
  return accumulator;
}

function exactDeviation(values: Float64Array): number {
  const unit = 2 ** 23;
  let [sum, squares] = [0n, 0n];
  for (const value of values) {
    const steps = BigInt((value - 1e9) * unit);
    sum += steps;
    squares += steps * steps;
  }
  const n = BigInt(values.length);
  return Math.sqrt(Number(n * squares - sum * sum) / Number(n * (n - 1n))) / unit;
}

function naiveDeviation(values: Float64Array): number {
  let [sum, squares] = [0, 0];
  for (const value of values) {
    sum += value;
    squares += value * value;
  }
  return Math.sqrt(squares / values.length - (sum / values.length) ** 2);
}
