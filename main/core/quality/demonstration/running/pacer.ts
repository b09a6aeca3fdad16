/** Leaves time to others: work comes in slices, and between them the event loop turns or rests. */
import { setImmediate, setTimeout } from 'node:timers/promises';

/** A slice of work, milliseconds: nobody waits longer for the event loop because of trials. */
const sliceMs = 4;
/** Waiting less than this is not worth a timer, milliseconds. */
const leastRestMs = 1;

export class Pacer {
  readonly #load: number;
  #sliceStart = performance.now();
  #owed = 0;
  #pause: Promise<void> | undefined;

  /** @param load share of the time that work may take, 0 to 1 */
  constructor(load: number) {
    this.#load = load;
  }

  /** Undefined: go on at once. Otherwise wait; all lanes wait for the same pause. */
  turn(): Promise<void> | undefined {
    if (this.#pause) return this.#pause;
    const worked = performance.now() - this.#sliceStart;
    if (worked < sliceMs) return undefined;
    this.#pause = this.#rest(worked);
    return this.#pause;
  }

  async #rest(worked: number): Promise<void> {
    this.#owed += worked * (1 / this.#load - 1);
    const began = performance.now();
    if (this.#owed >= leastRestMs) await setTimeout(Math.min(this.#owed, 1_000));
    // Timers alone would starve what waits for input.
    await setImmediate();
    // A timer that came late rested longer than it was asked to.
    this.#owed = Math.max(0, this.#owed - (performance.now() - began));
    this.#sliceStart = performance.now();
    this.#pause = undefined;
  }
}
