/** Typed arrays that grow by doubling: one number for each variable of a problem whose size is not known before. */
type Numbers = Int32Array | Int8Array | Uint8Array;

export class Growable<T extends Numbers> {
  items: T;
  readonly #make: (length: number) => T;

  constructor(make: (length: number) => T, length: number) {
    this.#make = make;
    this.items = make(length);
  }

  ensure(length: number): void {
    if (length <= this.items.length) return;
    const larger = this.#make(Math.max(length, this.items.length * 2));
    larger.set(this.items);
    this.items = larger;
  }
}

/** Lists by number, most of them empty: one is made when something is first added to it. Plain arrays with holes would be slow to look into. */
export class SparseLists {
  readonly #places = new Growable((length) => new Int32Array(length), 256);
  readonly #lists: number[][] = [[]];

  at(key: number): number[] | undefined {
    const place = this.#places.items[key];
    return place === undefined || place === 0 ? undefined : this.#lists[place];
  }

  add(key: number, item: number): void {
    const known = this.at(key);
    if (known !== undefined) {
      known.push(item);
      return;
    }
    this.#places.ensure(key + 1);
    this.#places.items[key] = this.#lists.length;
    this.#lists.push([item]);
  }
}
