/** Sums by minute, hour, day and week: where they lie and how long they are kept. */
import type { Grain } from '../../../../contract/quality-words.ts';

export type Tier = 'minutes' | 'hours' | 'days' | 'weeks';

const minute = 60_000;
const hour = 60 * minute;
export const dayMs = 24 * hour;

/** Milliseconds of a span. */
export const spanMs: Readonly<Record<Tier, number>> = {
  minutes: minute,
  hours: hour,
  days: dayMs,
  weeks: 7 * dayMs,
};

export const tiers = ['minutes', 'hours', 'days', 'weeks'] as const satisfies readonly Tier[];

export const tierOfGrain: Readonly<Record<Exclude<Grain, 'single'>, Tier>> = {
  minute: 'minutes',
  hour: 'hours',
  day: 'days',
};

/** How long things are kept, milliseconds, and rows where they are many: what is older goes first. Days and weeks stay forever. */
export const kept = {
  samples: { milliseconds: 7 * dayMs, rows: 1_000_000 },
  levels: { milliseconds: dayMs },
  failures: { milliseconds: 5 * 365 * dayMs, rows: 200_000 },
  minutes: { milliseconds: 90 * dayMs, rows: 1_500_000 },
  hours: { milliseconds: 5 * 365 * dayMs },
} as const;
