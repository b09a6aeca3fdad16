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
