/**
 * Plans that prove a low failure rate: independent trials of the real mix, their number and the failures allowed fixed beforehand.
 * G. J. Hahn, W. Q. Meeker, Statistical Intervals (1991), 9: a plan passes only if the exact one-sided bound meets the claim.
 */
import { binomialCdf } from './distributions.ts';
import { proportionUpperBound } from './proportion-interval.ts';
import { requireConfidence, requireCount } from './require.ts';
import { StatisticsError } from './statistics-error.ts';

export interface DemonstrationClaim {
  /** The failure probability per trial that is to be shown not to be exceeded: 3e-6 for 3 per million. */
  readonly rate: number;
  readonly confidence: number;
  readonly failuresAllowed: number;
}

/**
 * The smallest number of trials after which at most `failuresAllowed` failures refute every rate above the claim, exactly.
 * Throws invalid-probability (rate outside (0, 1)), invalid-confidence, negative-count, not-an-integer.
 */
export function trialsNeeded({ rate, confidence, failuresAllowed }: DemonstrationClaim): number {
  requireClaim(rate);
  requireConfidence(confidence);
  requireCount('failuresAllowed', failuresAllowed);
  const doubt = 1 - confidence;
  const proves = (trials: number) => binomialCdf(failuresAllowed, trials, rate) <= doubt * (1 + 1e-13);
  let high = Math.max(failuresAllowed + 1, Math.ceil(Math.log(doubt) / Math.log1p(-rate)));
  let low = failuresAllowed + 1;
  while (!proves(high)) [low, high] = [high + 1, 2 * high];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (proves(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The probability that a process of this true failure rate passes a plan. Throws invalid-probability, negative-count, not-an-integer. */
export function passProbability(trials: number, rate: number, failuresAllowed = 0): number {
  requireCount('failuresAllowed', failuresAllowed);
  return binomialCdf(failuresAllowed, trials, rate);
}

export interface DemonstrationOutcome {
  /** The exact one-sided upper bound of the rate that the trials leave possible. */
  readonly upperBound: number;
  /** Whether that bound meets the claim. */
  readonly shown: boolean;
}

/** What `failures` in `trials` show of a claim. Throws as `trialsNeeded` and `proportionUpperBound` do. */
export function judgeDemonstration(
  failures: number,
  trials: number,
  claim: Omit<DemonstrationClaim, 'failuresAllowed'>,
): DemonstrationOutcome {
  requireClaim(claim.rate);
  const upperBound = proportionUpperBound(failures, trials, claim.confidence);
  return { upperBound, shown: upperBound <= claim.rate * (1 + 1e-13) };
}

function requireClaim(rate: number): void {
  if (!(rate > 0 && rate < 1))
    throw new StatisticsError(
      'invalid-probability',
      `A claimed rate of ${rate}; it must lie between 0 and 1.`,
    );
}
