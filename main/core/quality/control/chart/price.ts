/** What rules cost: points until the first signal, with nothing wrong and after a shift. */
import type { Chart, Columns } from '../../../../../contract/control-chart.ts';
import type { ChartMethod } from '../methods/chart-method.ts';
import type { RuleSet } from '../methods/method-of.ts';

/** Shifts of the mean in standard deviations; the first of them is none. */
export const pricedShifts = [0, 0.5, 1, 1.5, 2, 3] as const;

export type PricedSet = RuleSet | 'ewma' | 'cusum';

/**
 * Average run lengths at those shifts, as `falseAlarmPrice`, `ewmaRunLength` and `cusumRunLength` give them: written down, since all eight
 * rules of Nelson take seconds to compute.
 */
export const runLengths: Readonly<Record<PricedSet, readonly number[]>> = {
  'nelson-1-2': [216.7, 57.779, 17.053, 8.5104, 5.141, 1.9962],
  nelson: [73.473, 28.225, 9.6233, 4.9459, 3.1342, 1.6666],
  'western-electric': [91.751, 27.325, 9.2219, 4.8719, 3.1276, 1.6666],
  'limits-only': [370.4, 155.22, 43.895, 14.968, 6.303, 2],
  ewma: [356.1, 25.328, 7.5413, 3.8828, 2.4954, 1.4438],
  cusum: [430.39, 28.666, 6.3469, 3.372, 2.3623, 1.5396],
};

/** The rules of a chart about a median; its quantile limits stand where three sigma would. */
export const medianRunLengths: Readonly<Record<string, number>> = {
  limit: 370.4,
  'nelson-2 limit': 216.7,
  'nelson-2 nelson-3 nelson-4 limit': 119.15,
  'weco-4 limit': 152.73,
};

/** Points the present rate is taken from. */
const newest = 100;

/** Undefined of a run chart, whose rules look at all points together. */
export function priceOf(method: ChartMethod, set: RuleSet, columns: Columns): Chart['price'] {
  const averageRunLength = runLengthOf(method, set);
  if (averageRunLength === undefined) return undefined;
  const pause = secondsBetween(columns);
  return {
    rules: [...method.rules],
    averageRunLength,
    ...(pause === undefined ? {} : { seconds: averageRunLength * pause }),
  };
}

function runLengthOf(method: ChartMethod, set: RuleSet): number | undefined {
  const { rules } = method;
  if (rules.includes('shift-up')) return runLengths.cusum[0];
  if (rules.includes('run-longest')) return undefined;
  if (!rules.includes('limit')) return runLengths[set][0];
  return method.panels[0]?.id === 'ewma' ? runLengths.ewma[0] : medianRunLengths[rules.join(' ')];
}

/** Seconds from point to point of late; undefined below two points. */
function secondsBetween({ at, size }: Columns): number | undefined {
  const points = at.filter((_, index) => (size[index] ?? 0) > 0).slice(-newest);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || last <= first) return undefined;
  return (last - first) / 1_000 / (points.length - 1);
}
