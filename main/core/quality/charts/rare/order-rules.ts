import type { PatternRuleId } from '../../../../../contract/quality-rules.ts';
import { StatisticsError } from '../../statistics/index.ts';
import type { RuleSettings } from '../rules/run-rules.ts';

/** Rules that ask on which side of the median a point lies, or whether it rises: they hold for any distribution. */
export const orderRuleIds = [
  'nelson-2',
  'nelson-3',
  'nelson-4',
  'weco-4',
] as const satisfies readonly PatternRuleId[];

/** Throws StatisticsError for rules with zones: gaps between failures are far from normal. */
export function requireOrderRules({ rules }: RuleSettings): void {
  const known: readonly PatternRuleId[] = orderRuleIds;
  const zone = rules.find((id) => !known.includes(id));
  if (zone !== undefined)
    throw new StatisticsError('invalid-parameter', `Rule ${zone} needs zones; this chart has none.`);
}
