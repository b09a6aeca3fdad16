/**
 * Control charts: a million points through an I-MR chart with all eight rules, and what one point costs on each chart. A live view of a
 * hundred processes at ten points a second takes a thousand points a second.
 */
import { nelsonRuleIds } from '../../contract/quality-rules.ts';
import {
  type ChartPoint,
  createAttributeChart,
  createCusumChart,
  createEwmaChart,
  createGapChart,
  createIndividualsChart,
  createRunChart,
  createSubgroupChart,
  createTimeChart,
  cusumLimits,
  estimateAttributes,
  estimateGaps,
  estimateIndividuals,
  estimateRun,
  estimateSubgroups,
  estimateTimes,
  ewmaLimits,
  type RuleSettings,
  summarizeSubgroup,
} from '../../main/core/quality/charts/index.ts';
import { mulberry32, normalFrom } from '../support/spc-recipe.ts';
import { percentile, printTable, type Row } from './support/table.ts';

const many = 1_000_000;
const liveNanoseconds = 10_000;
const settings = { rules: nelsonRuleIds };
const random = mulberry32(1);
const normal = normalFrom(random);
const values = Float64Array.from({ length: many }, () => 100 + 2 * normal());
const exponentials = values.map(() => -1_000 * Math.log(1 - random()));
const baseline = values.subarray(0, 1_000);

/** A chart and the input it makes of the index of a point. */
interface Measured {
  readonly name: string;
  readonly make: () => (index: number) => ChartPoint;
}

const at = (list: Float64Array, index: number) => list[index % list.length] ?? Number.NaN;
const subgroup = (index: number) => ({
  size: 5,
  mean: at(values, index),
  range: Math.abs(at(values, index + 1) - at(values, index + 2)),
  deviation: 2,
});
const counts = Array.from(baseline, (value) => ({ count: Math.round(value / 10), size: 100 }));
const attribute =
  (chart: 'np' | 'p-laney' | 'u', exact = false) =>
  () => {
    const made = createAttributeChart(estimateAttributes(chart, counts), { ...settings, exact });
    return (index: number) => made.add(counts[index % counts.length] ?? { count: undefined });
  };
const individuals = (rules: RuleSettings) => () => {
  const chart = createIndividualsChart(estimateIndividuals(baseline), rules);
  return (index: number) => chart.add(at(values, index));
};

const charts: readonly Measured[] = [
  { name: 'I-MR, eight rules', make: individuals(settings) },
  { name: 'I-MR, no rules', make: individuals({ rules: [] }) },
  { name: 'Xbar-R', make: subgroups('xbar-r') },
  { name: 'Xbar-S', make: subgroups('xbar-s') },
  { name: 'np', make: attribute('np') },
  { name: 'np, exact limits too', make: attribute('np', true) },
  {
    name: 'p, exact limits too, every size another',
    make: () => {
      const made = createAttributeChart(estimateAttributes('p', counts), { ...settings, exact: true });
      return (index) => made.add({ count: 10, size: 100 + (index % 1_000) });
    },
  },
  { name: "Laney p'", make: attribute('p-laney') },
  { name: 'u', make: attribute('u') },
  {
    name: 'EWMA',
    make: () => {
      const chart = createEwmaChart(ewmaLimits(estimateIndividuals(baseline)));
      return (index) => chart.add({ value: at(values, index) });
    },
  },
  {
    name: 'CUSUM',
    make: () => {
      const chart = createCusumChart(cusumLimits(estimateIndividuals(baseline)));
      return (index) => chart.add({ value: at(values, index) });
    },
  },
  {
    name: 'g',
    make: () => {
      const gaps = exponentials.map(Math.floor);
      const chart = createGapChart(estimateGaps(gaps.subarray(0, 1_000)));
      return (index) => chart.add(at(gaps, index));
    },
  },
  { name: 't, exponential', make: time('exponential') },
  { name: 't, Nelson', make: time('nelson') },
  {
    name: 'run',
    make: () => {
      const chart = createRunChart(estimateRun([...baseline]));
      return (index) => chart.add(at(values, index));
    },
  },
];

const rows: Row[] = [wholeSeries(), dayOfWindows(), ...charts.map(costOfPoint), summaryCost()];
printTable('Control charts', rows);

function subgroups(chart: 'xbar-r' | 'xbar-s') {
  return () => {
    const limits = estimateSubgroups(
      chart,
      Array.from({ length: 1_000 }, (_, index) => subgroup(index)),
    );
    const made = createSubgroupChart(limits, settings);
    return (index: number) => made.add(subgroup(index));
  };
}

function time(method: 'exponential' | 'nelson') {
  return () => {
    const chart = createTimeChart(estimateTimes([...exponentials.subarray(0, 1_000)], method));
    return (index: number) => chart.add(at(exponentials, index));
  };
}

/** Limits from all of a million points, then every point judged. */
function wholeSeries(): Row {
  const startedAt = performance.now();
  const limits = estimateIndividuals(values);
  const estimatedAt = performance.now();
  const chart = createIndividualsChart(limits, settings);
  let flagged = 0;
  for (const value of values) flagged += chart.add(value).violations.length;
  const endedAt = performance.now();
  const parts = `limits ${ms(estimatedAt - startedAt)}, points ${ms(endedAt - estimatedAt)}`;
  return {
    what: `${many.toLocaleString('en')} points, I-MR, eight rules`,
    measured: `${ms(endedAt - startedAt)} (${parts}; ${flagged.toLocaleString('en')} flags)`,
    goal: '< 2 s',
    met: endedAt - startedAt < 2_000,
  };
}

/** The windows of a day by the minute, hardly two of one size: factors by size must not cost more than the points. */
function dayOfWindows(): Row {
  const windows = Array.from({ length: 1_440 }, (_, index) => ({ ...subgroup(index), size: 2 + index }));
  const startedAt = performance.now();
  const chart = createSubgroupChart(estimateSubgroups('xbar-s', windows), settings);
  for (const window of windows) chart.add(window);
  const taken = performance.now() - startedAt;
  const what = '1,440 windows of sizes 2 to 1,441, Xbar-S, limits and points';
  return { what, measured: `${taken.toFixed(1)} ms`, goal: '< 50 ms', met: taken < 50 };
}

/** Median over rounds, so that neighbours of a shared machine do not count. */
function costOfPoint({ name, make }: Measured): Row {
  const rounds = Array.from({ length: 7 }, () => {
    const add = make();
    let signals = 0;
    const startedAt = performance.now();
    for (let index = 0; index < many / 10; index++) if (add(index).state === 'signal') signals += 1;
    return { taken: ((performance.now() - startedAt) * 1e6) / (many / 10), signals };
  });
  const cost = percentile(
    rounds.map(({ taken }) => taken),
    50,
  );
  return {
    what: `one point: ${name}`,
    measured: `${cost.toFixed(0)} ns`,
    goal: `< ${liveNanoseconds / 1_000} µs`,
    met: cost < liveNanoseconds,
  };
}

function summaryCost(): Row {
  const group = [...values.subarray(0, 5)];
  const startedAt = performance.now();
  for (let index = 0; index < many / 10; index++) summarizeSubgroup(group);
  const cost = ((performance.now() - startedAt) * 1e6) / (many / 10);
  return {
    what: 'a subgroup of five summed up',
    measured: `${cost.toFixed(0)} ns`,
    goal: '',
    met: undefined,
  };
}

function ms(value: number): string {
  return `${value.toFixed(0)} ms`;
}
