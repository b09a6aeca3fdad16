/** Ranges asked of packages, and what becomes of candidates: which are left, the last one, none. */
import { hasBit, setBit, type VersionSet } from '../versions/version-table.ts';
import type { PackageEntry } from './package-entry.ts';
import { because, meaning, SearchState } from './search-state.ts';

/** Variables whose present values contradict each other, and the edge that says so, if one does. */
export interface Contradiction {
  readonly variables: readonly number[];
  readonly edge?: number;
  readonly clause?: number;
}

export class RangeState extends SearchState {
  /** The variable of a range of a package. */
  protected rangeVariable(entry: PackageEntry, range: string, isConstraint: boolean): number {
    const { set, place } = entry.data.match(range);
    const known = isConstraint ? entry.constrained : entry.required;
    while (known.length <= place) known.push(-1);
    const before = known[place] as number;
    if (before >= 0) return before;
    const variable = this.newVariables(1, isConstraint ? meaning.constrained : meaning.required, entry.id);
    known[place] = variable;
    this.keepSet(variable, set);
    if (!isConstraint) this.#addWitness(entry, variable, set);
    else if (entry.constraints !== undefined) entry.constraints.push(variable);
    else entry.constraints = [variable];
    return variable;
  }

  #addWitness(entry: PackageEntry, variable: number, set: VersionSet): void {
    for (let word = 0; word < set.length; word += 1) {
      const bits = set[word] as number;
      if (bits === 0) continue;
      this.#rely(variable, entry, word * 32 + 31 - Math.clz32(bits & -bits));
      return;
    }
    // Nothing ever matches: false for good, outside of the trail.
    this.value[variable] = -1;
    this.level[variable] = 0;
    this.reason[variable] = because.exhausted;
  }

  #rely(range: number, entry: PackageEntry, index: number): void {
    const version = entry.base + index;
    this.witness[range] = version;
    setBit(entry.noticed, index);
    this.#addRelying(version, range);
  }

  #addRelying(version: number, range: number): void {
    const last = (this.lastRelying[version] as number) - 1;
    this.nextRelying[range] = last < 0 ? range : (this.nextRelying[last] as number);
    if (last >= 0) this.nextRelying[last] = range;
    this.lastRelying[version] = range + 1;
  }

  #removeRelying(version: number, range: number): void {
    const last = (this.lastRelying[version] as number) - 1;
    let before = last;
    while (this.nextRelying[before] !== range) before = this.nextRelying[before] as number;
    this.nextRelying[before] = this.nextRelying[range] as number;
    if (last === range) this.lastRelying[version] = before === range ? 0 : before + 1;
  }

  protected featureVariable(entry: PackageEntry, feature: string): number {
    let variable = entry.features?.get(feature);
    if (variable === undefined) {
      entry.features ??= new Map();
      variable = this.newVariables(1, meaning.feature, entry.id);
      entry.features.set(feature, variable);
    }
    return variable;
  }

  protected select(entry: PackageEntry, index: number, reason: number, data: number): void {
    entry.selected = index;
    this.queue.remove(entry);
    this.assign(entry.base + index, 1, reason, data);
  }

  /** Fewer candidates than before: the queue's order, the last one, or none. */
  protected afterKills(entry: PackageEntry): Contradiction | undefined {
    this.queue.hasten(entry);
    if (entry.neededBy < 0 || entry.selected >= 0) return undefined;
    if (entry.aliveCount === 0) return { variables: this.whyEmpty(entry, -1) };
    if (entry.aliveCount === 1) this.select(entry, entry.best(), because.last, entry.id);
    return undefined;
  }

  /** Why a needed package has no candidate but `except`. */
  protected whyEmpty(entry: PackageEntry, except: number): number[] {
    const variables = entry.neededBy >= 0 ? [entry.neededBy] : [];
    for (let index = 0; index < entry.size; index += 1)
      if (index !== except) variables.push(entry.base + index);
    return variables;
  }

  /** No version of the range is possible: one that is selected outside of it says so by itself. */
  #exhaust({ selected, base }: PackageEntry, range: number): void {
    if (selected >= 0) this.assign(range, -1, because.outside, base + selected);
    else this.assign(range, -1, because.exhausted, range);
  }

  #findWitness(entry: PackageEntry, range: number): number {
    const set = this.setOf(range);
    for (let word = 0; word < set.length; word += 1) {
      const bits = (set[word] as number) & (entry.alive[word] as number);
      if (bits !== 0) return word * 32 + 31 - Math.clz32(bits & -bits);
    }
    return -1;
  }

  /**
   * What was learned or read late may have been missed after a step back. Before a version is selected its requirements are looked at once
   * more: an open one that cannot hold becomes false here. @returns whether the variable is false
   */
  protected isRefuted(variable: number): boolean {
    if (this.value[variable] !== 0) return this.value[variable] === -1;
    const kind = this.meaningOf[variable];
    if (kind === meaning.constrained) {
      const { selected, base } = this.entryOf(variable);
      if (selected < 0 || hasBit(this.setOf(variable), selected)) return false;
      this.assign(variable, -1, because.outside, base + selected);
      return true;
    }
    if (kind !== meaning.required || !this.#isExhausted(variable)) return false;
    this.#exhaust(this.entryOf(variable), variable);
    return true;
  }

  #isExhausted(range: number): boolean {
    const entry = this.entryOf(range);
    if (this.isAlive(entry, (this.witness[range] as number) - entry.base)) return false;
    const other = this.#findWitness(entry, range);
    if (other < 0) return true;
    this.#removeRelying(this.witness[range] as number, range);
    this.#rely(range, entry, other);
    return false;
  }

  /** A version was selected: the others are no longer possible, nor are constraints on the package that it does not meet. */
  protected settleOthers(entry: PackageEntry, variable: number): void {
    const index = variable - entry.base;
    for (let word = 0; word < entry.alive.length; word += 1) {
      const own = word === index >>> 5 ? 1 << (index & 31) : 0;
      const bits = (entry.alive[word] as number) & ~own;
      if (bits !== 0) this.killWord(entry, word, bits, because.taken, variable);
    }
    for (const constraint of entry.constraints ?? [])
      if (this.value[constraint] === 0 && !hasBit(this.setOf(constraint), index))
        this.assign(constraint, -1, because.outside, variable);
  }

  /** Ranges that relied on a version look for another one. */
  protected followKilled(variable: number): void {
    const last = (this.lastRelying[variable] as number) - 1;
    if (last < 0) return;
    this.lastRelying[variable] = 0;
    const entry = this.entryOf(variable);
    let range = this.nextRelying[last] as number;
    for (let isLast = false; !isLast; ) {
      isLast = range === last;
      const next = this.nextRelying[range] as number;
      const isOpen = this.value[range] === 0;
      const other = isOpen ? this.#findWitness(entry, range) : -1;
      if (other >= 0) this.#rely(range, entry, other);
      else {
        if (isOpen) this.#exhaust(entry, range);
        this.#addRelying(variable, range);
      }
      range = next;
    }
  }

  /** A range holds: versions outside of it are no longer possible. */
  protected narrow(variable: number): Contradiction | undefined {
    const entry = this.entryOf(variable);
    const set = this.setOf(variable);
    if (this.meaningOf[variable] === meaning.required && entry.neededBy < 0) {
      entry.neededBy = variable;
      if (entry.selected < 0) this.queue.add(entry);
    }
    if (entry.selected >= 0)
      return hasBit(set, entry.selected) ? undefined : { variables: [variable, entry.base + entry.selected] };
    for (let word = 0; word < set.length; word += 1) {
      const bits = (entry.alive[word] as number) & ~(set[word] as number);
      if (bits !== 0) this.killWord(entry, word, bits, because.narrowed, variable);
    }
    return this.afterKills(entry);
  }
}
