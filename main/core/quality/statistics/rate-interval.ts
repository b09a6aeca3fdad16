/** How well a Poisson rate is known: F. Garwood, Fiducial Limits for the Poisson Distribution (1936). */
import { chiSquareQuantile, chiSquareTailQuantile } from './distributions.ts';
import { requireConfidence, requireCount, requireFinite } from './require.ts';
import { StatisticsError, type Status } from './statistics-error.ts';

export interface RateInterval {
  readonly status: Status;
  /** Events per unit of exposure; without exposure every field but the status is undefined. */
  readonly rate?: number;
  readonly lower?: number;
  readonly upper?: number;
  /** The upper bound with all of the doubt on its side. */
  readonly upperOneSided?: number;
}

/**
 * The exact interval of a rate from `events` in `exposure` (any unit: hours, operations); at 0 events the lower end is exactly 0.
 * Throws negative-count, not-an-integer, negative-value, invalid-confidence.
 */
export function rateInterval(events: number, exposure: number, confidence = 0.95): RateInterval {
  requireCount('events', events);
  requireFinite('exposure', exposure);
  if (exposure < 0) throw new StatisticsError('negative-value', `An exposure of ${exposure} cannot be.`);
  requireConfidence(confidence);
  if (exposure === 0) return { status: 'insufficient-data' };
  const doubt = 1 - confidence;
  return {
    status: 'ok',
    rate: events / exposure,
    lower: events === 0 ? 0 : chiSquareQuantile(doubt / 2, 2 * events) / 2 / exposure,
    upper: chiSquareTailQuantile(doubt / 2, 2 * events + 2) / 2 / exposure,
    upperOneSided: chiSquareTailQuantile(doubt, 2 * events + 2) / 2 / exposure,
  };
}
