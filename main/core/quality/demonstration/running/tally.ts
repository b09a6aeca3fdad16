/** What a demonstration counted so far, over all its runs. */
import { createSketch, type Sketch, sketchFromBytes } from '../../statistics/index.ts';
import type { Counts, DemonstrationRecord, TrialFailure } from '../store/records.ts';

export class Tally {
  readonly #durations: Sketch;
  readonly #ranBefore: number;
  readonly #startedAt = performance.now();
  done: number;
  failures: number;
  voided: number;
  readonly #saved: TrialFailure[];
  #unsaved: TrialFailure[] = [];

  constructor(record: Counts & Pick<DemonstrationRecord, 'failed'>) {
    this.#saved = [...record.failed];
    this.done = record.done;
    this.failures = record.failures;
    this.voided = record.voided;
    this.#ranBefore = record.runningMs;
    this.#durations = record.durations ? sketchFromBytes(record.durations) : createSketch();
  }

  /** @param durationMs of one that counts */
  count(durationMs: number): void {
    this.done += 1;
    this.#durations.add(durationMs);
  }

  fail(durationMs: number, failure: Pick<TrialFailure, 'class' | 'message'>): void {
    this.count(durationMs);
    this.failures += 1;
    this.#unsaved.push({ trial: this.done, at: Date.now(), ...failure });
  }

  /** Every failure, those not stored yet last. */
  get failed(): TrialFailure[] {
    return [...this.#saved, ...this.#unsaved];
  }

  get unsaved(): readonly TrialFailure[] {
    return this.#unsaved;
  }

  /** The first `count` of the unsaved are stored now. */
  saved(count: number): void {
    this.#saved.push(...this.#unsaved.splice(0, count));
  }

  get runningMs(): number {
    return this.#ranBefore + performance.now() - this.#startedAt;
  }

  counts(): Counts {
    const { done, failures, voided, runningMs } = this;
    return { done, failures, voided, runningMs, durations: this.#durations.toBytes() };
  }
}

/** Quantiles of a stored sketch; undefined before the first trial. */
export function durationsOf({ durations }: Pick<DemonstrationRecord, 'durations'>) {
  if (!durations) return undefined;
  const sketch = sketchFromBytes(durations);
  const at = (share: number) => sketch.quantile(share) ?? 0;
  return sketch.n === 0
    ? undefined
    : {
        count: sketch.n,
        p50: at(0.5),
        p95: at(0.95),
        p99: at(0.99),
        min: sketch.min ?? 0,
        max: sketch.max ?? 0,
      };
}
