/** Needed packages that have no version yet: first the one most often in conflicts, then direct ones, then few candidates. */
import type { PackageEntry } from './package-entry.ts';

/** A binary heap that knows where each of its members is. */
export class DecisionQueue {
  readonly #heap: PackageEntry[] = [];

  get size(): number {
    return this.#heap.length;
  }

  first(): PackageEntry | undefined {
    return this.#heap[0];
  }

  add(entry: PackageEntry): void {
    if (entry.queuePlace >= 0) return;
    entry.queuePlace = this.#heap.length;
    this.#heap.push(entry);
    this.#up(entry.queuePlace);
  }

  remove(entry: PackageEntry): void {
    const place = entry.queuePlace;
    if (place < 0) return;
    entry.queuePlace = -1;
    const last = this.#heap.pop();
    if (last === undefined || last === entry) return;
    this.#heap[place] = last;
    last.queuePlace = place;
    this.#up(place);
    this.#down(last.queuePlace);
  }

  /** After any change. */
  reorder(): void {
    for (let place = (this.#heap.length >> 1) - 1; place >= 0; place -= 1) this.#down(place);
  }

  /** After its activity grew or it lost candidates. */
  hasten(entry: PackageEntry): void {
    if (entry.queuePlace >= 0) this.#up(entry.queuePlace);
  }

  /** After it has more candidates again. */
  delay(entry: PackageEntry): void {
    if (entry.queuePlace >= 0) this.#down(entry.queuePlace);
  }

  #up(from: number): void {
    const heap = this.#heap;
    const entry = heap[from];
    if (entry === undefined) return;
    let place = from;
    while (place > 0) {
      const parentPlace = (place - 1) >> 1;
      const parent = heap[parentPlace];
      if (parent === undefined || !comesBefore(entry, parent)) break;
      heap[place] = parent;
      parent.queuePlace = place;
      place = parentPlace;
    }
    heap[place] = entry;
    entry.queuePlace = place;
  }

  #down(from: number): void {
    const heap = this.#heap;
    const entry = heap[from];
    if (entry === undefined) return;
    let place = from;
    for (;;) {
      let childPlace = place * 2 + 1;
      let child = heap[childPlace];
      const right = heap[childPlace + 1];
      if (child === undefined) break;
      if (right !== undefined && comesBefore(right, child)) {
        child = right;
        childPlace += 1;
      }
      if (!comesBefore(child, entry)) break;
      heap[place] = child;
      child.queuePlace = place;
      place = childPlace;
    }
    heap[place] = entry;
    entry.queuePlace = place;
  }
}

/** Ids are given in the order in which requirements name packages, so equal ones keep a fixed order. */
function comesBefore(a: PackageEntry, b: PackageEntry): boolean {
  if (a.activity !== b.activity) return a.activity > b.activity;
  if (a.isDirect !== b.isDirect) return a.isDirect;
  if (a.aliveCount !== b.aliveCount) return a.aliveCount < b.aliveCount;
  return a.id < b.id;
}
