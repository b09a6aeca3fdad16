/**
 * Control charts as pure functions: limits are estimated from a baseline (`estimate…`, or `known…`) and are plain data;
 * charts (`create…Chart`) judge points by limits that stand, one at a time and in constant space.
 */

export {
  type AttributePoint,
  type AttributeSettings,
  createAttributeChart,
} from './attributes/attribute-chart.ts';
export {
  type AttributeChart,
  type AttributeCount,
  attributeCharts,
  zipCounts,
} from './attributes/attribute-count.ts';
export {
  type AttributeLimits,
  chanceError,
  estimateAttributes,
  knownAttributes,
} from './attributes/attribute-limits.ts';
export { type ChartChoice, type ChartData, chooseChart } from './choose-chart.ts';
export { type ChartPoint, type ControlChart, judge, type PlottedValue } from './control-chart.ts';
export {
  createIndividualsChart,
  type IndividualsLines,
  type IndividualsPoint,
  individualsLines,
} from './individuals/individuals-chart.ts';
export {
  estimateIndividuals,
  IndividualsEstimator,
  type IndividualsLimits,
  type IndividualsMethod,
  knownIndividuals,
} from './individuals/individuals-limits.ts';
export { enoughPoints, knownLimits, type LimitsState, type LimitsStatus } from './limits.ts';
export {
  type CusumLimits,
  type CusumPoint,
  type CusumSettings,
  createCusumChart,
  cusumLimits,
  usualCusum,
} from './memory/cusum-chart.ts';
export {
  createEwmaChart,
  type EwmaLimits,
  ewmaAsymptote,
  ewmaLimits,
  usualEwma,
} from './memory/ewma-chart.ts';
export type { SizedValue } from './memory/sized-value.ts';
export { createGapChart, type GapSettings } from './rare/gap-chart.ts';
export { estimateGaps, type GapLimits, type Lines } from './rare/gap-limits.ts';
export { orderRuleIds } from './rare/order-rules.ts';
export { createTimeChart } from './rare/time-chart.ts';
export { estimateTimes, type TimeLimits, type TimeMethod } from './rare/time-limits.ts';
export { falseAlarmRate } from './rules/false-alarm-rate.ts';
export { type RuleLengths, usualRuleLengths } from './rules/rule-lengths.ts';
export { type RuleConventions, type RuleSettings, RunRules } from './rules/run-rules.ts';
export { createRunChart, type RunAssessment, type RunChart } from './runs/run-chart.ts';
export { estimateRun, type RunLimits } from './runs/run-limits.ts';
export {
  createShortRunChart,
  type PartSettings,
  type PartValue,
  shortRunLimits,
} from './short/short-run.ts';
export { createSubgroupChart, type SubgroupPoint } from './subgroups/subgroup-chart.ts';
export {
  estimateSubgroups,
  knownSubgroups,
  type SubgroupLimits,
  type SubgroupMethod,
  subgroupMethods,
} from './subgroups/subgroup-limits.ts';
export { type SubgroupSummary, summarizeSubgroup } from './subgroups/subgroup-summary.ts';
