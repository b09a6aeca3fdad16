import { describe, expect, it } from 'vitest';
import { nelsonRuleIds } from '../../../../../contract/quality-rules.ts';
import { createAttributeChart } from '../../../../../main/core/quality/charts/attributes/attribute-chart.ts';
import type { AttributeCount } from '../../../../../main/core/quality/charts/attributes/attribute-count.ts';
import { estimateAttributes } from '../../../../../main/core/quality/charts/attributes/attribute-limits.ts';
import {
  type ChartPoint,
  type ControlChart,
  judge,
} from '../../../../../main/core/quality/charts/control-chart.ts';
import { createIndividualsChart } from '../../../../../main/core/quality/charts/individuals/individuals-chart.ts';
import { estimateIndividuals } from '../../../../../main/core/quality/charts/individuals/individuals-limits.ts';
import type { LimitsState } from '../../../../../main/core/quality/charts/limits.ts';
import { createCusumChart, cusumLimits } from '../../../../../main/core/quality/charts/memory/cusum-chart.ts';
import { createEwmaChart, ewmaLimits } from '../../../../../main/core/quality/charts/memory/ewma-chart.ts';
import type { SizedValue } from '../../../../../main/core/quality/charts/memory/sized-value.ts';
import { createGapChart } from '../../../../../main/core/quality/charts/rare/gap-chart.ts';
import { estimateGaps } from '../../../../../main/core/quality/charts/rare/gap-limits.ts';
import { createTimeChart } from '../../../../../main/core/quality/charts/rare/time-chart.ts';
import { estimateTimes } from '../../../../../main/core/quality/charts/rare/time-limits.ts';
import { createRunChart } from '../../../../../main/core/quality/charts/runs/run-chart.ts';
import { estimateRun } from '../../../../../main/core/quality/charts/runs/run-limits.ts';
import {
  createShortRunChart,
  shortRunLimits,
} from '../../../../../main/core/quality/charts/short/short-run.ts';
import { createSubgroupChart } from '../../../../../main/core/quality/charts/subgroups/subgroup-chart.ts';
import { estimateSubgroups } from '../../../../../main/core/quality/charts/subgroups/subgroup-limits.ts';
import { summarizeSubgroup } from '../../../../../main/core/quality/charts/subgroups/subgroup-summary.ts';
import { StatisticsError } from '../../../../../main/core/quality/statistics/index.ts';
import { mulberry32, normalFrom } from '../../../../support/spc-recipe.ts';

const random = mulberry32(17);
const normal = normalFrom(random);
const values = Array.from({ length: 120 }, (_, index) => 10 + normal() + (index > 90 ? 2 : 0));
const eight = { rules: nelsonRuleIds };
const infinite = Number.POSITIVE_INFINITY;

/** Everything a test needs of one chart, whatever its points are made of. */
interface Row {
  readonly name: string;
  readonly limits: LimitsState;
  /** `restored`: the limits, come back from JSON. */
  readonly judged: (restored: unknown) => readonly ChartPoint[];
  /** The points of a chart that first saw something else, and of a new one. */
  readonly stages: () => readonly (readonly ChartPoint[])[];
  readonly gap: () => ChartPoint;
  /** The point after a refused input, and the same point without it. */
  readonly refused: () => readonly (readonly ChartPoint[])[];
}

function row<Input, Limits extends LimitsState>(
  name: string,
  limits: Limits,
  create: (limits: Limits) => ControlChart<Input, Limits>,
  inputs: readonly Input[],
  wrong: Input,
  missing: Input,
): Row {
  const early = inputs.slice(0, 10);
  return {
    name,
    limits,
    judged: (restored) => judge(create(restored as Limits), inputs),
    stages() {
      const chart = create(limits);
      judge(chart, inputs.slice(-30));
      chart.startStage(limits);
      const later = judge(chart, inputs).map((point) => ({ ...point, index: point.index - 30 }));
      return [later, judge(create(limits), inputs)];
    },
    gap: () => create(limits).add(missing),
    refused() {
      const [disturbed, calm] = [create(limits), create(limits)];
      judge(disturbed, early);
      judge(calm, early);
      expect(() => disturbed.add(wrong)).toThrow(StatisticsError);
      return [judge(disturbed, inputs), judge(calm, inputs)];
    },
  };
}

