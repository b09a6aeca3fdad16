/**
 * When things happened, by a clock that never goes back while it runs: the wall clock is followed forward and, where it is set back,
 * left; time then goes on with the monotonic clock until the wall clock has caught up. A new run begins with the wall clock, or where
 * the last one ended when that is a little later.
 */

/** A lead over the wall clock that is kept from one run to the next, milliseconds; more is a clock that was wrong. */
const mostLead = 3_600_000;
/** Differences below this are the two clocks' own, milliseconds. */
const drift = 1_000;

export interface Clocks {
  /** Milliseconds since the epoch; may jump. */
  wall(): number;
  /** Milliseconds since some moment; only rises. */
  monotonic(): number;
}

export class EvidenceClock {
  readonly #clocks: Clocks;
  /** Wall time minus monotonic time. */
  #offset: number;
  /** How often the wall clock was set back. */
  #setBack = 0;
  #behind = false;

  constructor(clocks: Clocks = { wall: Date.now, monotonic: () => performance.now() }) {
    this.#clocks = clocks;
    this.#offset = clocks.wall() - clocks.monotonic();
  }

  get setBack(): number {
    return this.#setBack;
  }

  /** Milliseconds since the epoch, whole; never less than before. */
  now(): number {
    const now = this.#clocks.monotonic() + this.#offset;
    const ahead = this.#clocks.wall() - now;
    if (ahead > drift) this.#offset += ahead;
    const behind = ahead < -drift;
    if (behind && !this.#behind) this.#setBack += 1;
    this.#behind = behind;
    return Math.floor(ahead > drift ? now + ahead : now);
  }

  /** Go on after what was recorded last, by an earlier run. @returns false when that lies too far in the future to be believed */
  continueAfter(lastAt: number): boolean {
    const lead = lastAt - this.now();
    if (lead > mostLead) return false;
    if (lead > 0) this.#offset += lead;
    return true;
  }
}
