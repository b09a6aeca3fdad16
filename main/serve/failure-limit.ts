/** Failures allowed from one address in one window. */
const mostFailures = 10;
/** Length of the window, milliseconds. */
const windowMs = 60_000;
/** Addresses remembered; a flood of new ones forgets the oldest. */
const mostAddresses = 1_000;

interface Failures {
  count: number;
  since: number;
}

/** Counts wrong tokens by address, so that guessing is slow and does not fill the log. */
export class FailureLimit {
  readonly #failures = new Map<string, Failures>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Seconds until this address may try again; undefined when it may now. */
  waitFor(address: string): number | undefined {
    const known = this.#failures.get(address);
    if (known === undefined) return undefined;
    const left = known.since + windowMs - this.#now();
    if (left > 0) return known.count >= mostFailures ? Math.ceil(left / 1_000) : undefined;
    this.#failures.delete(address);
    return undefined;
  }

  note(address: string): void {
    const known = this.#failures.get(address);
    if (known !== undefined && known.since + windowMs > this.#now()) {
      known.count += 1;
      return;
    }
    this.#failures.delete(address);
    this.#failures.set(address, { count: 1, since: this.#now() });
    const oldest = this.#failures.keys().next().value;
    if (this.#failures.size > mostAddresses && oldest !== undefined) this.#failures.delete(oldest);
  }
}
