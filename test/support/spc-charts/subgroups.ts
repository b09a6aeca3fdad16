import { z } from 'zod';
import {
  createSubgroupChart,
  estimateSubgroups,
  judge,
  knownSubgroups,
  type RuleSettings,
  type SubgroupLimits,
  type SubgroupMethod,
  type SubgroupSummary,
  subgroupMethods,
  summarizeSubgroup,
} from '../../../main/core/quality/charts/index.ts';
import { StatisticsError } from '../../../main/core/quality/statistics/index.ts';
import { flagged, ruleFields } from './rule-fields.ts';
import { baseline, given, numbers, vectorNumber, within } from './vector-input.ts';

const known = { baseline, center: given.optional(), sigma: given.optional() };
const subgroupsInput = z.object({
  subgroups: z.array(z.array(vectorNumber)),
  sigma_method: z.enum(subgroupMethods).optional(),
  ...known,
});
const summaryInput = z.object({
  means: numbers,
  ranges: numbers,
  sizes: numbers,
  sigma_method: z.enum(subgroupMethods).optional(),
  ...known,
});
const missing: SubgroupSummary = { size: 0, mean: 0 };

/** Vectors of kinds xbar-r and xbar-s. */
export function subgroupChart(chart: SubgroupLimits['chart']) {
  return (input: unknown) => {
    const { subgroups, ...rest } = subgroupsInput.parse(input);
    return fields({ chart, summaries: subgroups.map(summarizeSubgroup), ...rest });
  };
}

/** Vectors of kind xbar-r-summary. */
export function summaryChart(input: unknown) {
  const { means, ranges, sizes, ...rest } = summaryInput.parse(input);
  if (means.length !== ranges.length || means.length !== sizes.length)
    throw new StatisticsError('length-mismatch', 'Means, ranges and sizes must match.');
  const summaries = means.map((mean, index) => {
    const size = sizes[index];
    return mean === undefined || size === undefined ? missing : { mean, range: ranges[index], size };
  });
  return fields({ chart: 'xbar-r', summaries, ...rest });
}

interface Given {
  chart: SubgroupLimits['chart'];
  summaries: readonly SubgroupSummary[];
  sigma_method?: SubgroupMethod | undefined;
  baseline?: readonly number[] | undefined;
  center?: number | undefined;
  sigma?: number | undefined;
}

function fields({ chart, summaries, center, sigma, baseline: indices, sigma_method }: Given) {
  const estimated = (method: SubgroupMethod | undefined) =>
    estimateSubgroups(chart, within(summaries, indices, missing), method);
  const limits =
    center !== undefined && sigma !== undefined
      ? knownSubgroups(chart, center, sigma)
      : estimated(sigma_method);
  const judged = (settings: RuleSettings) => judge(createSubgroupChart(limits, settings), summaries);
  const points = judged({ rules: [] });
  const spreads = points.map(({ spread }) => spread);
  return {
    center: limits.center,
    sigma: limits.sigma,
    sigmaByMethod: Object.fromEntries(subgroupMethods.map((method) => [method, estimated(method).sigma])),
    status: limits.status,
    sizes: points.map(({ size }) => size),
    points: points.map(({ value }) => value),
    ucl: points.map(({ ucl }) => ucl),
    lcl: points.map(({ lcl }) => lcl),
    dispPoints: spreads.map(({ value }) => value),
    dispCenter: spreads.map((spread) => spread.center),
    dispUcl: spreads.map(({ ucl }) => ucl),
    dispLcl: spreads.map(({ lcl }) => lcl),
    z: points.map(({ z: distance }) => distance),
    rules: ruleFields(judged),
    dispBeyond: flagged(spreads, 'limit'),
  };
}
