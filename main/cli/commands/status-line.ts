/** One line on the terminal that says how far long work is; nothing where no person looks. */
export class StatusLine implements Disposable {
  readonly #isShown: boolean;
  #lastAt = 0;

  constructor(isWanted: boolean) {
    this.#isShown = isWanted && process.stderr.isTTY === true;
  }

  show(text: string): void {
    if (!this.#isShown || Date.now() - this.#lastAt < 100) return;
    this.#lastAt = Date.now();
    process.stderr.write(`\r\u001b[2K${text.slice(0, (process.stderr.columns || 80) - 1)}`);
  }

  [Symbol.dispose](): void {
    if (this.#isShown) process.stderr.write('\r\u001b[2K');
  }
}
