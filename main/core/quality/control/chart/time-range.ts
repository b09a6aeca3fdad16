import type { ChartInput } from '../../../../../contract/control-chart.ts';
import type { Span } from '../../../../../contract/quality-words.ts';
import { refuse } from '../../../refuse.ts';

const hour = 3_600_000;

/** Milliseconds of a span. */
export const spanMs: Readonly<Record<Span, number>> = {
  '15m': hour / 4,
  '1h': hour,
  '6h': 6 * hour,
  '24h': 24 * hour,
  '7d': 7 * 24 * hour,
  '30d': 30 * 24 * hour,
  '365d': 365 * 24 * hour,
};

/** From `from` up to but without `to`, milliseconds since the epoch. */
export interface TimeRange {
  readonly from: number;
  readonly to: number;
  /** It ends now, and more will come. */
  readonly live: boolean;
}

/** The time a chart is asked for. @throws Refusal INVALID_INPUT where it ends before it begins */
export function timeRange(input: Pick<ChartInput, 'span' | 'from' | 'to'>, now: number): TimeRange {
  const to = input.to === undefined ? now : Date.parse(input.to);
  const from = input.from === undefined ? Math.min(to, now) - spanMs[input.span] : Date.parse(input.from);
  if (from >= to)
    throw refuse.input('The time asked for ends before it begins.', [
      { field: 'to', message: `a moment after ${new Date(from).toISOString()}` },
    ]);
  // What is recorded in this very millisecond belongs to it.
  return { from, to: to >= now ? now + 1 : to, live: to >= now };
}
