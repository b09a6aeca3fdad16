import type { Grain } from '../../../../../contract/quality-words.ts';
import { windowOf } from './subject.ts';

/** A level is sampled each second: silent for this long, milliseconds, and sampling had stopped. */
const silence = 10_000;

/**
 * Milliseconds between two points from which on something is missing between them. An operation nobody called is no
 * gap: nothing happened. A level exists all the time, so silence means that nobody looked.
 */
export function gapAfter(sampled: boolean, grain: Grain): number {
  if (!sampled) return Number.POSITIVE_INFINITY;
  return grain === 'single' ? silence : windowOf(grain) * 1.5;
}
