/** What every type of chart is to the rest: panels, limits from a baseline, and a pen that judges point by point. */
import type { Panel } from '../../../../../contract/control-chart.ts';
import type { QualityRuleId } from '../../../../../contract/quality-rules.ts';
import type { LimitsState } from '../../charts/index.ts';
import type { Observation } from '../drawing/observation.ts';

/** A panel without its points. */
export type PanelShape = Pick<Panel, 'id' | 'title' | 'unit' | 'scale' | 'zones'>;

/** One value of one panel as it is drawn; undefined: nothing there. */
export interface Drawn {
  readonly value: number | undefined;
  readonly center: number | undefined;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  /** Of one point about the centre, in the unit of the zones: of logarithms on a logarithmic scale. */
  readonly sigma: number | undefined;
  readonly rules: readonly QualityRuleId[];
}

/** Limits as they are kept: plain data of the chart they belong to. */
export type StoredLimits = LimitsState & { readonly chart: string };

export interface Pen<Limits = StoredLimits> {
  /** Judges the next point; undefined: a gap, or a point left out. One entry a panel. */
  add(observation: Observation | undefined): readonly Drawn[];
  startStage(limits: Limits): void;
}

export interface ChartMethod {
  readonly panels: readonly PanelShape[];
  /** Rules of a set that mean something here. */
  readonly rules: readonly QualityRuleId[];
  /** How limits come about, in words. */
  describe(limits: StoredLimits): string;
  /** Whether a point has a value here at all. */
  counts(observation: Observation): boolean;
  /** How many operations a point stands for. */
  sizeOf(observation: Observation): number;
  /** The value of the first panel of a point that is not judged. */
  shown(observation: Observation): number | undefined;
  /** Limits from a baseline; undefined where a point is missing. */
  estimate(baseline: readonly (Observation | undefined)[]): StoredLimits;
  /** @throws Error for limits of another chart */
  pen(limits: StoredLimits): Pen;
}

/** Limits as those of one chart, as they were kept under its type. @throws Error */
export function limitsOf<Limits extends StoredLimits>(
  limits: StoredLimits,
  ...charts: readonly Limits['chart'][]
): Limits {
  if (charts.includes(limits.chart)) return limits as Limits;
  throw new Error(`limits of a chart ${limits.chart} where those of ${charts.join(' or ')} belong`);
}
