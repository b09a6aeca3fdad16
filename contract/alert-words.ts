/** Alert conditions and what they look at, as a person says it. */
import { type AlertCondition, goalUnit, thresholdOf } from './alert-condition.ts';
import { type Dimension, type FigureName, periods, traitsOf } from './alert-figures.ts';

const comparisonWords = { '>': 'above', '>=': 'at least', '<': 'below', '<=': 'at most' } as const;

/** What a condition says: `Error rate of all operations in the last 15 minutes is above 0.2 %, …`. */
export function conditionMeaning(condition: AlertCondition): string {
  const { figure, comparison, over } = condition;
  const { label, of } = traitsOf(figure);
  const whose = of === 'operations' || of === 'signals' ? ` of ${patternWords(condition)}` : '';
  const window = over === undefined ? '' : ` in ${windowWords(over)}`;
  const held = condition.for === 0 ? '' : `, and has been for ${periodWords(condition.for)}`;
  const sentence = `${label}${whose}${window} is ${comparisonWords[comparison]} ${valueWords(condition)}${held}`;
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.${evidenceWords(condition)}`;
}

function patternWords({ pattern = '*', figure }: AlertCondition): string {
  const { dimension, of } = traitsOf(figure);
  if (of === 'signals') return pattern === '*' ? 'all charts' : `the charts of ${pattern}`;
  // Counts are taken together, durations one by one.
  if (dimension === 'time' && pattern === '*') return 'any operation';
  if (dimension === 'time' && pattern.includes('*')) return `any operation like ${pattern}`;
  return pattern === '*' ? 'all operations' : pattern;
}

function valueWords(condition: AlertCondition): string {
  const { figure, amount, unit } = condition;
  if (unit !== goalUnit) return figureText(figure, thresholdOf(condition));
  if (amount === 1) return 'its goal';
  return amount === 2 ? 'twice its goal' : `${amount} times its goal`;
}

/** What it takes before the figure is believed; empty where it is a count. */
function evidenceWords({ figure, comparison, minimum }: AlertCondition): string {
  const { minimum: usual } = traitsOf(figure);
  const needed = minimum ?? usual;
  if (needed === undefined) return '';
  const failures =
    figure === 'error_rate' && minimum === undefined && comparison.startsWith('>')
      ? ' and more than one failure'
      : '';
  return ` It takes ${needed} ${needed === 1 ? 'operation' : 'operations'}${failures}.`;
}

/** A figure in its own measure as text: shares as `0.25 %`, milliseconds as `1.2 s`, bytes as `1.1 GB`. */
export function figureText(figure: FigureName, value: number): string {
  return amountText(traitsOf(figure).dimension, value);
}

function amountText(dimension: Dimension, value: number): string {
  switch (dimension) {
    case 'share':
      return `${digits(value * 100)} %`;
    case 'time':
      if (value < 1_000) return `${digits(value)} ms`;
      return value < 60_000 ? `${digits(value / 1_000)} s` : `${digits(value / 60_000)} min`;
    case 'bytes': {
      const scales = ['B', 'KB', 'MB', 'GB', 'TB'];
      const step = Math.min(scales.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, value)) / 3)));
      return `${digits(value / 1_000 ** step)} ${scales[step]}`;
    }
    case 'count':
      return String(Math.round(value));
  }
}

/** Three significant digits, and no fewer than the whole number has. */
function digits(value: number): string {
  return value >= 1_000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

/** A window that ends now, milliseconds, as `the last minute`, `the last 15 minutes`. */
export function windowWords(over: number): string {
  return `the last ${periodWords(over).replace(/^1 (?=\w+$)/u, '')}`;
}

/** Milliseconds as `15 minutes`, `1 hour 30 minutes`, `2 days`. */
function periodWords(milliseconds: number): string {
  const names = { d: 'day', h: 'hour', m: 'minute', s: 'second' } as const;
  const parts: string[] = [];
  let rest = Math.max(0, milliseconds);
  for (const unit of ['d', 'h', 'm', 's'] as const) {
    const length = periods[unit] ?? 1_000;
    const count = Math.floor(rest / length);
    if (count > 0) parts.push(`${count} ${names[unit]}${count === 1 ? '' : 's'}`);
    rest -= count * length;
  }
  return parts.length === 0 ? 'less than a second' : parts.slice(0, 2).join(' ');
}
