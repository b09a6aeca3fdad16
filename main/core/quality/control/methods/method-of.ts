import type { ruleSets } from '../../../../../contract/control-chart.ts';
import {
  defaultRuleIds,
  nelsonRuleIds,
  type PatternRuleId,
  westernElectricRuleIds,
} from '../../../../../contract/quality-rules.ts';
import type { ChartKey, LevelUnit } from '../drawing/subject.ts';
import { scaleOf } from '../drawing/subject.ts';
import { attributesMethod } from './attributes-method.ts';
import type { ChartMethod } from './chart-method.ts';
import { individualsMethod } from './individuals-method.ts';
import { cusumMethod, ewmaMethod } from './memory-method.ts';
import { gapMethod, timeMethod } from './rare-method.ts';
import { runMethod } from './run-method.ts';
import { subgroupsMethod } from './subgroups-method.ts';

export type RuleSet = (typeof ruleSets)[number];

/** The rules of a set, by their ids. */
export const rulesOf: Readonly<Record<RuleSet, readonly PatternRuleId[]>> = {
  'nelson-1-2': defaultRuleIds,
  nelson: nelsonRuleIds,
  'western-electric': westernElectricRuleIds,
  'limits-only': ['nelson-1'],
};

/** How a chart of this key is estimated, judged and drawn. */
export function methodOf(
  { metric, type }: Pick<ChartKey, 'metric' | 'type'>,
  rules: readonly PatternRuleId[],
  unit?: LevelUnit,
): ChartMethod {
  const scale = scaleOf(metric, unit);
  const settings = { rules };
  switch (type) {
    case 'i-mr':
      return individualsMethod(scale, settings);
    case 'xbar-r':
    case 'xbar-s':
      return subgroupsMethod(type, scale, settings);
    case 'ewma':
      return ewmaMethod(scale);
    case 'cusum':
      return cusumMethod(scale);
    case 'g':
      return gapMethod(settings);
    case 't':
      return timeMethod(settings);
    case 'run':
      return runMethod(scale, metric === 'failures');
    default:
      return attributesMethod(type, settings);
  }
}
