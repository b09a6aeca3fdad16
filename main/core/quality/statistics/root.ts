import { StatisticsError } from './statistics-error.ts';

/** A rising function of one variable: its value and its slope. */
type Rising = (at: number) => { readonly value: number; readonly slope: number };

/**
 * The zero of a rising function between `low` and `high`: Newton's steps from `start`, each one kept inside what is known,
 * halving where a step leaves it or where rounding keeps it from settling. Throws not-converged after 400 steps.
 */
export function findZero(rising: Rising, low: number, high: number, start: number): number {
  let [below, above, at] = [low, high, Math.min(high, Math.max(low, start))];
  for (let step = 0; step < 400; step += 1) {
    const { value, slope } = rising(at);
    if (value === 0) return at;
    if (value < 0) below = at;
    else above = at;
    const guess = at - value / slope;
    const next = step < 60 && guess > below && guess < above ? guess : (below + above) / 2;
    // Newton's steps square the error: what a small one leaves lies below rounding, which a halving never says of itself.
    const settled = next === guess ? 1e-10 : 1e-16;
    if (Math.abs(next - at) <= settled * (1 + Math.abs(at))) return next;
    at = next;
  }
  throw new StatisticsError('not-converged', `No zero was found between ${low} and ${high}.`);
}
