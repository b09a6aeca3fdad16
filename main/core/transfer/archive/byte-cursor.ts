/**
 * Takes bytes off a sequence of chunks, without copying where a chunk holds all that is asked for. Taking never waits:
 * whoever finds nothing at hand calls `fill` and asks again, so that many small takes cost no turn of the event loop.
 */
export class ByteCursor {
  readonly #chunks: AsyncIterator<Buffer>;
  #chunk: Buffer = Buffer.alloc(0);
  #offset = 0;
  #ended = false;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** Whether all was taken and nothing more will come. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The next piece, at most `most` bytes; undefined when nothing is at hand. */
  take(most: number): Buffer | undefined {
    if (this.#offset >= this.#chunk.length) return undefined;
    const piece = this.#chunk.subarray(this.#offset, this.#offset + most);
    this.#offset += piece.length;
    return piece;
  }

  /** The next `length` bytes when the chunk at hand holds them all. */
  whole(length: number): Buffer | undefined {
    return this.#chunk.length - this.#offset < length ? undefined : (this.take(length) ?? Buffer.alloc(0));
  }

  /** Waits for the next chunk once all of the last was taken; false at the end. */
  async fill(): Promise<boolean> {
    while (this.#offset >= this.#chunk.length && !this.#ended) {
      const next = await this.#chunks.next();
      this.#ended = next.done === true;
      this.#chunk = next.done ? Buffer.alloc(0) : next.value;
      this.#offset = 0;
    }
    return !this.#ended;
  }

  /** The next `length` bytes in one buffer, shorter only at the end. Yields whenever `fill` is wanted. */
  *exactly(length: number): Generator<undefined, Buffer> {
    const whole = this.whole(length);
    if (whole) return whole;
    const pieces: Buffer[] = [];
    for (let missing = length; missing > 0 && !this.#ended; ) {
      const piece = this.take(missing);
      missing -= piece?.length ?? 0;
      // A copy: the chunk may be overwritten by the next.
      if (piece) pieces.push(Buffer.from(piece));
      else yield undefined;
    }
    return Buffer.concat(pieces);
  }

  /** Passes over `length` bytes; false when the end came first. Yields whenever `fill` is wanted. */
  *skip(length: number): Generator<undefined, boolean> {
    for (let missing = length; missing > 0; ) {
      const piece = this.take(missing);
      missing -= piece?.length ?? 0;
      if (piece) continue;
      if (this.#ended) return false;
      yield undefined;
    }
    return true;
  }

  /** Lets the producer of the chunks clean up. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
