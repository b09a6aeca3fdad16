import type { PatternRuleId } from '../../../../../contract/quality-rules.ts';

/**
 * How many points make a pattern, by rule: the K of a rule in other products. For nelson-5, nelson-6, weco-2 and
 * weco-3 it is how many of the last K + 1 points. Rule 1 has none: one point is the pattern.
 */
export type RuleLengths = Readonly<Record<Exclude<PatternRuleId, 'nelson-1' | 'weco-1'>, number>>;

export const usualRuleLengths: RuleLengths = {
  'nelson-2': 9,
  'nelson-3': 6,
  'nelson-4': 14,
  'nelson-5': 2,
  'nelson-6': 4,
  'nelson-7': 15,
  'nelson-8': 8,
  'weco-2': 2,
  'weco-3': 4,
  'weco-4': 8,
};

/** Windows are kept in the bits of one number. */
const longestWindow = 30;

/** The rules that count within a window of one point more than they need. */
export const windowRules: ReadonlySet<string> = new Set(['nelson-5', 'nelson-6', 'weco-2', 'weco-3']);

/** Why a length cannot be used, in words; undefined when it can. */
export function badRuleLength(id: string, length: number): string | undefined {
  const most = windowRules.has(id) ? longestWindow - 1 : 1_000;
  if (Number.isInteger(length) && length >= 2 && length <= most) return undefined;
  return `The run length of ${id} must be a whole number from 2 to ${most}, not ${length}.`;
}
