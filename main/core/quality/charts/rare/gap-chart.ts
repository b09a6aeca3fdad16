import { requireCount } from '../../statistics/index.ts';
import type { ChartPoint, ControlChart } from '../control-chart.ts';
import type { RuleSettings } from '../rules/run-rules.ts';
import type { GapLimits, Lines } from './gap-limits.ts';
import { MedianPanel } from './median-panel.ts';

export interface GapSettings extends RuleSettings {
  /** Lines the points are judged by; the lower one of `three-sigma` is always 0. */
  readonly lines?: 'exact' | 'unbiased' | 'three-sigma' | undefined;
}

/**
 * A g chart: good operations between two failures; below the lower limit is worse. One short gap is weak evidence, so
 * nelson-2 about the median belongs to it.
 */
export function createGapChart(
  limits: GapLimits,
  settings: GapSettings = { rules: ['nelson-2'] },
): ControlChart<number | undefined, GapLimits> {
  return new GapChart(limits, settings);
}

class GapChart implements ControlChart<number | undefined, GapLimits> {
  readonly #panel: MedianPanel;
  readonly #which: GapSettings['lines'];

  constructor(limits: GapLimits, settings: GapSettings) {
    this.#which = settings.lines;
    this.#panel = new MedianPanel(limits.status, linesOf(limits, this.#which), settings);
  }

  startStage(limits: GapLimits): void {
    this.#panel.startStage(limits.status, linesOf(limits, this.#which));
  }

  add(gap: number | undefined): ChartPoint {
    const missing = gap === undefined || Number.isNaN(gap);
    if (!missing) requireCount('A gap', gap);
    return this.#panel.add(missing ? undefined : gap);
  }
}

function linesOf(limits: GapLimits, which: GapSettings['lines'] = 'exact'): Lines | undefined {
  return which === 'three-sigma' ? limits.threeSigma : limits[which];
}
