/** A stretch of time in milliseconds, both ends included. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export function isWithin(at: number, intervals: readonly Interval[]): boolean {
  return intervals.some(({ from, to }) => at >= from && at <= to);
}
