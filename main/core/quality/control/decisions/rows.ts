/** Rows of decisions and what they say. */
import type { Annotation, Exclusion, Signal } from '../../../../../contract/control-chart.ts';
import type { ChartType, Grain, Metric } from '../../../../../contract/quality-words.ts';
import { timestampOf } from '../drawing/moment.ts';
import type { ChartKey } from '../drawing/subject.ts';
import type { StoredLimits } from '../methods/chart-method.ts';

/** Limits as they were frozen. Times in milliseconds since the epoch. */
export interface LimitsVersion extends ChartKey {
  readonly version: number;
  readonly limits: StoredLimits;
  readonly baseline: Baseline;
  readonly frozenAt: number;
  readonly by: string;
  readonly reason: string;
}

/** What limits come from: the points from one moment to another, both included. */
export interface Baseline {
  readonly from: number;
  readonly to: number;
  /** That limits were estimated from. */
  readonly points: number;
  /** That were left out. */
  readonly excluded: number;
  /** Of neighbours, lag 1; undefined where it cannot be told. */
  readonly autocorrelation: number | undefined;
}

export interface LimitsRow {
  process: string;
  metric: Metric;
  grain: Grain;
  type: ChartType;
  version: number;
  limits: string;
  baseline_from: number;
  baseline_to: number;
  points: number;
  excluded: number;
  autocorrelation: number | null;
  frozen_at: number;
  actor: string;
  reason: string;
}

export function limitsVersionOf(row: LimitsRow): LimitsVersion {
  const { process, metric, grain, type, version, reason } = row;
  return {
    process,
    metric,
    grain,
    type,
    version,
    limits: JSON.parse(row.limits) as StoredLimits,
    baseline: {
      from: row.baseline_from,
      to: row.baseline_to,
      points: row.points,
      excluded: row.excluded,
      autocorrelation: row.autocorrelation ?? undefined,
    },
    frozenAt: row.frozen_at,
    by: row.actor,
    reason,
  };
}

export interface AnnotationRow {
  annotation_id: string;
  process: string;
  at: number;
  cause: string;
  action: string;
  actor: string;
  created_at: number;
}

export function annotationOf(row: AnnotationRow): Annotation {
  return {
    id: row.annotation_id,
    at: timestampOf(row.at),
    cause: row.cause,
    action: row.action,
    by: row.actor,
    createdAt: timestampOf(row.created_at),
  };
}

export interface ExclusionRow {
  exclusion_id: string;
  process: string;
  from_at: number;
  to_at: number;
  reason: string;
  actor: string;
  created_at: number;
}

export function exclusionOf(row: ExclusionRow): Exclusion {
  return {
    id: row.exclusion_id,
    from: timestampOf(row.from_at),
    to: timestampOf(row.to_at),
    reason: row.reason,
    by: row.actor,
    createdAt: timestampOf(row.created_at),
  };
}

/** A signal before it has an id. Times in milliseconds since the epoch. */
export interface RaisedSignal extends ChartKey {
  readonly panel: string;
  readonly rule: string;
  readonly at: number;
  readonly value: number;
  readonly center: number | undefined;
  readonly lower: number | undefined;
  readonly upper: number | undefined;
  readonly limitsVersion: number | undefined;
  readonly text: string;
  readonly probability: number | undefined;
  readonly next: string;
}

export interface SignalRow {
  signal_id: string;
  process: string;
  metric: Metric;
  grain: Grain;
  type: ChartType;
  panel: string;
  rule: string;
  at: number;
  value: number;
  center: number | null;
  lower: number | null;
  upper: number | null;
  limits_version: number | null;
  text: string;
  probability: number | null;
  next: string;
  spells: number;
  last_at: number;
  annotation_id: string | null;
}

/** Without the label of its process, which the core knows. */
export function signalOf(row: SignalRow, annotation: AnnotationRow | undefined): Omit<Signal, 'label'> {
  const { process, metric, grain, type, panel, rule, value, text, next } = row;
  return {
    id: row.signal_id,
    process,
    metric,
    grain,
    type,
    panel,
    rule,
    at: timestampOf(row.at),
    value,
    ...known('center', row.center),
    ...known('lower', row.lower),
    ...known('upper', row.upper),
    ...known('limitsVersion', row.limits_version),
    text,
    ...known('probability', row.probability),
    next,
    spells: row.spells,
    lastAt: timestampOf(row.last_at),
    state: row.annotation_id === null ? 'open' : 'acknowledged',
    ...(annotation === undefined ? {} : { annotation: annotationOf(annotation) }),
  };
}

function known<Name extends string>(name: Name, value: number | null): Partial<Record<Name, number>> {
  return value === null ? {} : ({ [name]: value } as Record<Name, number>);
}
