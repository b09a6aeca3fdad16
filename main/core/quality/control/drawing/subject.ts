/** What is charted: a process, one of its metrics, by the single operation or by window, on one type of chart. */
import type { Panel } from '../../../../../contract/control-chart.ts';
import type { ChartType, Grain, Metric } from '../../../../../contract/quality-words.ts';

/** What limits belong to. */
export interface ChartKey {
  readonly process: string;
  readonly metric: Metric;
  readonly grain: Grain;
  readonly type: ChartType;
}

export type LevelUnit = 'bytes' | 'share' | 'ms';

/** How the values of a metric are shown: durations as milliseconds on a logarithmic scale, as they were charted. */
export interface Scale {
  readonly scale: Panel['scale'];
  readonly unit: Panel['unit'];
  readonly title: string;
}

export function scaleOf(metric: Metric, unit: LevelUnit | undefined): Scale {
  if (metric === 'duration') return { scale: 'log', unit: 'ms', title: 'Duration' };
  return { scale: 'linear', unit: unit ?? 'count', title: 'Level' };
}

/** Milliseconds in a window of this grain; 0 for single points. */
export function windowOf(grain: Grain): number {
  switch (grain) {
    case 'single':
      return 0;
    case 'minute':
      return 60_000;
    case 'hour':
      return 3_600_000;
    case 'day':
      return 86_400_000;
  }
}

/** Charts of what lies between two failures: each of their points is a failure. */
export function isRare(type: ChartType): boolean {
  return type === 'g' || type === 't';
}
