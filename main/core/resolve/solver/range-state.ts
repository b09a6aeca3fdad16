/** Ranges asked of packages, and what becomes of candidates: which are left, the last one, none. */
import { hasBit, setBit, setKey } from '../versions/version-table.ts';
import { SparseLists } from './growable.ts';
import type { PackageEntry } from './package-entry.ts';
import { because, meaning, SearchState } from './search-state.ts';

/** Variables whose present values contradict each other, and the edge that says so, if one does. */
export interface Contradiction {
  readonly variables: readonly number[];
  readonly edge?: number;
  readonly clause?: number;
}

export class RangeState extends SearchState {
  readonly #constraints = new SparseLists();

  /** The variable of a range of a package. */
  protected rangeVariable(entry: PackageEntry, range: string, isConstraint: boolean): number {
    const text = isConstraint ? `?${range}` : range;
    const known = entry.ranges.get(text);
    if (known !== undefined) return known;
    const set = entry.data.matching(range);
    const key = isConstraint ? `?${setKey(set)}` : setKey(set);
    let variable = entry.sets.get(key);
    if (variable === undefined) {
      const kind = isConstraint ? meaning.constrained : meaning.required;
      variable = this.newVariables(1, kind, entry.id);
      entry.sets.set(key, variable);
      this.keepSet(variable, set);
      if (isConstraint) this.#addConstraint(entry, variable);
      else this.#addWitness(entry, variable);
    }
    entry.ranges.set(text, variable);
    return variable;
  }

  #addWitness(entry: PackageEntry, variable: number): void {
    const set = this.setOf(variable);
    const index = set.findIndex((word) => word !== 0);
    if (index < 0) {
      // Nothing ever matches: false for good, outside of the trail.
      this.value[variable] = -1;
      this.level[variable] = 0;
      this.reason[variable] = because.exhausted;
      return;
    }
    const first = index * 32 + 31 - Math.clz32((set[index] as number) & -(set[index] as number));
    this.#rely(variable, entry, first);
  }

  #addConstraint(entry: PackageEntry, variable: number): void {
    this.#constraints.add(entry.id, variable);
  }

  #rely(variable: number, entry: PackageEntry, index: number): void {
    this.witness[variable] = entry.base + index;
    this.relying.add(entry.base + index, variable);
    setBit(entry.noticed, index);
  }

  protected featureVariable(entry: PackageEntry, feature: string): number {
    let variable = entry.features.get(feature);
    if (variable === undefined) {
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
    this.queue.update(entry);
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
    for (const constraint of this.#constraints.at(entry.id) ?? [])
      if (this.value[constraint] === 0 && !hasBit(this.setOf(constraint), index))
        this.assign(constraint, -1, because.outside, variable);
  }

  /** Ranges that relied on a version look for another one. */
  protected followKilled(variable: number): Contradiction | undefined {
    const relying = this.relying.at(variable);
    if (relying === undefined) return undefined;
    const entry = this.entryOf(variable);
    let kept = 0;
    for (let place = 0; place < relying.length; place += 1) {
      const range = relying[place] as number;
      if (this.witness[range] !== variable) continue;
      if (this.value[range] === 0) {
        const other = this.#findWitness(entry, range);
        if (other >= 0) {
          this.#rely(range, entry, other);
          continue;
        }
        this.#exhaust(entry, range);
      }
      relying[kept] = range;
      kept += 1;
    }
    relying.length = kept;
    return undefined;
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
