/**
 * Control charts as pure functions: limits are estimated from a baseline (`estimate…`, or `known…`) and are plain data;
 * charts (`create…Chart`) judge points by limits that stand, one at a time and in constant space.
 */
export { createAttributeChart } from './attributes/attribute-chart.ts';
export { type AttributeChart, attributeCharts, zipCounts } from './attributes/attribute-count.ts';
export { type AttributeLimits, estimateAttributes } from './attributes/attribute-limits.ts';
export { chooseChart } from './choose-chart.ts';
export { type ChartPoint, judge, type PlottedValue } from './control-chart.ts';
export {
  createIndividualsChart,
  type IndividualsPoint,
  individualsLines,
} from './individuals/individuals-chart.ts';
export {
  estimateIndividuals,
  type IndividualsLimits,
  type IndividualsMethod,
  knownIndividuals,
} from './individuals/individuals-limits.ts';
export { enoughPoints, knownLimits, type LimitsState } from './limits.ts';
export { type CusumLimits, createCusumChart, cusumLimits } from './memory/cusum-chart.ts';
export { createEwmaChart, type EwmaLimits, ewmaAsymptote, ewmaLimits } from './memory/ewma-chart.ts';
export { createGapChart, type GapSettings } from './rare/gap-chart.ts';
export { estimateGaps, type GapLimits } from './rare/gap-limits.ts';
export { orderRuleIds } from './rare/order-rules.ts';
export { createTimeChart } from './rare/time-chart.ts';
export { estimateTimes, type TimeLimits, type TimeMethod } from './rare/time-limits.ts';
export { falseAlarmRate } from './rules/false-alarm-rate.ts';
export { usualRuleLengths } from './rules/rule-lengths.ts';
export { type RuleConventions, type RuleSettings, RunRules } from './rules/run-rules.ts';
export { createRunChart } from './runs/run-chart.ts';
export { estimateRun, type RunLimits } from './runs/run-limits.ts';
export { createShortRunChart, shortRunLimits } from './short/short-run.ts';
export { createSubgroupChart } from './subgroups/subgroup-chart.ts';
export {
  estimateSubgroups,
  knownSubgroups,
  type SubgroupLimits,
  type SubgroupMethod,
  subgroupMethods,
} from './subgroups/subgroup-limits.ts';
export { type SubgroupSummary, summarizeSubgroup } from './subgroups/subgroup-summary.ts';
