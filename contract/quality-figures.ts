/** Figures of a process: reliability with its interval, sigma level with its convention, durations, resources. */
import { z } from 'zod';
import { errorClass, processId, processKinds } from './quality-words.ts';
import { timestamp } from './version-summary.ts';

const count = z.number().int().min(0);

/**
 * Share of trials without a defect, 0 to 1. `lower` and `upper`: Wilson, two-sided 95 %. `worst`: exact one-sided 95 % upper bound of the
 * share of defects (Clopper-Pearson; 1-0.05^(1/n) at zero defects).
 */
export const reliability = z.object({
  trials: count,
  defects: count,
  rate: z.number(),
  lower: z.number(),
  upper: z.number(),
  worst: z.number(),
});

/**
 * Sigma level = long-term Z + 1.5, one-sided. `level` is absent at zero defects (unbounded) and `atLeast` (of the exact one-sided 95 % bound)
 * is what may be said. Both absent: not enough data.
 */
export const sigmaLevel = z.object({
  level: z.number().optional(),
  atLeast: z.number().optional(),
  dpmo: z.number().optional(),
  dpmoAtMost: z.number().optional(),
});

/** Milliseconds; from a sketch with 1 % relative error, extremes exact. */
export const durations = z.object({
  count,
  mean: z.number(),
  p50: z.number(),
  p95: z.number(),
  p99: z.number(),
  min: z.number(),
  max: z.number(),
});

/** `none`: nothing happened yet; `few`: below 25 trials or points, no claim is made. */
export const evidence = z.enum(['none', 'few', 'enough']);

/** One row of the dashboard. */
export const processSummary = z.object({
  process: processId,
  kind: z.enum(processKinds),
  label: z.string(),
  evidence,
  trials: count,
  refused: count,
  cancelled: count,
  reliability: reliability.optional(),
  sigma: sigmaLevel.optional(),
  durations: durations.optional(),
  /** Of a resource: the last level, and its extremes within the span. */
  level: z
    .object({ unit: z.enum(['bytes', 'share', 'ms']), last: z.number(), min: z.number(), max: z.number() })
    .optional(),
  /** Beyond the goal for durations or memory. */
  violations: count,
  /** Gates before and after: passed, failed. Recovery: tried, helped. */
  gates: z.object({ passed: count, failed: count }),
  recovery: z.object({ attempts: count, successes: count, retries: count }),
  /** Median duration or mean level over equal parts of the span, oldest first; null where nothing happened. */
  trend: z.array(z.number().nullable()).max(60),
  openSignals: count,
  lastAt: timestamp.optional(),
});
export type ProcessSummary = z.infer<typeof processSummary>;

export const targets = z.object({
  /** Share of trials without a defect that is wanted, e.g. 0.999997. */
  reliability: z.number().gt(0).lt(1),
  durationMs: z.number().positive().max(86_400_000),
  /** Growth of the core's memory one operation may cause. */
  memoryBytes: z.number().int().positive(),
});
export type Targets = z.infer<typeof targets>;

/** What got lost on the way into the evidence. */
export const recording = z.object({
  /** `lost` samples could not be written since the start (`reason` says why) and are missing from every figure. */
  state: z.enum(['recording', 'waiting', 'losing']),
  lost: count,
  waiting: count,
  reason: z.string().optional(),
  since: timestamp.optional(),
});
export type Recording = z.infer<typeof recording>;

/** One class of defects of a process. */
export const defectClass = z.object({
  class: errorClass.or(z.literal('slow')),
  code: z.string(),
  process: processId,
  count,
  share: z.number(),
  /** Of this and all more frequent classes, 0 to 1. */
  cumulative: z.number(),
  firstAt: timestamp,
  lastAt: timestamp,
  /** Of the last one. */
  message: z.string(),
  logId: z.string().optional(),
});
export type DefectClass = z.infer<typeof defectClass>;