const sized = values.map((value): SizedValue => ({ value, size: 4 }));
const groups = values.map((value) => summarizeSubgroup([value, value + normal(), value - normal()]));
const counts = values.map(
  (value): AttributeCount => ({ count: Math.round(value), size: 60 + Math.round(normal()) }),
);
const times = values.map(() => -50 * Math.log(1 - random()));
const gaps = times.map(Math.floor);
const base = estimateIndividuals(values.slice(0, 80));
const parts = { a: { target: 10, sigma: 1 } };
const noGroup = { size: 0, mean: 0 };
const badGroup = { size: 3, mean: infinite };
const badCount = { count: -1, size: 5 };
const badSized = { value: infinite };
const noValue = { value: undefined };
const rowOfParts = (value: number | undefined) => ({ part: 'a', value });
const dnom = shortRunLimits('dnom', parts, values.map(rowOfParts));

const rows: readonly Row[] = [
  row('I-MR', base, (limits) => createIndividualsChart(limits, eight), values, infinite, undefined),
  ...(['xbar-r', 'xbar-s'] as const).map((chart) =>
    row(
      chart,
      estimateSubgroups(chart, groups),
      (limits) => createSubgroupChart(limits, eight),
      groups,
      badGroup,
      noGroup,
    ),
  ),
  ...(['p', 'np', 'c', 'u', 'p-laney', 'u-laney'] as const).map((chart) =>
    row(
      chart,
      estimateAttributes(chart, counts),
      (limits) => createAttributeChart(limits, { ...eight, exact: true }),
      counts,
      badCount,
      { count: undefined },
    ),
  ),
  row('EWMA', ewmaLimits(base), createEwmaChart, sized, badSized, noValue),
  row('CUSUM', cusumLimits(base), createCusumChart, sized, badSized, noValue),
  row('g', estimateGaps(gaps), createGapChart, gaps, -1, undefined),
  ...(['exponential', 'weibull', 'nelson'] as const).map((method) =>
    row(`t, ${method}`, estimateTimes(times, method), createTimeChart, times, -1, undefined),
  ),
  row('run', estimateRun(values), createRunChart, values, infinite, undefined),
  row(
    'short run',
    dnom,
    (limits) => createShortRunChart('dnom', parts, limits, eight),
    values.map(rowOfParts),
    { part: 'b', value: 1 },
    rowOfParts(undefined),
  ),
];

describe.each(rows)('$name', ({ limits, judged, stages, gap, refused }) => {
  it('judges by limits that come back from JSON as by those that went in', () => {
    expect(limits).toMatchObject({ status: 'ok', provisional: false });
    const points = judged(limits);
    expect(judged(JSON.parse(JSON.stringify(limits)))).toEqual(points);
    expect(points.map(({ index }) => index)).toEqual([...points.keys()]);
  });

  it('draws only numbers, and says signal exactly where a rule is broken', () => {
    for (const point of judged(limits)) {
      const { value = Number.NaN, center = 0, lcl = 0, ucl = 0, z = 0 } = point;
      expect([value, center, lcl, ucl, z].every(Number.isFinite)).toBe(true);
      const panels = [point, ...Object.values(point)].filter((panel) => typeof panel === 'object');
      const broken = panels.some((panel) => 'violations' in panel && panel.violations.length > 0);
      expect(point.state).toBe(broken ? 'signal' : 'ok');
    }
  });

  it('starts a stage as a new chart', () => {
    const [later, fresh] = stages();
    expect(later).toEqual(fresh);
  });

  it('shows a gap, and breaks no rule there', () => {
    expect(gap()).toMatchObject({ state: 'gap', violations: [], index: 0 });
  });

  it('stays as it was where it refuses an input', () => {
    const [disturbed, calm] = refused();
    expect(disturbed).toEqual(calm);
  });
});
