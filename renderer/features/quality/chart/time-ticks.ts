/** The words below the horizontal axis. */
import type { ChartAxis, ChartSeries } from './chart-series.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const seconds = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const minutes = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const days = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric' });

/** The times of the marks, as exact as the distance between them; the day is named once per day. */
export function timeTicks(series: ChartSeries, axis: ChartAxis, splits: readonly number[]): string[] {
  const moments = splits.map((split) => (axis === 'time' ? split : series.at[split - series.first]));
  const known = moments.filter((moment) => moment !== undefined);
  const span = (known.at(-1) ?? 0) - (known[0] ?? 0);
  const gap = known.length < 2 ? 0 : span / (known.length - 1);
  let day = known[0] === undefined ? '' : days.format(known[0]);
  return moments.map((moment) => {
    if (moment === undefined) return '';
    if (gap >= dayMs) return days.format(moment);
    const today = days.format(moment);
    const text = (gap < 2 * minuteMs ? seconds : minutes).format(moment);
    if (day === today) return text;
    day = today;
    return `${today}, ${minutes.format(moment)}`;
  });
}
