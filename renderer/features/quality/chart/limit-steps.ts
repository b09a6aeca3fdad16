/** Limits as steps across a panel, no more of them than can be told apart. */
import { type LimitRun, type PanelSeries, runIndex } from './chart-series.ts';
import type { ChartFrame, PanelPlace } from './panel-frame.ts';

/** Limits that hold between two places, pixels. */
export interface LimitStep {
  left: number;
  right: number;
  run: LimitRun;
}

/** The steps in view; those narrower than a pixel are left out, their neighbour stands for them. */
export function limitSteps({ series, x }: ChartFrame, panel: PanelSeries, place: PanelPlace): LimitStep[] {
  const { box } = place;
  const end = box.left + box.width;
  const steps: LimitStep[] = [];
  const first = series.first + place.from;
  const startOf = (sequence: number): number => {
    const position = sequence - series.first;
    if (position <= 0) return box.left;
    const here = place.x(x[position] ?? 0);
    // Halfway between two points: neither lies on the edge of the other's limits.
    return (here + place.x(x[position - 1] ?? 0)) / 2;
  };
  for (let index = Math.max(0, runIndex(panel, first)); index < panel.runs.length; index += 1) {
    const run = panel.runs[index];
    if (run === undefined || run.from > series.first + place.to) break;
    const next = panel.runs[index + 1];
    const left = steps.at(-1)?.right ?? box.left;
    const right = next === undefined ? end : Math.min(end, startOf(next.from));
    if (right - left >= 1) steps.push({ left, right, run });
  }
  return steps;
}

/** Center plus `factor` sigma; on a logarithmic scale center times e to that. undefined without sigma. */
export function zoneEdge(
  { scale }: PanelSeries,
  { center, sigma }: LimitRun,
  factor: number,
): number | undefined {
  if (center === null || sigma === null || sigma <= 0) return undefined;
  return scale === 'log' ? center * Math.exp(factor * sigma) : center + factor * sigma;
}
