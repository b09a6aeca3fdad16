/** Why a point was flagged, from what the core recorded or, where it recorded none, from the words of the rule. */
import type { Signal } from '../../../../contract/control-chart.ts';
import type { ChartSeries } from '../chart/chart-series.ts';
import { ruleName, ruleWords } from '../chart/rule-marks.ts';

export interface Explanation {
  rule: string;
  title: string;
  text: string;
  /** Chance of such a point while nothing changed. */
  probability: number | undefined;
  next: string;
  /** The record, where there is one: only that can be acknowledged. */
  signal: Signal | undefined;
}

/** One explanation for each rule the point breaks on any panel. */
export function explanationsOf(
  series: ChartSeries,
  sequence: number,
  signals: readonly Signal[],
): Explanation[] {
  const at = series.at[sequence - series.first];
  return series.panels.flatMap(({ id, title, flags }) =>
    (flags.get(sequence) ?? []).map((rule) => {
      const began = spellBegan(series, flags, sequence, rule);
      const signal = signals.find(
        (each) =>
          each.rule === rule &&
          each.panel === id &&
          Date.parse(each.at) <= began &&
          began <= Date.parse(each.lastAt),
      );
      const words = ruleWords(rule);
      return {
        rule,
        title: series.panels.length > 1 ? `${ruleName(rule)} (${title})` : ruleName(rule),
        // The record speaks of the first point of its spell.
        text: (signal !== undefined && Date.parse(signal.at) === at ? signal.text : words?.meaning) ?? '',
        probability: signal?.probability ?? words?.falseAlarmRate,
        next: signal?.next ?? words?.nextStep ?? '',
        signal,
      };
    }),
  );
}

/** When the run of points that break this rule began, milliseconds. */
function spellBegan(
  series: ChartSeries,
  flags: ReadonlyMap<number, readonly string[]>,
  sequence: number,
  rule: string,
): number {
  let first = sequence;
  while (flags.get(first - 1)?.includes(rule) === true) first -= 1;
  return series.at[Math.max(0, first - series.first)] ?? 0;
}

/** A small chance as people say it: `one point in 370`. */
export function chanceText(probability: number): string {
  if (!(probability > 0)) return 'never';
  return `one point in ${Math.round(1 / probability).toLocaleString('en')}`;
}
