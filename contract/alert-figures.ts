/** What alerts can look at: every figure with what it is measured in, what it is said of, and what it takes to be believed. */

/** What a figure is measured in. A share is 0 to 1, a time milliseconds. */
export type Dimension = 'share' | 'time' | 'bytes' | 'count';

export interface FigureTraits {
  /** As it is told: `error rate`. */
  readonly label: string;
  readonly dimension: Dimension;
  /** `operations`: of those a pattern names; `core`: of the running core; `signals`: of charts; `evidence`: of the recording. */
  readonly of: 'operations' | 'core' | 'signals' | 'evidence';
  /** The window it looks at where none is given, milliseconds; undefined where things are counted as they stand. */
  readonly window: number | undefined;
  /** Operations it takes where nothing else is said; undefined of figures that need none. */
  readonly minimum?: number;
  /** Its processes have goals it can be compared with. */
  readonly goal?: true;
}

const minute = 60_000;
const quarter = 15 * minute;
const operations = { of: 'operations', window: quarter } as const;
const duration = { ...operations, dimension: 'time', goal: true } as const;
const core = { of: 'core', window: minute } as const;

/**
 * Below 20 operations a p95 is the largest duration, below 100 a p99 is. An error rate takes 20 operations and two failures: one failure
 * is an event, not a rate.
 */
export const figures = {
  error_rate: { ...operations, label: 'error rate', dimension: 'share', minimum: 20 },
  p50: { ...duration, label: 'median duration', minimum: 20 },
  p95: { ...duration, label: 'p95 of durations', minimum: 20 },
  p99: { ...duration, label: 'p99 of durations', minimum: 100 },
  duration: { ...duration, label: 'mean duration', minimum: 20 },
  failures: { ...operations, label: 'failures', dimension: 'count' },
  operations: { ...operations, label: 'operations', dimension: 'count' },
  memory: { ...core, label: 'memory', dimension: 'bytes' },
  heap: { ...core, label: 'heap', dimension: 'bytes' },
  cpu: { ...core, label: 'processor use', dimension: 'share' },
  event_loop: { ...core, label: 'delay of events', dimension: 'time' },
  disk_free: { ...core, label: 'free space of the disk', dimension: 'share' },
  signals: { of: 'signals', window: undefined, label: 'open signals', dimension: 'count' },
  lost_samples: { of: 'evidence', window: quarter, label: 'lost samples', dimension: 'count' },
} as const satisfies Record<string, FigureTraits>;

export type FigureName = keyof typeof figures;
export const figureNames = Object.keys(figures) as FigureName[];

export function traitsOf(figure: FigureName): FigureTraits {
  return figures[figure];
}

/** What one of a unit comes to: of a share 1, milliseconds, bytes, pieces. As it is written in conditions. */
export const units: Readonly<Record<Dimension, Readonly<Record<string, number>>>> = {
  share: { '%': 0.01 },
  time: { ms: 1, s: 1_000, min: minute, h: 60 * minute },
  bytes: {
    B: 1,
    KB: 1e3,
    MB: 1e6,
    GB: 1e9,
    TB: 1e12,
    KiB: 1024,
    MiB: 1024 ** 2,
    GiB: 1024 ** 3,
    TiB: 1024 ** 4,
  },
  count: { '': 1 },
};

/** The unit a word means for a dimension, whatever its case; `m` is a minute. */
export function unitNamed(dimension: Dimension, word: string): string | undefined {
  const wanted = dimension === 'time' && word === 'm' ? 'min' : word.toLowerCase();
  return Object.keys(units[dimension]).find((unit) => unit.toLowerCase() === wanted);
}

/** Units of windows and waiting times: milliseconds. */
export const periods: Readonly<Record<string, number>> = {
  s: 1_000,
  m: minute,
  h: 60 * minute,
  d: 1_440 * minute,
};
