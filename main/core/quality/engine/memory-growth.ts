/**
 * Growth of the core's memory during a call. Asking the system costs more than most calls take, so the size before is at most a tenth
 * of a second old, and short calls are not looked at. Of calls that run side by side each sees the growth of all.
 */

/** Milliseconds for which a size is used again. */
const freshMs = 100;
/** Calls shorter than this are not looked at, milliseconds. */
const shortestMs = 50;

export class MemoryGrowth {
  #bytes = 0;
  #at = Number.NEGATIVE_INFINITY;

  /** The resident size when a call begins, bytes. @param now of `performance.now()` */
  before(now: number): number {
    if (now - this.#at > freshMs) this.#look(now);
    return this.#bytes;
  }

  /** Bytes grown since, never below 0; undefined for a short call. */
  after(before: number, startedAt: number, now: number): number | undefined {
    if (now - startedAt < shortestMs) return undefined;
    this.#look(now);
    return Math.max(0, this.#bytes - before);
  }

  #look(now: number): void {
    this.#bytes = process.memoryUsage.rss();
    this.#at = now;
  }
}
