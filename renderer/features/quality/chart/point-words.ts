/** A point in words: what it stands for, its values and limits, and what is wrong with it. */
import type { Grain } from '../../../../contract/quality-words.ts';
import { countText } from '../../../ui/count-text.ts';
import { type ChartSeries, type PanelSeries, runIndex } from './chart-series.ts';
import { ruleWords } from './rule-marks.ts';
import { valueText } from './value-words.ts';

export interface PointWords {
  time: string;
  /** `37 operations in one minute`. */
  size: string;
  /** One line a panel. */
  values: { title: string; value: string; limits: string }[];
  /** One sentence a broken rule. */
  broken: string[];
  excluded: boolean;
}

const exact = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'medium' });
const toTheMinute = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });
const toTheDay = new Intl.DateTimeFormat('en', { dateStyle: 'full' });

const within: Record<Grain, string> = {
  single: '',
  minute: ' in one minute',
  hour: ' in one hour',
  day: ' in one day',
};

/** When a point was, as exactly as its grain allows; `at` in milliseconds. */
export function momentText(at: number, grain: Grain): string {
  const date = new Date(at);
  if (grain === 'day') return toTheDay.format(date);
  if (grain === 'single') return exact.format(date);
  return toTheMinute.format(date);
}

/** The point of a sequence; undefined when it is not there (any more). */
export function pointWords(series: ChartSeries, sequence: number, grain: Grain): PointWords | undefined {
  const position = sequence - series.first;
  const at = series.at[position];
  if (at === undefined) return undefined;
  const size = series.size[position] ?? 1;
  return {
    time: momentText(at, grain),
    size: `${countText(size)} ${size === 1 ? 'operation' : 'operations'}${within[grain]}`,
    values: series.panels.map((panel) => ({
      title: panel.title,
      value: valueHere(panel, position),
      limits: limitsOf(panel, sequence),
    })),
    broken: series.panels.flatMap((panel) => brokenBy(panel, sequence, series.panels.length > 1)),
    excluded: series.excluded.has(sequence),
  };
}

/** All of it in one sentence after the other, for screen readers. */
export function pointSentence(words: PointWords): string {
  const values = words.values.map(({ title, value, limits }) =>
    limits === '' ? `${title} ${value}` : `${title} ${value}, ${limits}`,
  );
  return [
    words.time,
    words.size,
    ...values,
    ...(words.excluded ? ['Excluded from limits and rules'] : []),
    ...words.broken.map((sentence) => sentence.replace(/\.$/u, '')),
  ].join('. ');
}

function valueHere({ value, unit }: PanelSeries, position: number): string {
  const here = value[position];
  return here === null || here === undefined ? 'no value' : valueText(here, unit);
}

function limitsOf(panel: PanelSeries, sequence: number): string {
  const run = panel.runs[runIndex(panel, sequence)];
  if (run === undefined || run.center === null) return '';
  const text = (value: number): string => valueText(value, panel.unit);
  if (run.lower === null && run.upper === null) return `center ${text(run.center)}`;
  if (run.lower === null) return `center ${text(run.center)}, upper limit ${text(run.upper ?? 0)}`;
  if (run.upper === null) return `center ${text(run.center)}, lower limit ${text(run.lower)}`;
  return `center ${text(run.center)}, limits ${text(run.lower)} to ${text(run.upper)}`;
}

function brokenBy(panel: PanelSeries, sequence: number, paired: boolean): string[] {
  return (panel.flags.get(sequence) ?? []).map((rule) => {
    const words = ruleWords(rule);
    const where = paired ? ` (${panel.title})` : '';
    return words === undefined ? `Breaks ${rule}${where}.` : `${words.name}${where}. ${words.meaning}`;
  });
}
