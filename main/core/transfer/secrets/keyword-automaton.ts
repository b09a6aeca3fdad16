/**
 * Finds any of many keywords in one pass over bytes, ignoring ASCII case (A. Aho and M. Corasick, 1975, with the
 * failure links folded into the table). Bytes no keyword uses share one column, so that the table stays in the cache.
 */
const columns = 64;

export class KeywordAutomaton {
  /** Keywords that end in a state, by state. */
  readonly #endings: readonly (readonly number[])[];
  readonly #next: Uint16Array;
  readonly #columnOf: Uint8Array;
  readonly #ending: Uint8Array;

  /** @param keywords lower case, ASCII, at most 63 distinct characters and 65,535 characters in all */
  constructor(keywords: readonly string[]) {
    this.#columnOf = columnsOf(keywords);
    const trie = buildTrie(keywords, this.#columnOf);
    this.#next = trie.next;
    this.#endings = trie.endings;
    this.#ending = Uint8Array.from(trie.endings, (ids) => (ids.length > 0 ? 1 : 0));
  }

  /** Calls `onHit(index of the keyword, position after its last byte)` for each occurrence in `[start, end)`. */
  scan(bytes: Uint8Array, start: number, end: number, onHit: (keyword: number, end: number) => void): void {
    const next = this.#next;
    const columnOf = this.#columnOf;
    const ending = this.#ending;
    let state = 0;
    for (let position = start; position < end; position += 1) {
      state = next[state * columns + (columnOf[bytes[position] ?? 0] ?? 0)] ?? 0;
      if (ending[state] === 1) {
        for (const keyword of this.#endings[state] ?? []) onHit(keyword, position + 1);
      }
    }
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
