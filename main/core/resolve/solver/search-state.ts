/** Variables, what is known of them, and the trail that takes it back. */
import { hasBit, type VersionSet } from '../versions/version-table.ts';
import { Columns } from './columns.ts';
import { DecisionQueue } from './decision-queue.ts';

import { shorten } from './lists.ts';
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

export class SearchState extends Columns {
  readonly problem: Problem;
  readonly packages: PackageEntry[] = [];
  readonly queue = new DecisionQueue();
  /** The versions of `required` and `constrained` variables. */
  readonly #sets: VersionSet[] = [];
  protected trailLength = 0;
  /** Versions that nothing waits for become impossible in groups: length of the trail at that time, package, word of the set, bits. */
  readonly #quiet: number[] = [];
  protected readonly levelStarts: number[] = [];
  protected head = 0;
  versionCount = 0;
  /** Values given so far: a measure of work that is the same on every machine. */
  work = 0;
  readonly #byName = new Map<string, PackageEntry>();

  constructor(problem: Problem) {
    super();
    this.problem = problem;
  }

  protected setOf(range: number): VersionSet {
    return this.#sets[this.setPlace[range] as number] as VersionSet;
  }

  protected keepSet(range: number, set: VersionSet): void {
    this.setPlace[range] = this.#sets.push(set) - 1;
  }

  protected get currentLevel(): number {
    return this.levelStarts.length;
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
    this.trail[this.trailLength] = variable;
    this.trailLength += 1;
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
    const level = this.level[variable] as number;
    let count = 0;
    for (let rest = bits; rest !== 0; rest &= rest - 1) {
      const version = first - Math.clz32(rest & -rest);
      this.value[version] = -1;
      this.level[version] = level;
      this.reason[version] = reason;
      this.reasonData[version] = variable;
      count += 1;
    }
    for (let loud = bits & noticed; loud !== 0; loud &= loud - 1) {
      this.trail[this.trailLength] = first - Math.clz32(loud & -loud);
      this.trailLength += 1;
    }
    entry.alive[word] = (entry.alive[word] as number) & ~bits;
    entry.aliveCount -= count;
    this.work += count;
    const quiet = bits & ~noticed;
    if (level === 0 || quiet === 0) return;
    this.#quiet.push(this.trailLength);
    this.#quiet.push(entry.id);
    this.#quiet.push(word);
    this.#quiet.push(quiet);
  }

  /** Versions that became impossible in groups when the trail was longer than `start`. */
  #reviveAfter(start: number): void {
    const quiet = this.#quiet;
    while (quiet.length > 0 && (quiet[quiet.length - 4] as number) > start) {
      const bits = quiet.pop() as number;
      const word = quiet.pop() as number;
      const entry = this.packages[quiet.pop() as number] as PackageEntry;
      quiet.pop();
      const first = entry.base + word * 32 + 31;
      for (let rest = bits; rest !== 0; rest &= rest - 1) {
        this.value[first - Math.clz32(rest & -rest)] = 0;
        entry.aliveCount += 1;
      }
      entry.alive[word] = (entry.alive[word] as number) | bits;
      this.queue.delay(entry);
    }
  }

  protected isAlive(entry: PackageEntry, index: number): boolean {
    return hasBit(entry.alive, index);
  }

  /** Take back everything after `level` but what holds without any decision. */
  protected backtrack(level: number): void {
    const start = this.levelStarts[level];
    if (start === undefined) return;
    this.#reviveAfter(start);
    const { trail } = this;
    const settled: number[] = [];
    for (let place = this.trailLength - 1; place >= start; place -= 1) {
      const variable = trail[place] as number;
      if (this.level[variable] === 0) settled.push(variable);
      else this.#takeBack(variable);
    }
    this.trailLength = start;
    for (let variable = settled.pop(); variable !== undefined; variable = settled.pop()) {
      trail[this.trailLength] = variable;
      this.trailLength += 1;
    }
    shorten(this.levelStarts, level);
    this.head = start;
  }

  #takeBack(variable: number): void {
    const was = this.value[variable];
    this.value[variable] = 0;
    const kind = this.meaningOf[variable];
    if (kind === meaning.version) {
      const entry = this.entryOf(variable);
      const index = variable - entry.base;
      if (was === -1) {
        entry.alive[index >>> 5] = (entry.alive[index >>> 5] as number) | (1 << (index & 31));
        entry.aliveCount += 1;
        this.queue.delay(entry);
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
}
