/** Counts how often versions are fetched, written in batches: reading must not cost a write each time. */

/** A batch is written this long after its first count, milliseconds. */
const delay = 1_000;

type Counts = readonly (readonly [versionId: string, count: number])[];

export class DownloadCounter implements AsyncDisposable {
  readonly #write: (counts: Counts) => Promise<unknown>;
  #counts = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(write: (counts: Counts) => Promise<unknown>) {
    this.#write = write;
  }

  count(versionId: string): void {
    this.#counts.set(versionId, (this.#counts.get(versionId) ?? 0) + 1);
    this.#timer ??= setTimeout(() => void this.flush(), delay).unref();
  }

  /** Resolves when everything counted before is written, or cannot be. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#counts.size > 0) {
      const counts = [...this.#counts];
      this.#counts = new Map();
      // A full disk must not fail who only reads: then these are not counted.
      this.#writing = this.#writing.then(async () => {
        await this.#write(counts).catch(() => undefined);
      });
    }
    await this.#writing;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.flush();
  }
}
