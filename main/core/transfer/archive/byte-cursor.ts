/** Takes bytes off a sequence of chunks, without copying where a chunk holds all that is asked for. */
export class ByteCursor {
  readonly #chunks: AsyncIterator<Buffer>;
  #chunk: Buffer = Buffer.alloc(0);
  #offset = 0;

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The next piece, at most `most` bytes; undefined at the end. */
  async some(most: number): Promise<Buffer | undefined> {
    while (this.#offset >= this.#chunk.length) {
      const next = await this.#chunks.next();
      if (next.done) return undefined;
      this.#chunk = next.value;
      this.#offset = 0;
    }
    const piece = this.#chunk.subarray(this.#offset, this.#offset + most);
    this.#offset += piece.length;
    return piece;
  }

  /** The next `length` bytes in one buffer, shorter only at the end. */
  async exactly(length: number): Promise<Buffer> {
    const first = await this.some(length);
    if (first === undefined || first.length === length) return first ?? Buffer.alloc(0);
    const pieces = [first];
    let missing = length - first.length;
    while (missing > 0) {
      const piece = await this.some(missing);
      if (piece === undefined) break;
      pieces.push(piece);
      missing -= piece.length;
    }
    return Buffer.concat(pieces);
  }

  /** Passes over `length` bytes; false when the end came first. */
  async skip(length: number): Promise<boolean> {
    let missing = length;
    while (missing > 0) {
      const piece = await this.some(missing);
      if (piece === undefined) return false;
      missing -= piece.length;
    }
    return true;
  }

  /** Lets the producer of the chunks clean up. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}
