/** Lets a loop sleep until there is something to do, and not run more often than it should. */
export class Waker implements Disposable {
  readonly #signal: AbortSignal;
  readonly #onAbort = () => this.wake();
  #woken = Promise.withResolvers<void>();
  #lastAt = Number.NEGATIVE_INFINITY;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  wake(): void {
    this.#woken.resolve();
  }

  /**
   * Wait until somebody wakes it, or `pause` is over, but at least `pace` since the last time; milliseconds.
   * @returns whether there is somebody left to go on for
   */
  async next(pace: number, pause?: number): Promise<boolean> {
    if (this.#signal.aborted) return false;
    using alarm = new DisposableStack();
    if (pause !== undefined) alarm.adopt(setTimeout(this.#onAbort, pause), clearTimeout);
    await this.#woken.promise;
    const rest = this.#lastAt + pace - performance.now();
    if (rest > 0 && !this.#signal.aborted) await this.#sleep(rest);
    this.#woken = Promise.withResolvers();
    this.#lastAt = performance.now();
    return !this.#signal.aborted;
  }

  async #sleep(milliseconds: number): Promise<void> {
    const over = Promise.withResolvers<void>();
    const timer = setTimeout(over.resolve, milliseconds);
    const onAbort = () => over.resolve();
    this.#signal.addEventListener('abort', onAbort, { once: true });
    await over.promise;
    this.#signal.removeEventListener('abort', onAbort);
    clearTimeout(timer);
  }

  [Symbol.dispose](): void {
    this.#signal.removeEventListener('abort', this.#onAbort);
  }
}
