/** What went on around a run: the load of the machine, and how long the event loop kept others waiting. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Conditions, machineLoad } from '../conditions.ts';

/** Of the timer that measures the delay, milliseconds; it is part of what is measured. */
const resolution = 10;

export class Surroundings implements Disposable {
  readonly #given: Conditions;
  readonly #delay = monitorEventLoopDelay({ resolution });
  #highest: number;

  constructor(given: Conditions) {
    this.#given = given;
    this.#highest = given.machineLoad.highest;
    this.#delay.enable();
  }

  /** To be called now and then. */
  look(): void {
    this.#highest = Math.max(this.#highest, machineLoad());
  }

  /** The conditions so far. */
  conditions(): Conditions {
    const milliseconds = (nanoseconds: number) =>
      Number.isFinite(nanoseconds) ? Math.round(Math.max(0, nanoseconds / 1e6 - resolution) * 100) / 100 : 0;
    return {
      ...this.#given,
      machineLoad: { ...this.#given.machineLoad, highest: this.#highest },
      loopDelay: {
        p50: milliseconds(this.#delay.percentile(50)),
        p99: milliseconds(this.#delay.percentile(99)),
        max: milliseconds(this.#delay.max),
      },
    };
  }

  [Symbol.dispose](): void {
    this.#delay.disable();
  }
}
