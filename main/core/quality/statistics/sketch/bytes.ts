/** Whole numbers of any size to 2^53 in as few bytes as they need (LEB128), and doubles, little-endian. */
import { StatisticsError } from '../statistics-error.ts';

export class ByteWriter {
  readonly #bytes: number[] = [];

  whole(value: number): void {
    let rest = value;
    for (; rest >= 0x80; rest = Math.floor(rest / 0x80)) this.#bytes.push((rest % 0x80) | 0x80);
    this.#bytes.push(rest);
  }

  /** A whole number of either sign: 0, -1, 1, -2 as 0, 1, 2, 3. */
  signed(value: number): void {
    this.whole(value < 0 ? -2 * value - 1 : 2 * value);
  }

  double(value: number): void {
    const view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, value, true);
    this.#bytes.push(...new Uint8Array(view.buffer));
  }

  finish(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

/** Reads what ByteWriter wrote. Throws malformed-bytes for whatever it cannot have written. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get done(): boolean {
    return this.#at >= this.#bytes.length;
  }

  whole(): number {
    const first = this.#bytes[this.#at];
    // Most are small, and there are thousands of them in what a dashboard reads.
    if (first !== undefined && first < 0x80) {
      this.#at += 1;
      return first;
    }
    let value = 0;
    for (let place = 1; ; place *= 0x80) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw malformed('the bytes end too early');
      value += (byte & 0x7f) * place;
      if (value > Number.MAX_SAFE_INTEGER) throw malformed('a number is too large');
      if (byte < 0x80) return value;
    }
  }

  signed(): number {
    const value = this.whole();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  double(): number {
    if (this.#at + 8 > this.#bytes.length) throw malformed('the bytes end too early');
    const value = this.#view.getFloat64(this.#at, true);
    this.#at += 8;
    return value;
  }
}

/** The error of bytes that are no sketch. */
export function malformed(reason: string): StatisticsError {
  return new StatisticsError('malformed-bytes', `These bytes are no sketch: ${reason}.`);
}
