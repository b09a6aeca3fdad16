/** Both ends of a confidence interval, the lower one first. */
export type Interval = readonly [lower: number, upper: number];
