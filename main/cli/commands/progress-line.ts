/** One line on the terminal that says how far an import is; nothing where no person looks. */
export class ProgressLine implements Disposable {
  readonly #total: number;
  readonly #isShown: boolean;
  #done = 0;
  #lastAt = 0;

  constructor(total: number, isWanted: boolean) {
    this.#total = total;
    this.#isShown = isWanted && process.stderr.isTTY === true;
  }

  show(name: string, { phase, done, total }: { phase: string; done: number; total: number }): void {
    if (!this.#isShown || Date.now() - this.#lastAt < 100) return;
    this.#lastAt = Date.now();
    const percent = total > 0 ? ` ${Math.floor((done / total) * 100)} %` : '';
    const line = `[${this.#done + 1}/${this.#total}] ${name}: ${phase}${percent}`;
    process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns || 80) - 1)}`);
  }

  /** Clear the line, so that a result can be printed where it was. */
  finish(): void {
    this.#done += 1;
    this[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    if (this.#isShown) process.stderr.write('\r\u001b[2K');
  }
}
