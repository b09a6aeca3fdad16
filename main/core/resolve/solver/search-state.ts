/** Variables, what is known of them, and the trail that takes it back. */
import { hasBit, type VersionSet } from '../versions/version-table.ts';
import { DecisionQueue } from './decision-queue.ts';
import { Growable, SparseLists } from './growable.ts';
import { PackageEntry } from './package-entry.ts';
import type { Problem } from './problem.ts';

/** What a variable says when it is true. */
export const meaning = {
  /** This version is selected. */
  version: 0,
  /** The package is selected, in one of a set of versions. */
  required: 1,
  /** If the package is selected, then in one of a set of versions. */
  constrained: 2,
  /** A feature of a package is on. */
  feature: 3,
} as const;

/** Why a variable has its value. The number beside it says which edge, variable, package or clause. */
export const because = {
  nothing: 0,
  /** The requirement on an edge: its target follows from its source; its source falls with its target. */
  edge: 1,
  /** A version outside the set of a true `required` or `constrained` variable. */
  narrowed: 2,
  /** Another version of the package is selected. */
  taken: 3,
  /** The last possible version of a package that is needed. */
  last: 4,
  /** No version of the set is possible. */
  exhausted: 5,
  /** The selected version is outside the set of a constraint. */
  outside: 6,
  clause: 7,
} as const;

const int32 = (length: number): Int32Array => new Int32Array(length);
const int8 = (length: number): Int8Array => new Int8Array(length);

export class SearchState {
  readonly problem: Problem;
  readonly packages: PackageEntry[] = [];
  readonly queue = new DecisionQueue();
  /** 1: true, -1: false, 0: open. */
  protected value: Int8Array;
  protected level: Int32Array;
  protected reason: Int8Array;
  protected reasonData: Int32Array;
  protected meaningOf: Int8Array;
  protected owner: Int32Array;
  protected seen: Int8Array;
  protected variables = 0;
  /** The versions of `required` and `constrained` variables. */
  readonly #sets: VersionSet[] = [];
  /** Where in `#sets`. */
  #setPlace: Int32Array;
  /** For an open `required` variable a version of its set that is still possible. */
  protected witness: Int32Array;
  /** Of a version: the `required` variables that rely on it being possible. */
  protected readonly relying = new SparseLists();
  protected readonly trail: number[] = [];
  /** Versions that nothing waits for become impossible in groups: length of the trail at that time, package, word of the set, bits. */
  readonly #quiet: number[] = [];
  protected readonly levelStarts: number[] = [];
  protected head = 0;
  versionCount = 0;
  /** Values given so far: a measure of work that is the same on every machine. */
  work = 0;
  readonly #byName = new Map<string, PackageEntry>();
  readonly #growing: Growable<Int32Array | Int8Array>[];

