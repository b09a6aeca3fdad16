import type { QualityRuleId } from '../../../../contract/quality-rules.ts';
import type { ChartPoint, PlottedValue } from './control-chart.ts';
import { noRules } from './rules/run-rules.ts';

const beyondLimits: readonly QualityRuleId[] = Object.freeze(['limit'] as const);

/** `limit` where a value lies strictly outside limits that are there. */
export function limitRule(
  value: number | undefined,
  lcl: number | undefined,
  ucl: number | undefined,
): readonly QualityRuleId[] {
  if (value === undefined) return noRules;
  return (ucl !== undefined && value > ucl) || (lcl !== undefined && value < lcl) ? beyondLimits : noRules;
}

export function pointState(
  value: number | undefined,
  violations: readonly QualityRuleId[],
  others: readonly QualityRuleId[] = noRules,
): ChartPoint['state'] {
  if (value === undefined) return 'gap';
  return violations.length > 0 || others.length > 0 ? 'signal' : 'ok';
}

/** A panel on which there is nothing at this point. */
export const emptyPanel: PlottedValue = Object.freeze({
  value: undefined,
  center: undefined,
  lcl: undefined,
  ucl: undefined,
  violations: noRules,
});
