/** Keeps content files safe between being put in place and being referred to by a committed row. */

/**
 * Many stores pass at once, each holding the digest it brings; a sweep closes the gate for the moment in which it asks
 * which files nobody refers to and removes them. Without it a file could go between those two steps of a store.
 */
export class ContentGate {
  readonly #holders = new Map<string, number>();
  #passing = 0;
  #closed: Promise<void> | undefined;
  #onEmpty: (() => void) | undefined;

  /** Pass with content of a digest; dispose when its row is committed or refused. */
  async pass(digest: string): Promise<Disposable> {
    while (this.#closed) await this.#closed;
    this.#passing += 1;
    this.#holders.set(digest, this.holders(digest) + 1);
    return { [Symbol.dispose]: () => this.#leave(digest) };
  }

  /** How many stores bring content of this digest right now. */
  holders(digest: string): number {
    return this.#holders.get(digest) ?? 0;
  }

  /** Run alone: after those who pass have left, and before others enter. */
  async alone<Result>(work: () => Promise<Result>): Promise<Result> {
    while (this.#closed) await this.#closed;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#closed = promise;
    try {
      if (this.#passing > 0) await new Promise<void>((empty) => (this.#onEmpty = empty));
      return await work();
    } finally {
      this.#closed = undefined;
      this.#onEmpty = undefined;
      resolve();
    }
  }

  #leave(digest: string): void {
    this.#passing -= 1;
    const left = this.holders(digest) - 1;
    if (left === 0) this.#holders.delete(digest);
    else this.#holders.set(digest, left);
    if (this.#passing === 0) this.#onEmpty?.();
  }
}
