/** What was and was not shown, in words. */
import type { Claim, Demonstration } from '../../../../contract/quality-demonstrations.ts';
import { upperPpm } from './plan.ts';
import { counted, failuresOf, measured, percent } from './words.ts';

export interface Standing {
  scenario: string;
  claim: Claim;
  planned: number;
  done: number;
  failures: number;
  state: Demonstration['state'];
}

export function verdictOf(standing: Standing): string {
  const { scenario, claim, planned, done, failures, state } = standing;
  const so = `${failuresOf(failures)} in ${counted(done)} trials`;
  const surely = `at ${percent(claim.confidence)} confidence (one-sided, exact)`;
  switch (state) {
    case 'passed':
      return `Shown: ${so}. ${capital(surely)} there are fewer than ${claim.ppm} defects per million of ${scenario} under the conditions told in the report.`;
    case 'failed':
      return `Not shown: ${so}, ${failuresOf(claim.allowed)} allowed. ${capital(surely)} there are fewer than ${told(standing)} defects per million; the claim of ${claim.ppm} stays unproved, which is no proof of the contrary.`;
    case 'cancelled':
      return `Nothing is shown: cancelled after ${counted(done)} of ${counted(planned)} trials, ${failuresOf(failures)}. What was counted until then is no evidence: who may stop at will may stop while it looks well.`;
    case 'ready':
      return `Nothing is shown yet: ${counted(planned)} trials are planned, none was made.`;
    default:
      return `Nothing is shown yet: ${counted(done)} of ${counted(planned)} trials, ${failuresOf(failures)}${claim.allowed > 0 ? ` of ${claim.allowed} allowed` : ''}.`;
  }
}

function told({ failures, done, claim }: Standing): string {
  const bound = upperPpm(failures, done, claim.confidence) ?? 1e6;
  // Rounded up: a bound may be too high, never too low.
  const digits = 10 ** (3 - Math.floor(Math.log10(bound)));
  return measured(Math.ceil(bound * digits) / digits);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
