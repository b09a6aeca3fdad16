/** Lists by number, most of them empty: one is made when something is first added to it. */
export class SparseLists {
  #places = new Int32Array(0);
  readonly #lists: number[][] = [[]];

  at(key: number): number[] | undefined {
    if (key >= this.#places.length) return undefined;
    const place = this.#places[key] as number;
    return place === 0 ? undefined : this.#lists[place];
  }

  add(key: number, item: number): void {
    const known = this.at(key);
    if (known !== undefined) {
      known.push(item);
      return;
    }
    if (key >= this.#places.length) this.#makeRoom(key + 1);
    this.#places[key] = this.#lists.length;
    this.#lists.push([item]);
  }

  #makeRoom(least: number): void {
    const larger = new Int32Array(Math.max(least, this.#places.length * 2, 256));
    larger.set(this.#places);
    this.#places = larger;
  }
}

/** Cut a list short. Setting its length would do the same, slowly. */
export function shorten(list: unknown[], length: number): void {
  while (list.length > length) list.pop();
}

/** Lists that are never changed, one after the other in one array. Each is told by its place; -1 is the empty one. */
export class FixedLists {
  #items = new Int32Array(0);
  #end = 0;

  /** @returns its place */
  add(items: readonly number[]): number {
    const place = this.#end;
    const end = place + 1 + items.length;
    if (end > this.#items.length) {
      const larger = new Int32Array(Math.max(end, this.#items.length * 2, 1024));
      larger.set(this.#items);
      this.#items = larger;
    }
    this.#items[place] = items.length;
    for (let at = 0; at < items.length; at += 1) this.#items[place + 1 + at] = items[at] as number;
    this.#end = end;
    return place;
  }

  at(place: number): Int32Array {
    if (place < 0) return new Int32Array(0);
    return this.#items.subarray(place + 1, place + 1 + (this.#items[place] as number));
  }
}
