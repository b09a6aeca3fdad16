/** A Weibull distribution, scale in the unit of the times. */
export interface Weibull {
  readonly shape: number;
  readonly scale: number;
}

const mostSteps = 200;

/**
 * The most likely Weibull distribution of times above 0: the shape at which sum(t^k ln t)/sum(t^k) - 1/k is the mean of
 * ln t (rising in k, so Newton within a bracket finds the only one). Undefined where there is none: below two
 * times, a time of 0, or all alike.
 */
export function fitWeibull(times: readonly number[]): Weibull | undefined {
  if (times.length < 2 || times.some((time) => !(time > 0))) return undefined;
  // Relative to the largest: no power overflows, and the units do not matter.
  const largest = times.reduce((most, time) => Math.max(most, time), 0);
  const logs = times.map((time) => Math.log(time / largest));
  const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
  if (logs.every((log) => log === logs[0])) return undefined;
  const shape = findShape(logs, mean);
  const { power } = weightedLogs(logs, shape);
  return { shape, scale: largest * (power / logs.length) ** (1 / shape) };
}

/** The time below which a share of times stays, given as the exponential quantile -ln(1 - share). */
export function weibullQuantile({ shape, scale }: Weibull, exponential: number): number {
  return scale * exponential ** (1 / shape);
}

function findShape(logs: readonly number[], mean: number): number {
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  let shape = 1;
  for (let step = 0; step < mostSteps; step++) {
    const { power, first, second } = weightedLogs(logs, shape);
    const average = first / power;
    const value = average - 1 / shape - mean;
    if (value > 0) high = shape;
    else low = shape;
    const slope = second / power - average * average + 1 / (shape * shape);
    const newton = shape - value / slope;
    const next =
      newton > low && newton < high ? newton : high === Number.POSITIVE_INFINITY ? 2 * low : (low + high) / 2;
    if (Math.abs(next - shape) <= 4 * Number.EPSILON * shape) return next;
    shape = next;
  }
  return shape;
}

/** Sums of t^k, t^k ln t and t^k (ln t)^2. */
function weightedLogs(logs: readonly number[], shape: number) {
  let [power, first, second] = [0, 0, 0];
  for (const log of logs) {
    const weight = Math.exp(shape * log);
    power += weight;
    first += weight * log;
    second += weight * log * log;
  }
  return { power, first, second };
}
