/** One package in a search: which of its candidates are still possible. */
import { hasBit, type VersionSet } from '../versions/version-table.ts';
import type { PackageData } from './problem.ts';

export class PackageEntry {
  readonly id: number;
  readonly data: PackageData;
  /** The variable of candidate i is `base + i`. */
  readonly base: number;
  readonly size: number;
  readonly alive: VersionSet;
  aliveCount: number;
  /** Those that something waits for: when one of them becomes impossible, more may follow. */
  readonly noticed: VersionSet;
  /** The requirement (variable) that made it needed; -1: not needed. */
  neededBy = -1;
  /** Index of the selected version; -1: none. */
  selected = -1;
  /** Grows with each conflict it takes part in, and fades. */
  activity = 0;
  /** Required by the root itself. */
  isDirect = false;
  /** Place in the queue of what is to be decided; -1: not in it. */
  queuePlace = -1;
  /** Variables of the sets of versions required of it, by the place of the set; -1: not asked for. */
  readonly required: number[] = [];
  /** The same of what it is constrained to. */
  readonly constrained: number[] = [];
  /** The latter in the order in which they came up. */
  constraints: number[] | undefined;
  features: Map<string, number> | undefined;

  constructor(id: number, data: PackageData, base: number) {
    this.id = id;
    this.data = data;
    this.base = base;
    this.size = data.size;
    this.alive = data.table.all();
    this.aliveCount = this.size;
    this.noticed = new Uint32Array(this.alive.length);
  }

  get name(): string {
    return this.data.name;
  }

  /** The best possible candidate; -1 when there is none. */
  best(): number {
    const { ranked } = this.data;
    if (ranked !== undefined) {
      for (const index of ranked) if (hasBit(this.alive, index)) return index;
      return -1;
    }
    for (let word = this.alive.length - 1; word >= 0; word -= 1) {
      const bits = this.alive[word] ?? 0;
      if (bits !== 0) return word * 32 + 31 - Math.clz32(bits);
    }
    return -1;
  }
}
