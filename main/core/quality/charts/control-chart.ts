import type { QualityRuleId } from '../../../../contract/quality-rules.ts';

/** One value on one panel of a chart with the limits it was judged by; what is not there is undefined. */
export interface PlottedValue {
  readonly value: number | undefined;
  readonly center: number | undefined;
  readonly lcl: number | undefined;
  readonly ucl: number | undefined;
  /** Rules it breaks, lowest first. */
  readonly violations: readonly QualityRuleId[];
}

/** A judged point. Index: from 0, of the points the chart was given, gaps included. */
export interface ChartPoint extends PlottedValue {
  readonly index: number;
  /** Distance from the centre line in standard errors; undefined while sigma is 0 or unknown. */
  readonly z: number | undefined;
  /** `gap`: the value is missing. `signal`: some panel of the chart breaks a rule. */
  readonly state: 'gap' | 'ok' | 'signal';
}

/**
 * A chart with limits that stand: judges one point at a time, in the order in which points came. It keeps a few
 * numbers and no points, and never changes its limits by itself.
 */
export interface ControlChart<Input, Limits, Point extends ChartPoint = ChartPoint> {
  /** Judges the next point. Throws StatisticsError, and stays as it was, for one that cannot be. */
  add(input: Input): Point;
  /** From the next point on these limits hold and every counter starts anew. */
  startStage(limits: Limits): void;
}

/** Judges points that are all there: exactly what one at a time gives. */
export function judge<Input, Limits, Point extends ChartPoint>(
  chart: Pick<ControlChart<Input, Limits, Point>, 'add'>,
  inputs: Iterable<Input>,
): Point[] {
  return Array.from(inputs, (input) => chart.add(input));
}
