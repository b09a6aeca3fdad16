/** A signal in words: what happened, how likely that is while nothing changed, what to look at next. */
import { type QualityRuleId, qualityRules } from '../../../../../contract/quality-rules.ts';
import { normalTail } from '../../statistics/index.ts';
import { grainWords, typeWords } from '../chart/chart-words.ts';
import type { RaisedSignal } from '../decisions/index.ts';
import type { ChartKey } from '../drawing/subject.ts';
import type { Drawn, PanelShape } from '../methods/chart-method.ts';
import { valueWords } from './value-words.ts';

export interface Seen {
  readonly key: ChartKey;
  readonly label: string;
  readonly panel: PanelShape;
  readonly drawn: Drawn;
  readonly rule: QualityRuleId;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly limitsVersion: number;
}

/** Undefined where there is no value to speak of. */
export function describeSignal(seen: Seen): RaisedSignal | undefined {
  const { key, panel, drawn, rule, at, limitsVersion } = seen;
  const { value, center, lower, upper } = drawn;
  if (value === undefined) return undefined;
  const probability = probabilityOf(panel, rule);
  return {
    ...key,
    panel: panel.id,
    rule,
    at,
    value,
    center,
    lower,
    upper,
    limitsVersion,
    text: [whatHappened(seen, value), likelihood(probability)].join(' '),
    probability,
    next: nextStep(seen, value),
  };
}

function whatHappened({ key, label, panel, drawn, rule, limitsVersion }: Seen, value: number): string {
  const { center, lower, upper } = drawn;
  const words = (of: number) => valueWords(of, panel.unit);
  const where = key.grain === 'single' ? '' : `, ${grainWords[key.grain]},`;
  const subject = `${panel.title} of ${label}${where} is ${words(value)}`;
  const about = center === undefined ? '' : `, centre ${words(center)}`;
  const by = ` (${typeWords[key.type].name}, limits ${limitsVersion}${about}).`;
  const beyond = beyondWords(value, lower, upper, words);
  if (beyond !== undefined) return `${subject}, ${beyond}${by}`;
  return `${subject}${by} ${qualityRules[rule].meaning}`;
}

function beyondWords(
  value: number,
  lower: number | undefined,
  upper: number | undefined,
  words: (of: number) => string,
): string | undefined {
  if (upper !== undefined && value > upper) return `above the upper limit of ${words(upper)}`;
  if (lower !== undefined && value < lower) return `below the lower limit of ${words(lower)}`;
  return undefined;
}

/** Of one point, while nothing changed. */
function probabilityOf(panel: PanelShape, rule: QualityRuleId): number | undefined {
  // Limits of gaps are quantiles at three sigma; those of ranges and averages are not.
  if (rule === 'limit') return panel.id === 'gap' || panel.id === 'time' ? 2 * normalTail(3) : undefined;
  return qualityRules[rule].falseAlarmRate;
}

function likelihood(probability: number | undefined): string {
  if (probability === undefined) return 'While nothing changes that is rare.';
  return `While nothing changes that happens at one point of ${Math.round(1 / probability).toLocaleString('en-US')}.`;
}

/** Between failures short is bad, and long is good news that has a cause too. */
function nextStep({ panel, drawn, rule }: Seen, value: number): string {
  if (panel.id === 'gap' || panel.id === 'time') {
    const worse = drawn.center !== undefined && value < drawn.center;
    return worse
      ? 'Failures come closer together: look at the classes of the last ones and at what changed before them.'
      : 'Failures have become rarer: find out what helped, and keep it; then freeze new limits.';
  }
  if (panel.id === 'range' || panel.id === 'spread')
    return 'Values differ more than they used to: look at what differs between these operations.';
  return qualityRules[rule].nextStep;
}
