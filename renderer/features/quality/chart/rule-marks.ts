/** The rules a point breaks, as a chart names them. */
import {
  type QualityRuleId,
  type QualityRuleWords,
  qualityRules,
} from '../../../../contract/quality-rules.ts';

const marks: Partial<Record<QualityRuleId, string>> = {
  limit: 'L',
  'shift-up': '↑',
  'shift-down': '↓',
  'run-longest': 'R',
  'run-crossings': 'C',
};

/** What stands at a point: the number of the lowest rule it breaks, `W` before those of Western Electric. */
export function ruleMark(rules: readonly string[]): string {
  const [lowest = ''] = rules;
  const [, set, number] = /^(nelson|weco)-(\d)$/u.exec(lowest) ?? [];
  if (number !== undefined) return set === 'weco' ? `W${number}` : number;
  return isRule(lowest) ? (marks[lowest] ?? '!') : '!';
}

/** The words of a rule; undefined for one this version does not know. */
export function ruleWords(rule: string): Readonly<QualityRuleWords> | undefined {
  return isRule(rule) ? qualityRules[rule] : undefined;
}

/** Its name, or what it is called inside when this version does not know it. */
export function ruleName(rule: string): string {
  return ruleWords(rule)?.name ?? rule;
}

function isRule(rule: string): rule is QualityRuleId {
  return Object.hasOwn(qualityRules, rule);
}
