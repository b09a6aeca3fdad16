/** The words of quality: processes, metrics, charts, outcomes. What the other files of this domain begin from. */
import { z } from 'zod';

/** `operation`: every call is a trial. `resource`: a level of the running core, sampled once a second. */
export const processKinds = ['operation', 'resource'] as const;
export type ProcessKind = (typeof processKinds)[number];

/** e.g. `operation:registry.get`, `resource:core.memory`. */
export const processId = z
  .string()
  .regex(/^[a-z]+:[\w.-]{1,100}$/u, 'a process such as operation:registry.get');

/** What is charted: how long it took, whether it failed, or how high it stands. */
export const metrics = ['duration', 'failures', 'level'] as const;
export const metric = z.enum(metrics);
export type Metric = z.infer<typeof metric>;

/** What one point stands for: one operation (or one sample of a level), or all of a minute, hour or day. */
export const grains = ['single', 'minute', 'hour', 'day'] as const;
export const grain = z.enum(grains);
export type Grain = z.infer<typeof grain>;

export const chartTypes = [
  'i-mr',
  'xbar-r',
  'xbar-s',
  'p',
  'np',
  'p-laney',
  'c',
  'u',
  'u-laney',
  'ewma',
  'cusum',
  'g',
  't',
  'run',
] as const;
export const chartType = z.enum(chartTypes);
export type ChartType = z.infer<typeof chartType>;

/** `refused`: the caller's input, rights or state did not allow it, and it was told so; no trial. `cancelled`: by the caller; no trial. */
export const outcomes = ['success', 'failure', 'refused', 'cancelled'] as const;
export const outcome = z.enum(outcomes);
export type Outcome = z.infer<typeof outcome>;

/** How an error is classified; decides whether it counts as a defect and may be tried again. */
export const errorClasses = [
  'refused',
  'cancelled',
  'busy',
  'descriptors',
  'disk-full',
  'read-only',
  'storage',
  'damaged',
  'thread-lost',
  'memory',
  'timeout',
  'validation',
  'unexpected',
] as const;
export const errorClass = z.enum(errorClasses);
export type ErrorClass = z.infer<typeof errorClass>;

/** Past time a view looks at. */
export const spans = ['15m', '1h', '6h', '24h', '7d', '30d', '365d'] as const;
export const span = z.enum(spans);
export type Span = z.infer<typeof span>;
