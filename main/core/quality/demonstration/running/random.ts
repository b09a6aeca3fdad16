/** Draws that can be repeated: xorshift-multiply mixing of a counter (splitmix32, public domain). */

export interface Draw {
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  /** One of `items`, which are not empty. */
  of<Item>(items: readonly Item[]): Item;
}

/** @param seed a whole number of 32 bits */
export function createDraw(seed: number): Draw {
  let state = seed | 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
  const below = (limit: number) => Math.floor((next() / 2 ** 32) * limit);
  return {
    below,
    of: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new RangeError('nothing to draw from');
      return item;
    },
  };
}
