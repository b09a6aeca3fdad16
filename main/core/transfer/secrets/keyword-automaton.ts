/**
 * Finds any of many keywords in one pass over bytes, ignoring ASCII case (A. Aho and M. Corasick, 1975, with the
 * failure links folded into the table). Bytes no keyword uses share one column, so that the table stays in the cache.
 */
const columns = 64;
/** A cell holds the next state times `columns`, so that it is an index already, and in the low bit whether keywords end. */
const stateMask = 0xffff - (columns - 1);

export class KeywordAutomaton {
  readonly #cells: Uint16Array;
  readonly #columnOf: Uint8Array;
  /** Keywords that end in a state, by state. */
  readonly #endings: readonly (readonly number[])[];

  /** @param keywords lower case, ASCII, at most 63 distinct characters and 1,023 characters in all */
  constructor(keywords: readonly string[]) {
    this.#columnOf = columnsOf(keywords);
    const { next, endings } = buildTrie(keywords, this.#columnOf);
    if (endings.length > 65_536 / columns) throw new RangeError('The keywords are too long altogether.');
    this.#cells = next.map((state) => state * columns + (endings[state]?.length ? 1 : 0));
    this.#endings = endings;
  }

  /** Calls `onHit(index of the keyword, position after its last byte)` for each occurrence in `[start, end)`. */
  scan(bytes: Uint8Array, start: number, end: number, onHit: (keyword: number, end: number) => void): void {
    const cells = this.#cells;
    const columnOf = this.#columnOf;
    // A local: reading a constant of the module would cost a check in each step.
    const mask = stateMask;
    let cell = 0;
    for (let position = start; position < end; position += 1) {
      cell = cells[(cell & mask) + (columnOf[bytes[position] ?? 0] ?? 0)] ?? 0;
      if ((cell & 1) === 1) this.#report(cell, position + 1, onHit);
    }
  }

  #report(cell: number, end: number, onHit: (keyword: number, end: number) => void): void {
    for (const keyword of this.#endings[Math.floor(cell / columns)] ?? []) onHit(keyword, end);
  }
}

function columnsOf(keywords: readonly string[]): Uint8Array {
  const columnOf = new Uint8Array(256);
  const characters = [...new Set(keywords.join(''))];
  if (characters.length >= columns) throw new RangeError(`More than ${columns - 1} distinct characters.`);
  characters.forEach((character, index) => {
    columnOf[character.charCodeAt(0)] = index + 1;
    columnOf[character.toUpperCase().charCodeAt(0)] = index + 1;
  });
  return columnOf;
}

function buildTrie(keywords: readonly string[], columnOf: Uint8Array) {
  const next = new Uint16Array((keywords.join('').length + 1) * columns);
  const endings: number[][] = [[]];
  keywords.forEach((keyword, id) => {
    let state = 0;
    for (const byte of Buffer.from(keyword)) {
      const cell = state * columns + (columnOf[byte] ?? 0);
      if (next[cell] === 0) next[cell] = endings.push([]) - 1;
      state = next[cell] ?? 0;
    }
    endings[state]?.push(id);
  });
  foldFailures(next, endings);
  return { next, endings };
}

/** Breadth first: a missing edge goes where the longest proper suffix of the state would go. */
function foldFailures(next: Uint16Array, endings: number[][]): void {
  const failure = new Uint16Array(endings.length);
  const queue: number[] = [];
  for (let column = 0; column < columns; column += 1) if (next[column]) queue.push(next[column] ?? 0);
  for (let state = queue.shift(); state !== undefined; state = queue.shift()) {
    const suffix = failure[state] ?? 0;
    endings[state]?.push(...(endings[suffix] ?? []));
    for (let column = 0; column < columns; column += 1) {
      const cell = state * columns + column;
      const child = next[cell] ?? 0;
      const fallback = next[suffix * columns + column] ?? 0;
      if (child === 0) next[cell] = fallback;
      else {
        failure[child] = fallback;
        queue.push(child);
      }
    }
  }
}
