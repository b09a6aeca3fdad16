/** How many trials a claim takes, what allowing failures costs, and what the plan risks. */
import type { Claim } from '../../../../contract/quality-demonstrations.ts';
import { passProbability, proportionUpperBound, trialsNeeded } from '../statistics/index.ts';
import { counted, failuresOf, percent } from './words.ts';

export interface Plan {
  claim: Claim;
  trials: number;
  text: string;
  risk: { times: number; passes: number }[];
  alternatives: { allowed: number; trials: number }[];
}

/** Multiples of the claimed rate at which the chance to pass is told. */
const multiples = [0.01, 0.1, 0.5, 1, 2, 10, 100];

/** Trials that show `claim` when no more than `allowed` of them fail (one-sided, exact). */
export function trialsOf({ ppm, confidence, allowed }: Claim): number {
  return trialsNeeded({ rate: ppm / 1e6, confidence, failuresAllowed: allowed });
}

/** The exact one-sided upper bound in ppm after `failures` in `trials`; undefined before the first. */
export function upperPpm(failures: number, trials: number, confidence: number): number | undefined {
  return trials === 0 ? undefined : 1e6 * proportionUpperBound(failures, trials, confidence);
}

/** Everything a person weighs before the plan is fixed. */
export function planOf(claim: Claim): Plan {
  const trials = trialsOf(claim);
  const allowances = [...new Set([0, 1, 2, 3, claim.allowed])].sort((left, right) => left - right);
  return {
    claim,
    trials,
    text: planText(claim, trials),
    risk: multiples
      .filter((times) => (times * claim.ppm) / 1e6 < 1)
      .map((times) => ({ times, passes: passProbability(trials, (times * claim.ppm) / 1e6, claim.allowed) })),
    alternatives: allowances.map((allowed) => ({ allowed, trials: trialsOf({ ...claim, allowed }) })),
  };
}

function planText({ ppm, confidence, allowed }: Claim, trials: number): string {
  const passing = allowed === 0 ? 'without a failure' : `with at most ${failuresOf(allowed)}`;
  return (
    `${counted(trials)} trials ${passing} show, at ${percent(confidence)} confidence (one-sided, exact), fewer than ` +
    `${ppm} defects per million of the chosen operation, on this data, with this mix of inputs, on this machine. ` +
    `It fails with ${allowed === 0 ? 'the first failure' : `failure ${allowed + 1}`}; a failed trial is not made again. ` +
    'It says nothing of other operations, other data or other machines, and it takes the trials to be independent.'
  );
}
