/** Calls that come faster than they can be written one by one: uneventful ones are kept as sums by minute alone. */
import type { Trial } from '../../operations/index.ts';
import { outcomeNumbers, type SumRow } from '../history/evidence.ts';
import { scaleOf } from '../history/processes.ts';
import { Rollup } from '../history/rollup.ts';
import { spanMs } from '../history/tiers.ts';

/** Sums that may wait, by process and minute. */
const mostSums = 2_000;

interface Sum {
  process: string;
  minute: number;
  at: number;
  rollup: Rollup;
}

export class CondensedTrials {
  #sums = new Map<string, Sum>();
  #trials = 0;

  /** Calls in the sums. */
  get trials(): number {
    return this.#trials;
  }

  /** Nothing about it needs a row of its own. */
  static uneventful(trial: Trial): boolean {
    return trial.outcome === 'success' && trial.attempts === 1 && !trial.slow && trial.gatesFailed === 0;
  }

  /** @returns false when no more can wait */
  add(trial: Trial, at: number): boolean {
    const minute = Math.floor(at / spanMs.minutes);
    const key = `${trial.process} ${minute}`;
    let sum = this.#sums.get(key);
    if (!sum) {
      if (this.#sums.size >= mostSums) return false;
      sum = { process: trial.process, minute, at, rollup: new Rollup(scaleOf(trial.process)) };
      this.#sums.set(key, sum);
    }
    sum.at = at;
    sum.rollup.addSample({
      duration: trial.durationMs,
      outcome: outcomeNumbers[trial.outcome],
      timed: trial.timed ? 1 : 0,
      attempts: trial.attempts,
      slow: 0,
      gatesPassed: trial.gatesPassed,
      gatesFailed: 0,
      recoveryAttempts: trial.recoveryAttempts,
      recoverySuccesses: trial.recoverySuccesses,
    });
    this.#trials += 1;
    return true;
  }

  rows(): SumRow[] {
    return [...this.#sums.values()].map(({ process, minute, at, rollup }) => {
      const { data, sketch } = rollup.store();
      return [process, minute, at, data, sketch];
    });
  }
}
