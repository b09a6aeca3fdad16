/**
 * Finds any of many keywords in one pass over bytes. Of any two bytes that follow each other one pair in two stands at
 * an even address, so a keyword of three bytes or more always has a pair there: only those are looked up, two bytes at
 * a time, and each keyword is known by the rarest pairs it has (after S. Wu and U. Manber, 1994, with a fixed stride).
 */
export interface Keyword {
  /** ASCII, three characters or more. */
  readonly text: string;
  /** Found only as written; otherwise in any mixture of upper and lower case. */
  readonly exact: boolean;
}
export interface KeywordHit {
  /** Its index in the list given. */
  readonly keyword: number;
  readonly start: number;
  readonly end: number;
}

/** A keyword that may be there when one of its pairs is, and how far into the keyword that pair stands. */
interface Candidate {
  readonly keyword: number;
  readonly offset: number;
  /** The spellings of each byte. */
  readonly lower: Uint8Array;
  readonly upper: Uint8Array;
}

export class KeywordFinder {
  readonly #isPair = new Uint8Array(65_536);
  /** By pair; an array, for a look-up in a map would take longer than the comparison that follows. */
  readonly #candidates = Array.from<readonly Candidate[] | undefined>({ length: 65_536 });

  constructor(keywords: readonly Keyword[]) {
    keywords.forEach(({ text, exact }, keyword) => {
      if (!/^[\x20-\x7e]{3,}$/.test(text)) throw new RangeError(`The keyword "${text}" is too short.`);
      const lower = Buffer.from(exact ? text : text.toLowerCase());
      const upper = Buffer.from(exact ? text : text.toUpperCase());
      for (const parity of [0, 1]) this.#add({ keyword, offset: rarest(lower, parity), lower, upper });
    });
  }

  /** Every occurrence, in the order of their ends, the longer first. */
  find(bytes: Uint8Array): KeywordHit[] {
    const hits: KeywordHit[] = [];
    const skew = bytes.byteOffset % 2;
    const pairs = new Uint16Array(
      bytes.buffer,
      bytes.byteOffset + skew,
      Math.max(0, bytes.length - skew) >> 1,
    );
    const isPair = this.#isPair;
    const look = (index: number) => {
      const pair = pairs[index] ?? 0;
      if (isPair[pair] === 1) this.#verify(bytes, pair, skew + 2 * index, hits);
    };
    // Casts, for a check in each of these steps would take as long as the step. All indexes are within the tables.
    let index = 0;
    for (const last = pairs.length - 4; index <= last; index += 4) {
      const any =
        (isPair[pairs[index] as number] as number) |
        (isPair[pairs[index + 1] as number] as number) |
        (isPair[pairs[index + 2] as number] as number) |
        (isPair[pairs[index + 3] as number] as number);
      if (any !== 0) for (let one = index; one < index + 4; one += 1) look(one);
    }
    for (; index < pairs.length; index += 1) look(index);
    return hits.sort((a, b) => a.end - b.end || a.start - b.start);
  }

  #verify(bytes: Uint8Array, pair: number, position: number, hits: KeywordHit[]): void {
    for (const { keyword, offset, lower, upper } of this.#candidates[pair] ?? []) {
      const start = position - offset;
      const end = start + lower.length;
      if (start < 0 || end > bytes.length) continue;
      let matched = 0;
      while (matched < lower.length) {
        const byte = bytes[start + matched];
        if (byte !== lower[matched] && byte !== upper[matched]) break;
        matched += 1;
      }
      if (matched === lower.length) hits.push({ keyword, start, end });
    }
  }

  #add(candidate: Candidate): void {
    const { offset, lower, upper } = candidate;
    const spellings = (index: number) => new Set([lower[index] ?? 0, upper[index] ?? 0]);
    for (const first of spellings(offset)) {
      for (const second of spellings(offset + 1)) {
        // As this machine reads two bytes, whichever comes first in it.
        const pair = new Uint16Array(Uint8Array.of(first, second).buffer)[0] ?? 0;
        this.#isPair[pair] = 1;
        this.#candidates[pair] = [...(this.#candidates[pair] ?? []), candidate];
      }
    }
  }
}

/** Characters by how often they occur in prose and code; all others are rarer. */
const byFrequency = ' etaoinsrlcdmupfhgybvk_."\'-=0123456789xwjqz~ETAOINSRLCDMUPFHGYBVKXWJQZ';

/** Where the pair stands that is least likely in other text, of those at even (0) or odd (1) offsets. */
function rarest(text: Uint8Array, parity: number): number {
  let best = parity;
  for (let offset = parity; offset + 1 < text.length; offset += 2)
    if (likelihood(text, offset) < likelihood(text, best)) best = offset;
  return best;
}

function likelihood(text: Uint8Array, offset: number): number {
  return frequency(text[offset] ?? 0) * frequency(text[offset + 1] ?? 0);
}

function frequency(byte: number): number {
  const rank = byFrequency.indexOf(String.fromCharCode(byte));
  return rank < 0 ? 1 : byFrequency.length - rank;
}
