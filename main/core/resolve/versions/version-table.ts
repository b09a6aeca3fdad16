/** The candidates of one package in order of precedence, and sets of them as bits: bit i is the i-th lowest. */
import { type Interval, parseRangeText } from './parsed-range.ts';
import { comparePrecedence, type ParsedVersion, parseVersionText } from './parsed-version.ts';

/** A set of versions of one package, 32 to a word. */
export type VersionSet = Uint32Array;

export class VersionTable {
  /** Lowest first. */
  readonly versions: readonly ParsedVersion[];
  /** Words in a set. */
  readonly words: number;
  readonly #hasPreReleases: boolean;

  /** @param versions lowest first */
  constructor(versions: readonly ParsedVersion[]) {
    this.versions = versions;
    this.words = (versions.length + 31) >>> 5;
    this.#hasPreReleases = versions.some(({ pre }) => pre !== undefined);
  }

  /** The versions a range takes (node-semver). @throws InvalidRange */
  matching(range: string): VersionSet {
    const set = new Uint32Array(this.words);
    for (const interval of parseRangeText(range)) this.#add(set, interval);
    return set;
  }

  /** All of them. */
  all(): VersionSet {
    const set = new Uint32Array(this.words);
    fill(set, 0, this.versions.length);
    return set;
  }

  #add(set: VersionSet, interval: Interval): void {
    const from = interval.low ? this.#firstAbove(interval.low.at, interval.low.inclusive) : 0;
    const to = interval.high
      ? this.#firstAbove(interval.high.at, !interval.high.inclusive)
      : this.versions.length;
    if (from >= to) return;
    if (!this.#hasPreReleases) {
      fill(set, from, to);
      return;
    }
    for (let index = from; index < to; index += 1) {
      const version = this.versions[index];
      if (version !== undefined && (version.pre === undefined || allows(interval, version)))
        setBit(set, index);
    }
  }

  /** Index of the first version above `at`, or at it when `inclusive`. */
  #firstAbove(at: Interval['preTriples'][number], inclusive: boolean): number {
    let low = 0;
    let high = this.versions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const version = this.versions[middle];
      if (version === undefined) break;
      const order = comparePrecedence(version, at);
      if (order > 0 || (order === 0 && inclusive)) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}

function allows({ preTriples }: Interval, { major, minor, patch }: ParsedVersion): boolean {
  return preTriples.some((at) => at.major === major && at.minor === minor && at.patch === patch);
}

function fill(set: VersionSet, from: number, to: number): void {
  for (let index = from; index < to; index += 1) {
    if ((index & 31) === 0 && index + 32 <= to) {
      set[index >>> 5] = 0xffff_ffff;
      index += 31;
    } else setBit(set, index);
  }
}

export function setBit(set: VersionSet, index: number): void {
  const word = index >>> 5;
  set[word] = (set[word] ?? 0) | (1 << (index & 31));
}

export function hasBit(set: VersionSet, index: number): boolean {
  return ((set[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

/** How many are in the set. */
export function countBits(set: VersionSet): number {
  let count = 0;
  for (const word of set) {
    let bits = word - ((word >>> 1) & 0x5555_5555);
    bits = (bits & 0x3333_3333) + ((bits >>> 2) & 0x3333_3333);
    count += (((bits + (bits >>> 4)) & 0x0f0f_0f0f) * 0x0101_0101) >>> 24;
  }
  return count;
}

/** One text per set, to find equal ones. */
export function setKey(set: VersionSet): string {
  return set.length === 1 ? String(set[0]) : set.join();
}

/** Whether one version is taken by a range (node-semver). @throws InvalidRange */
export function matches(version: string, range: string): boolean {
  const parsed = parseVersionText(version);
  return parsed !== undefined && countBits(new VersionTable([parsed]).matching(range)) === 1;
}
