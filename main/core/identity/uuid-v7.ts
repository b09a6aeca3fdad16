import { randomFillSync } from 'node:crypto';

/** What a generator depends on; a test passes its own clock and its own bytes. */
export interface UuidV7Sources {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly now: () => number;
  /** Fills the given bytes with random values. */
  readonly random: (bytes: Uint8Array) => void;
}

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;
const hexOfByte = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const largestTimestamp = 2 ** 48 - 1;

// rand_a (12 bits) and the top 6 bits of rand_b form one 18-bit counter (RFC 9562 §6.2, method 1). It is seeded with
// its highest bit clear, so at least 2^17 ids fit in one millisecond: thirty times what this code can make in one.
const counterLimit = 2 ** 18;
const seedMask = 2 ** 17 - 1;

// One system call per 1024 ids rather than one per id.
const poolSize = 1024 * 7;

/**
 * Makes a generator of UUID version 7 texts (RFC 9562 §5.7), lower case. Each id is greater, as text, than the one
 * before it; when the clock steps back or the counter of a millisecond is used up, the last timestamp is kept or
 * moved on by one millisecond. Throws RangeError when the clock is outside 48 bits.
 */
export function createUuidV7({ now, random }: UuidV7Sources): () => string {
  const pool = new Uint8Array(poolSize);
  let position = poolSize;
  let lastTime = -1;
  let timeText = '';
  let counter = 0;

  function nextByte(): number {
    if (position === poolSize) {
      random(pool);
      position = 0;
    }
    const byte = pool[position] ?? 0;
    position += 1;
    return byte;
  }

  function moveTo(time: number): void {
    if (!(time >= 0 && time <= largestTimestamp)) {
      throw new RangeError(`The clock says ${time}, which does not fit the 48-bit timestamp of a UUIDv7.`);
    }
    lastTime = time;
    const hex = time.toString(16).padStart(12, '0');
    timeText = `${hex.slice(0, 8)}-${hex.slice(8)}-`;
    counter = ((nextByte() << 16) | (nextByte() << 8) | nextByte()) & seedMask;
  }

  return () => {
    const time = Math.floor(now());
    if (time > lastTime || lastTime < 0) moveTo(time);
    else if (counter + 1 < counterLimit) counter += 1;
    else moveTo(lastTime + 1);
    const high = counter >>> 6;
    return (
      timeText +
      hexOfByte[0x70 | (high >>> 8)] +
      hexOfByte[high & 0xff] +
      '-' +
      hexOfByte[0x80 | (counter & 0x3f)] +
      hexOfByte[nextByte()] +
      '-' +
      hexOfByte[nextByte()] +
      hexOfByte[nextByte()] +
      hexOfByte[nextByte()] +
      hexOfByte[nextByte()] +
      hexOfByte[nextByte()] +
      hexOfByte[nextByte()]
    );
  };
}

/** A new UUID version 7 (RFC 9562), lower case, greater than every one this process made before it. */
export const uuidV7: () => string = createUuidV7({
  now: Date.now,
  random: (bytes) => void randomFillSync(bytes),
});

/**
 * Reads the 36-character text of a UUID version 7, in either case. Returns its timestamp in milliseconds since 1970
 * UTC, or undefined when the text is anything else. Ids are opaque (RFC 9562 §6.12): use this to check, not to date.
 */
export function parseUuidV7(text: string): { unixTimeMs: number } | undefined {
  if (!pattern.test(text)) return undefined;
  return { unixTimeMs: Number.parseInt(text.slice(0, 8) + text.slice(9, 13), 16) };
}
