/** Keeps content files safe between being put in place and being referred to by a committed row. */

/**
 * Many stores pass at once, each holding the digest it brings; a sweep closes the gate for the moment in which it asks
 * which files nobody refers to and removes them. Without it a file could go between those two steps of a store.
 */
export class ContentGate {
  readonly #holders = new Map<string, number>();
  readonly #withdrawing = new Map<string, Promise<void>>();
  #passing = 0;
  #closed: Promise<void> | undefined;
  #onEmpty: (() => void) | undefined;

  /** Pass with content of a digest; dispose when its row is committed or refused. */
  async pass(digest: string): Promise<Passage> {
    for (;;) {
      const barrier = this.#closed ?? this.#withdrawing.get(digest);
      if (!barrier) break;
      await barrier;
    }
    this.#passing += 1;
    this.#holders.set(digest, (this.#holders.get(digest) ?? 0) + 1);
    let holding = true;
    const letGo = () => {
      if (holding) this.#release(digest);
      holding = false;
    };
    return {
      withdraw: (work) => {
        letGo();
        return this.#withdraw(digest, work);
      },
      [Symbol.dispose]: () => {
        letGo();
        this.#passing -= 1;
        if (this.#passing === 0) this.#onEmpty?.();
      },
    };
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

  #release(digest: string): void {
    const left = (this.#holders.get(digest) ?? 0) - 1;
    if (left > 0) this.#holders.set(digest, left);
    else this.#holders.delete(digest);
  }

  /** One withdrawal of a digest at a time, and nobody enters with it meanwhile. */
  async #withdraw(digest: string, work: (last: boolean) => Promise<void>): Promise<void> {
    for (let other = this.#withdrawing.get(digest); other; other = this.#withdrawing.get(digest)) await other;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#withdrawing.set(digest, promise);
    try {
      await work(!this.#holders.has(digest));
    } finally {
      this.#withdrawing.delete(digest);
      resolve();
    }
  }
}

/** The right of one store to bring content of its digest. */
export interface Passage extends Disposable {
  /** The store failed: take its file back. `last` says that nobody else is bringing the same content. */
  withdraw(work: (last: boolean) => Promise<void>): Promise<void>;
}
