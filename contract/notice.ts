/**
 * What a reader must know before using a version: why it was yanked, why it is deprecated, what to use instead and when
 * it goes. Pure: the page and the command line say the same.
 */
import type { Deprecation } from './version-summary.ts';

/** The part of a version that warns. */
export interface Warned {
  deprecated?: Deprecation | undefined;
  yanked?: { reason: string } | undefined;
}

/** Whether a deprecated version was to be gone by `now` (milliseconds UTC). */
export function isOverdue(deprecated: Deprecation | undefined, now: number): boolean {
  return deprecated?.removedAt !== undefined && Date.parse(deprecated.removedAt) <= now;
}

/** `removal 2026-03-01`, `removal was due 2026-03-01 (overdue)`; empty when no date was given. Days in UTC. */
export function removalText(deprecated: Deprecation, now: number): string {
  if (deprecated.removedAt === undefined) return '';
  const day = deprecated.removedAt.slice(0, 10);
  return isOverdue(deprecated, now) ? `removal was due ${day} (overdue)` : `removal ${day}`;
}

/** All of it in one line; empty when there is nothing to warn of. `now` in milliseconds UTC. */
export function noticeText({ deprecated, yanked }: Warned, now: number): string {
  const parts: string[] = [];
  if (yanked !== undefined) parts.push(`yanked: ${yanked.reason}`);
  if (deprecated !== undefined) {
    parts.push(`deprecated: ${deprecated.reason}`);
    if (deprecated.replacement !== undefined) parts.push(`use ${deprecated.replacement}`);
    const removal = removalText(deprecated, now);
    if (removal !== '') parts.push(removal);
  }
  return parts.join('; ');
}
