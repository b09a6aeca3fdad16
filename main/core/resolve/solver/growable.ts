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
