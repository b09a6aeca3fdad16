/** What each set of rules costs and finds. */
import { type PricedSet, pricedShifts, runLengths } from '../chart/price.ts';

const labels: Readonly<Record<PricedSet, string>> = {
  'limits-only': 'Three-sigma limits alone',
  'nelson-1-2': 'Nelson 1 and 2',
  nelson: 'All eight rules of Nelson',
  'western-electric': 'Western Electric, zones',
  ewma: 'EWMA, lambda 0.1, limits 2.7',
  cusum: 'CUSUM, k 0.5, h 5, head start 2.5',
};

const order: readonly PricedSet[] = [
  'nelson-1-2',
  'limits-only',
  'western-electric',
  'nelson',
  'ewma',
  'cusum',
];

/** Average run lengths by shift, in points; between false alarms in seconds at so many points an hour. */
export function falseAlarms(perHour: number | undefined) {
  return {
    sets: order.map((rules) => {
      const [inControl = 0, ...found] = runLengths[rules];
      return {
        rules,
        label: labels[rules],
        shifts: [...pricedShifts],
        averageRunLengths: [inControl, ...found],
        ...(perHour === undefined ? {} : { seconds: (inControl / perHour) * 3_600 }),
      };
    }),
  };
}
