/** Counts by whole number, held densely between the lowest and the highest one seen; beyond `most` of them the lowest become one. */
export class Buckets {
  readonly #most: number;
  #counts = new Float64Array(0);
  /** The bucket that stands first in #counts. */
  #first = 0;
  #lowest = 0;
  #highest = -1;

  constructor(most: number) {
    this.#most = most;
  }

  /** How many buckets lie between the lowest and the highest, both counted. */
  get width(): number {
    return this.#highest - this.#lowest + 1;
  }

  add(index: number, count: number): void {
    if (index < this.#lowest || index > this.#highest) this.#reachTo(index);
    const place = Math.max(index, this.#lowest) - this.#first;
    this.#counts[place] = (this.#counts[place] ?? 0) + count;
  }

  merge(other: Buckets): void {
    // The highest first, so that what has to be collapsed is known at once.
    if (other.width > 0 && (this.width === 0 || other.#highest > this.#highest))
      this.#reachTo(other.#highest);
    for (const [index, count] of other.filled()) this.add(index, count);
  }

  /** The buckets that hold something, from the lowest to the highest. */
  *filled(): Generator<[index: number, count: number]> {
    for (let index = this.#lowest; index <= this.#highest; index += 1) {
      const count = this.#counts[index - this.#first] ?? 0;
      if (count > 0) yield [index, count];
    }
  }

  #reachTo(index: number): void {
    const empty = this.width === 0;
    const highest = empty ? index : Math.max(this.#highest, index);
    const lowest = Math.max(empty ? index : Math.min(this.#lowest, index), highest - this.#most + 1);
    const collapsed = this.#countsBelow(lowest);
    if (lowest < this.#first || highest >= this.#first + this.#counts.length) this.#makeRoom(lowest, highest);
    [this.#lowest, this.#highest] = [lowest, highest];
    if (collapsed > 0) this.add(lowest, collapsed);
  }

  /** Takes out what lies below `index`: its sum. */
  #countsBelow(index: number): number {
    let sum = 0;
    for (let bucket = this.#lowest; bucket < index && bucket <= this.#highest; bucket += 1) {
      sum += this.#counts[bucket - this.#first] ?? 0;
      this.#counts[bucket - this.#first] = 0;
    }
    return sum;
  }

  #makeRoom(lowest: number, highest: number): void {
    // Some room at both ends, since values near the edge tend to come more than once.
    const width = highest - lowest + 1;
    const room = Math.min(this.#most, Math.ceil(width * 1.5) + 32);
    const first = lowest - Math.floor((room - width) / 2);
    const counts = new Float64Array(room);
    for (const [index, count] of this.filled()) counts[index - first] = count;
    [this.#counts, this.#first] = [counts, first];
  }
}
