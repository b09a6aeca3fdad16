/** Where limits come from, in words: what stands below a chart. */
import type { Chart, Limits } from '../../../../contract/control-chart.ts';
import { countText } from '../../../ui/count-text.ts';
import { ruleName } from './rule-marks.ts';
import { timeText } from './value-words.ts';

const moment = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** One fact a line: name and words. */
export interface LimitsFact {
  name: string;
  text: string;
}

/** `frozen`, `trial`, `provisional` and none, for those who do not know these words. */
export function limitsState({ state, provisional, version, status }: Limits): {
  label: string;
  meaning: string;
} {
  if (state === 'none')
    return { label: 'No limits', meaning: noLimits[status] ?? 'There are no limits yet.' };
  const few = provisional
    ? ' They rest on fewer than 25 points and will move with more: provisional, not to be relied on.'
    : '';
  if (state === 'frozen')
    return {
      label: provisional ? `Frozen v${version ?? 1}, provisional` : `Frozen v${version ?? 1}`,
      meaning: `New points are judged by limits that were fixed on a baseline and do not follow them.${few}`,
    };
  return {
    label: provisional ? 'Trial, provisional' : 'Trial',
    meaning: `Estimated from the points shown, so a lasting change pulls them along. Freeze them once the process is as it should be.${few}`,
  };
}

const noLimits: Partial<Record<Limits['status'], string>> = {
  'insufficient-data': 'There are too few points to estimate limits.',
  'zero-variation': 'All values are the same: without variation there are no limits, and no rule may fire.',
  unbounded: 'The figures allow no limit.',
};

/** n, method, baseline with who fixed it, rules and what they cost. */
export function limitsFacts({ limits, columns, price }: Chart): LimitsFact[] {
  const { baseline, frozenAt, by, reason } = limits;
  return [
    { name: 'Points', text: countText(columns.at.length) },
    ...(limits.method === '' ? [] : [{ name: 'Method', text: limits.method }]),
    ...(baseline === undefined
      ? []
      : [
          {
            name: 'Baseline',
            text: `${moment.format(new Date(baseline.from))} – ${moment.format(new Date(baseline.to))}, n = ${countText(baseline.points)}${
              baseline.excluded === 0 ? '' : `, ${countText(baseline.excluded)} excluded`
            }`,
          },
        ]),
    ...(frozenAt === undefined
      ? []
      : [
          {
            name: 'Frozen',
            text: `${moment.format(new Date(frozenAt))}${by === undefined ? '' : ` by ${by}`}${reason === undefined ? '' : `: ${reason}`}`,
          },
        ]),
    ...(price === undefined
      ? []
      : [
          {
            name: 'Rules',
            text: price.rules.length === 0 ? 'none' : price.rules.map(ruleName).join('; '),
          },
          { name: 'False signals', text: priceText(price) },
        ]),
  ];
}

/** How often the rules cry wolf while nothing is wrong. */
export function priceText({ averageRunLength, seconds }: NonNullable<Chart['price']>): string {
  if (!(averageRunLength > 0) || !Number.isFinite(averageRunLength)) return 'none to be expected';
  const points = `one in ${countText(Math.round(averageRunLength))} points`;
  if (seconds === undefined) return `${points} while nothing is wrong`;
  return `${points}: every ${timeText(seconds * 1_000)} at this rate, while nothing is wrong`;
}