  constructor(problem: Problem) {
    this.problem = problem;
    const first = 256;
    const bytes = () => new Growable(int8, first);
    const numbers = () => new Growable(int32, first);
    this.#growing = [
      bytes(),
      bytes(),
      bytes(),
      bytes(),
      numbers(),
      numbers(),
      numbers(),
      numbers(),
      numbers(),
    ];
    this.value = this.reason = this.meaningOf = this.seen = new Int8Array();
    this.level = this.reasonData = this.owner = this.witness = this.#setPlace = new Int32Array();
    this.#share();
  }

  #share(): void {
    const [value, reason, meaningOf, seen, level, reasonData, owner, witness, setPlace] = this.#growing.map(
      ({ items }) => items,
    );
    this.value = value as Int8Array;
    this.reason = reason as Int8Array;
    this.meaningOf = meaningOf as Int8Array;
    this.seen = seen as Int8Array;
    this.level = level as Int32Array;
    this.reasonData = reasonData as Int32Array;
    this.owner = owner as Int32Array;
    this.witness = witness as Int32Array;
    this.#setPlace = setPlace as Int32Array;
  }

  protected setOf(range: number): VersionSet {
    return this.#sets[this.#setPlace[range] as number] as VersionSet;
  }

  protected keepSet(range: number, set: VersionSet): void {
    this.#setPlace[range] = this.#sets.push(set) - 1;
  }

  protected get currentLevel(): number {
    return this.levelStarts.length;
  }

  /** New variables of one package, one after the other. @returns the first */
  protected newVariables(count: number, kind: number, owner: number): number {
    const first = this.variables;
    this.variables += count;
    if (this.variables > this.value.length) {
      for (const growing of this.#growing) growing.ensure(this.variables);
      this.#share();
    }
    this.meaningOf.fill(kind, first, this.variables);
    this.owner.fill(owner, first, this.variables);
    return first;
  }

  protected entryOf(variable: number): PackageEntry {
    return this.packages[this.owner[variable] as number] as PackageEntry;
  }

  protected packageNamed(name: string): PackageEntry {
    let entry = this.#byName.get(name);
    if (entry === undefined) {
      entry = new PackageEntry(this.packages.length, this.problem.packageNamed(name), this.variables);
      this.packages.push(entry);
      this.#byName.set(name, entry);
      this.newVariables(entry.size, meaning.version, entry.id);
      this.versionCount += entry.size;
    }
    return entry;
  }

  protected assign(variable: number, value: 1 | -1, reason: number, data: number): void {
    this.value[variable] = value;
    this.reason[variable] = reason;
    this.reasonData[variable] = data;
    this.level[variable] =
      this.levelStarts.length === 0 || this.isSettled(variable) ? 0 : this.levelStarts.length;
    this.trail.push(variable);
    this.work += 1;
  }

  /** Whether a value that was just given follows from what holds without any decision. Then it is never taken back. */
  protected isSettled(_variable: number): boolean {
    return false;
  }

  /** A version becomes impossible. The queue is told by the caller. */
  protected kill(entry: PackageEntry, variable: number, reason: number, data: number): void {
    const index = variable - entry.base;
    entry.alive[index >>> 5] = (entry.alive[index >>> 5] as number) & ~(1 << (index & 31));
    entry.aliveCount -= 1;
    this.assign(variable, -1, reason, data);
  }

  /** Versions of one word of a set become impossible because of one variable. Only those that something waits for go on the trail. */
  protected killWord(
    entry: PackageEntry,
    word: number,
    bits: number,
    reason: number,
    variable: number,
  ): void {
    const noticed = entry.noticed[word] as number;
    const first = entry.base + word * 32 + 31;
    for (let loud = bits & noticed; loud !== 0; loud &= loud - 1)
      this.kill(entry, first - Math.clz32(loud & -loud), reason, variable);
    const quiet = bits & ~noticed;
    if (quiet === 0) return;
    const level = this.level[variable] as number;
    let count = 0;
    for (let rest = quiet; rest !== 0; rest &= rest - 1) {
      const version = first - Math.clz32(rest & -rest);
      this.value[version] = -1;
      this.level[version] = level;
      this.reason[version] = reason;
      this.reasonData[version] = variable;
      count += 1;
    }
    entry.alive[word] = (entry.alive[word] as number) & ~quiet;
    entry.aliveCount -= count;
    this.work += count;
    if (level > 0) this.#quiet.push(this.trail.length, entry.id, word, quiet);
  }

  /** Versions that became impossible in groups when the trail was longer than `start`. */
  #reviveAfter(start: number): void {
    const quiet = this.#quiet;
    let at = quiet.length;
    while (at > 0 && (quiet[at - 4] as number) > start) {
      at -= 4;
      const entry = this.packages[quiet[at + 1] as number] as PackageEntry;
      const word = quiet[at + 2] as number;
      const bits = quiet[at + 3] as number;
      const first = entry.base + word * 32 + 31;
      for (let rest = bits; rest !== 0; rest &= rest - 1) {
        this.value[first - Math.clz32(rest & -rest)] = 0;
        entry.aliveCount += 1;
      }
      entry.alive[word] = (entry.alive[word] as number) | bits;
      this.queue.update(entry);
    }
    quiet.length = at;
  }

  protected isAlive(entry: PackageEntry, index: number): boolean {
    return hasBit(entry.alive, index);
  }

  /** Take back everything after `level` but what holds without any decision. */
  protected backtrack(level: number): void {
    const start = this.levelStarts[level];
    if (start === undefined) return;
    this.#reviveAfter(start);
    const { trail, value, meaningOf } = this;
    let touched: PackageEntry | undefined;
    const settled: number[] = [];
    for (let place = trail.length - 1; place >= start; place -= 1) {
      const variable = trail[place] as number;
      if (this.level[variable] === 0) {
        settled.push(variable);
        continue;
      }
      const was = value[variable];
      value[variable] = 0;
      const kind = meaningOf[variable];
      if (kind === meaning.version) {
        const entry = this.entryOf(variable);
        if (touched !== entry) {
          if (touched !== undefined) this.queue.update(touched);
          touched = entry;
        }
        const index = variable - entry.base;
        if (was === -1) {
          entry.alive[index >>> 5] = (entry.alive[index >>> 5] as number) | (1 << (index & 31));
          entry.aliveCount += 1;
        } else {
          entry.selected = -1;
          if (entry.neededBy >= 0) this.queue.add(entry);
        }
      } else if (kind === meaning.required && was === 1) {
        const entry = this.entryOf(variable);
        if (entry.neededBy === variable) {
          entry.neededBy = -1;
          this.queue.remove(entry);
        }
      }
    }
    if (touched !== undefined) this.queue.update(touched);
    trail.length = start;
    for (let place = settled.length - 1; place >= 0; place -= 1) trail.push(settled[place] as number);
    this.levelStarts.length = level;
    this.head = start;
  }
}
