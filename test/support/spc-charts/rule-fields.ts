import {
  nelsonRuleIds,
  type QualityRuleId,
  westernElectricRuleIds,
} from '../../../contract/quality-rules.ts';
import type { ChartPoint, RuleConventions, RuleSettings } from '../../../main/core/quality/charts/index.ts';

type Judged = Pick<ChartPoint, 'z' | 'violations'>;

/** What the vectors say of rules: indices by rule, where other conventions differ, and how near a point comes to a zone line. */
export function ruleFields(judged: (settings: RuleSettings) => readonly Judged[]) {
  const flagsUnder = (conventions: RuleConventions) => {
    const points = judged({ rules: [...nelsonRuleIds, ...westernElectricRuleIds], conventions });
    return {
      points,
      nelson: byNumber(points, nelsonRuleIds),
      weco: byNumber(points, westernElectricRuleIds),
    };
  };
  const { points, nelson, weco } = flagsUnder({});
  const zs = points.map(({ z }) => z).filter((z) => z !== undefined);
  const margins = zs.map((z) => Math.min(...[0, 1, 2, 3].map((zone) => Math.abs(Math.abs(z) - zone))));
  return {
    nelson,
    weco,
    variants: {
      fullWindow: flagsUnder({ window: 'full' }).nelson,
      anyWindow: flagsUnder({ window: 'any' }).nelson,
      bothSides: flagsUnder({ outside: 'both' }).nelson,
    },
    minZoneMargin: margins.length === 0 ? undefined : Math.min(...margins),
  };
}

/** Places at which a rule is broken. */
export function flagged(points: readonly Pick<ChartPoint, 'violations'>[], rule: QualityRuleId): number[] {
  return points.flatMap(({ violations }, index) => (violations.includes(rule) ? [index] : []));
}

function byNumber(points: readonly Judged[], rules: readonly QualityRuleId[]): Record<string, number[]> {
  return Object.fromEntries(rules.map((rule, index) => [String(index + 1), flagged(points, rule)]));
}
