/** A control chart as it crosses a boundary: panels over one x, limits with their provenance, signals. */
import { z } from 'zod';
import { chartType, grain, metric, processId, span } from './quality-words.ts';
import { timestamp } from './version-summary.ts';

const count = z.number().int().min(0);
/** null: nothing there (a gap). */
const values = z.array(z.number().nullable());

export const ruleSets = ['nelson-1-2', 'nelson', 'western-electric', 'limits-only'] as const;

/** Which chart is asked for. What is left out is chosen, and the answer says why. */
export const chartInput = z.object({
  process: processId,
  metric: metric.optional(),
  grain: grain.optional(),
  type: chartType.optional(),
  span: span.default('24h'),
  /** Instead of a span that ends now. */
  from: timestamp.optional(),
  to: timestamp.optional(),
  rules: z.enum(ruleSets).default('nelson-1-2'),
  /** Newest points that are answered. */
  most: z.number().int().min(10).max(20_000).default(10_000),
});
export type ChartInput = z.infer<typeof chartInput>;

/**
 * One panel: a value a point, with the limits it was judged by. Zones: on a linear scale center ± k·sigma, on a log scale center·exp(±k·sigma).
 * Limits are as drawn (floored, clipped); null where there are none.
 */
export const panel = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.enum(['ms', 'bytes', 'share', 'count', 'factor', 'sigma', 'operations', 'seconds']),
  scale: z.enum(['linear', 'log']),
  /** Whether zones of one and two sigma mean anything here. */
  zones: z.boolean(),
  value: values,
  center: values,
  lower: values,
  upper: values,
  sigma: values,
});
export type Panel = z.infer<typeof panel>;

/** A point that breaks rules; `rules` lowest first, as in `quality-rules`. */
export const flag = z.object({ panel: z.string(), index: count, rules: z.array(z.string()).min(1) });

/** A break in the process: from here other limits hold and counting of rules starts anew. */
export const stage = z.object({ start: count, limitsVersion: count.optional(), label: z.string() });

/** Where limits come from. Versions are never changed: the next one is a new version. */
export const limits = z.object({
  /** Absent: trial limits, estimated from what is shown and kept nowhere. */
  version: count.optional(),
  state: z.enum(['frozen', 'trial', 'none']),
  /** Fewer than 25 points. */
  provisional: z.boolean(),
  status: z.enum(['ok', 'insufficient-data', 'zero-variation', 'unbounded']),
  method: z.string(),
  baseline: z.object({ from: timestamp, to: timestamp, points: count, excluded: count }).optional(),
  frozenAt: timestamp.optional(),
  by: z.string().optional(),
  reason: z.string().optional(),
});
export type Limits = z.infer<typeof limits>;

export const annotation = z.object({
  id: z.string(),
  at: timestamp,
  cause: z.string(),
  action: z.string(),
  by: z.string(),
  createdAt: timestamp,
});
export type Annotation = z.infer<typeof annotation>;

/** Points left out of estimating limits and of judging, from one moment to another, both inclusive. */
export const exclusion = z.object({
  id: z.string(),
  from: timestamp,
  to: timestamp,
  reason: z.string(),
  by: z.string(),
  createdAt: timestamp,
});
export type Exclusion = z.infer<typeof exclusion>;

/** Columns of points, all of the same length: the first of each is the oldest. */
export const columns = z.object({
  /** Milliseconds since the epoch: start of what the point stands for. */
  at: z.array(z.number()),
  /** Operations a point stands for; 1 for single ones. */
  size: z.array(z.number()),
  /** Indices of points that are left out; a gap (`size` 0, all null) stands where points are missing. */
  excluded: z.array(count),
  panels: z.array(panel),
  flags: z.array(flag),
});
export type Columns = z.infer<typeof columns>;

export const chart = z.object({
  process: processId,
  label: z.string(),
  metric,
  grain,
  type: chartType,
  /** Why this type, with the numbers it was decided by; other types that can be asked for. */
  reason: z.string(),
  choices: z.array(z.object({ type: chartType, grain, reason: z.string() })),
  from: timestamp,
  to: timestamp,
  columns,
  /**
   * A point that is not complete yet: shown open, never judged. The current window stands at its beginning; the gap since the last
   * failure stands at the present moment and is at least as long as it says. One value a panel.
   */
  open: z.object({ at: z.number(), size: count, values: z.array(z.number().nullable()) }).optional(),
  stages: z.array(stage),
  limits,
  annotations: z.array(annotation),
  exclusions: z.array(exclusion),
  /** What to know before believing it: autocorrelation, few points, clock that went backwards, lost samples, skew. */
  warnings: z.array(z.object({ code: z.string(), message: z.string() })),
  /**
   * Of the rules in use: points between false alarms on average, and how long that is at the present rate. Absent for run charts, whose
   * rules look at all points together.
   */
  price: z
    .object({
      rules: z.array(z.string()),
      averageRunLength: z.number(),
      seconds: z.number().optional(),
    })
    .optional(),
  /** Points there were before those answered. */
  earlier: count,
});
export type Chart = z.infer<typeof chart>;

/**
 * A signal: a point or run of points that breaks a rule, with what was found out about it. The registry raises them for the first panel of
 * each process's own charts: durations one by one, levels by the minute, gaps between failures.
 */
export const signal = z.object({
  id: z.string(),
  process: processId,
  label: z.string(),
  metric,
  grain,
  type: chartType,
  panel: z.string(),
  rule: z.string(),
  at: timestamp,
  value: z.number(),
  center: z.number().optional(),
  lower: z.number().optional(),
  upper: z.number().optional(),
  limitsVersion: count.optional(),
  /** In words: what happened, how likely that is while nothing changed, what to look at next. */
  text: z.string(),
  probability: z.number().optional(),
  next: z.string(),
  /** Where very many of a chart are open, further spells are counted on the newest instead of standing by themselves. */
  spells: count.min(1),
  /** When the newest spell began; `at` where there was one. */
  lastAt: timestamp,
  state: z.enum(['open', 'acknowledged']),
  annotation: annotation.optional(),
});
export type Signal = z.infer<typeof signal>;

/** One call as it was recorded. */
export const sample = z.object({
  id: count,
  at: timestamp,
  process: processId,
  durationMs: z.number(),
  outcome: z.string(),
  class: z.string().optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  logId: z.string().optional(),
  subject: z.string().optional(),
  actor: z.string().optional(),
  attempts: count,
});
export type Sample = z.infer<typeof sample>;

export const capability = z.object({
  status: z.enum(['ok', 'insufficient-data', 'zero-variation', 'not-in-control']),
  /** Fewer than 25 values. */
  provisional: z.boolean(),
  n: count,
  unit: z.string(),
  /** The scale indices are computed on: logarithms of durations. */
  scale: z.enum(['linear', 'log']),
  lowerLimit: z.number().optional(),
  upperLimit: z.number().optional(),
  mean: z.number().optional(),
  within: z.number().optional(),
  overall: z.number().optional(),
  indices: z.array(
    z.object({
      name: z.enum(['Cp', 'Cpk', 'Pp', 'Ppk', 'Cpm']),
      value: z.number().optional(),
      lower: z.number().optional(),
      upper: z.number().optional(),
    }),
  ),
  observedPpm: z.number().optional(),
  expectedPpm: z.number().optional(),
  /** In words. */
  note: z.string(),
  histogram: z.array(z.object({ from: z.number(), to: z.number(), count })),
});
export type Capability = z.infer<typeof capability>;
