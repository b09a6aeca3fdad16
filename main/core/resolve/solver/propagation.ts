/** What follows from what is known: requirements of selected versions, ranges, the last candidate, clauses. */

import type { Requirement } from '../requirements.ts';
import { hasBit, setKey } from '../versions/version-table.ts';
import { SparseLists } from './growable.ts';
import type { PackageEntry } from './package-entry.ts';
import type { Problem } from './problem.ts';
import { because, meaning, SearchState } from './search-state.ts';

/** A requirement of one version (or of the root) as the search uses it. */
export interface Edge {
  /** The version's variable; -1: the root. */
  readonly from: number;
  /** The variable that follows. */
  readonly to: number;
  readonly requirement: Requirement;
}

/** Variables whose present values contradict each other, and the edge that says so, if one does. */
export interface Contradiction {
  readonly variables: readonly number[];
  readonly edge?: number;
  readonly clause?: number;
}

/** Literals are `variable * 2`, plus 1 for its negation. */
export interface Clause {
  readonly literals: Int32Array;
  /** A requirement under a condition is a clause from the start; -1: learned. */
  readonly edge: number;
  /** Conflict levels in it when it was learned: few are worth keeping. */
  readonly glue: number;
  isDropped: boolean;
}

/** Which requirements count: by default all. Explaining asks for less. */
export type EdgeFilter = (from: string | undefined, requirement: Requirement) => boolean;

export class Propagation extends SearchState {
  readonly edges: Edge[] = [];
  protected readonly clauses: Clause[] = [];
  protected readonly out = new SparseLists();
  protected readonly into = new SparseLists();
  protected readonly conditional = new SparseLists();
  /** After a long step back: packages that lost a version because of it, whose other versions may share the fault. */
  protected readonly suspects = new Set<PackageEntry>();
  protected isSuspicious = false;
  readonly #watches = new SparseLists();
  readonly #constraints = new SparseLists();
  readonly #filter: EdgeFilter | undefined;

  constructor(problem: Problem, filter?: EdgeFilter) {
    super(problem);
    this.#filter = filter;
  }

  protected override isSettled(variable: number): boolean {
    const data = this.reasonData[variable] as number;
    switch (this.reason[variable]) {
      case because.edge: {
        const { from, to } = this.edges[data] as Edge;
        const other = variable === to ? from : to;
        return other < 0 || this.level[other] === 0;
      }
      case because.narrowed:
      case because.taken:
      case because.outside:
        return this.level[data] === 0;
      case because.last: {
        const entry = this.entryOf(variable);
        return (
          this.level[entry.neededBy] === 0 &&
          this.whyEmpty(entry, variable - entry.base).every((other) => this.level[other] === 0)
        );
      }
      case because.exhausted: {
        const { base, size } = this.entryOf(variable);
        const set = this.setOf(variable);
        for (let index = 0; index < size; index += 1)
          if (hasBit(set, index) && this.level[base + index] !== 0) return false;
        return true;
      }
      case because.clause:
        return (this.clauses[data] as Clause).literals.every(
          (literal) => literal >> 1 === variable || this.level[literal >> 1] === 0,
        );
      default:
        return false;
    }
  }

  /** The requirements of the root hold from the start. @returns what contradicts them at once */
  protected requireRoot(): Contradiction | undefined {
    for (const requirement of this.problem.rootRequirements()) {
      if (requirement.mode === 'wish') continue;
      if (this.#filter !== undefined && !this.#filter(undefined, requirement)) continue;
      for (const edge of this.#edgesOf(-1, requirement)) {
        const { to } = this.edges[edge] as Edge;
        if (requirement.mode === 'required') this.entryOf(to).isDirect = true;
        if (this.value[to] === -1) return { variables: [to], edge };
        if (this.value[to] === 0) this.assign(to, 1, because.edge, edge);
      }
    }
    return undefined;
  }

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
    this.#rely(variable, entry.base + first);
  }

  #addConstraint(entry: PackageEntry, variable: number): void {
    this.#constraints.add(entry.id, variable);
  }

  #rely(variable: number, version: number): void {
    this.witness[variable] = version;
    this.relying.add(version, variable);
  }

  protected featureVariable(entry: PackageEntry, feature: string): number {
    let variable = entry.features.get(feature);
    if (variable === undefined) {
      variable = this.newVariables(1, meaning.feature, entry.id);
      entry.features.set(feature, variable);
    }
    return variable;
  }

  /** Everything that follows from one requirement of `from`: the range, and the features it switches on. */
  #edgesOf(from: number, requirement: Requirement): number[] {
    const entry = this.packageNamed(requirement.name);
    const range = this.rangeVariable(entry, requirement.range, requirement.mode === 'constraint');
    const made = [this.#addEdge(from, range, requirement)];
    for (const feature of requirement.features)
      made.push(this.#addEdge(from, this.featureVariable(entry, feature), requirement));
    return made;
  }

  #addEdge(from: number, to: number, requirement: Requirement): number {
    return this.edges.push({ from, to, requirement }) - 1;
  }

  /** Read the manifest of a version. @returns what contradicts a version that is selected already */
  protected expand(entry: PackageEntry, index: number): Contradiction | undefined {
    if (entry.expanded[index] === 1) return undefined;
    entry.expanded[index] = 1;
    const variable = entry.base + index;
    let found: Contradiction | undefined;
    for (const requirement of entry.data.requirements(index)) {
      if (requirement.mode === 'wish') continue;
      if (this.#filter !== undefined && !this.#filter(entry.name, requirement)) continue;
      for (const edge of this.#edgesOf(variable, requirement)) {
        if (requirement.condition === undefined) this.#connect(variable, edge);
        else found = this.#addConditional(entry, variable, edge, requirement.condition) ?? found;
      }
    }
    return found;
  }

  #connect(from: number, edge: number): void {
    const { to } = this.edges[edge] as Edge;
    this.out.add(from, edge);
    this.into.add(to, edge);
  }

  #addConditional(
    entry: PackageEntry,
    variable: number,
    edge: number,
    condition: readonly (readonly string[])[],
  ): Contradiction | undefined {
    const { to } = this.edges[edge] as Edge;
    let found: Contradiction | undefined;
    for (const features of condition) {
      const literals = [variable * 2 + 1, to * 2];
      for (const feature of features) literals.push(this.featureVariable(entry, feature) * 2 + 1);
      const clause = this.clauses.length;
      found = this.addClause(Int32Array.from(new Set(literals)), edge, 0) ?? found;
      this.conditional.add(variable, clause);
    }
    return found;
  }

  protected isFalse(literal: number): boolean {
    return this.value[literal >> 1] === ((literal & 1) === 1 ? 1 : -1);
  }

  protected isTrue(literal: number): boolean {
    return this.value[literal >> 1] === ((literal & 1) === 1 ? -1 : 1);
  }

  /** Watch it, and draw what follows from it as things stand. */
  protected addClause(literals: Int32Array, edge: number, glue: number): Contradiction | undefined {
    const clause = this.clauses.push({ literals, edge, glue, isDropped: false }) - 1;
    const rank = (literal: number): number =>
      this.isFalse(literal) ? (this.level[literal >> 1] as number) : 0x7fff_ffff;
    // The two that are open, or were decided last, are watched.
    for (let place = 0; place < 2 && place < literals.length; place += 1)
      for (let other = place + 1; other < literals.length; other += 1)
        if (rank(literals[other] as number) > rank(literals[place] as number)) {
          const held = literals[place] as number;
          literals[place] = literals[other] as number;
          literals[other] = held;
        }
    const first = literals[0] as number;
    const second = literals[1];
    if (second !== undefined) {
      this.#watch(first, clause);
      this.#watch(second, clause);
    }
    if (this.isFalse(first)) return { variables: this.variablesOf(literals), clause };
    if ((second === undefined || this.isFalse(second)) && !this.isTrue(first))
      return this.assignLiteral(first, clause);
    return undefined;
  }

  protected variablesOf(literals: Int32Array): number[] {
    return Array.from(literals, (literal) => literal >> 1);
  }

  #watch(literal: number, clause: number): void {
    this.#watches.add(literal, clause);
  }

  /** Make an open literal true. @returns the contradiction this is found to be at once */
  protected assignLiteral(literal: number, clause: number): Contradiction | undefined {
    const variable = literal >> 1;
    const isPositive = (literal & 1) === 0;
    if (this.meaningOf[variable] !== meaning.version) {
      this.assign(variable, isPositive ? 1 : -1, because.clause, clause);
      return undefined;
    }
    const entry = this.entryOf(variable);
    if (isPositive) {
      this.select(entry, variable - entry.base, because.clause, clause);
      return undefined;
    }
    this.kill(entry, variable, because.clause, clause);
    return this.afterKills(entry);
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

  /** Draw conclusions until nothing more follows. */
  protected propagate(): Contradiction | undefined {
    while (this.head < this.trail.length) {
      const variable = this.trail[this.head] as number;
      this.head += 1;
      const isTrue = this.value[variable] === 1;
      const found = this.#follow(variable, isTrue) ?? this.#followClauses(variable * 2 + (isTrue ? 1 : 0));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #follow(variable: number, isTrue: boolean): Contradiction | undefined {
    switch (this.meaningOf[variable]) {
      case meaning.version:
        return isTrue ? this.#followSelected(variable) : this.#followKilled(variable);
      case meaning.feature:
        return isTrue ? undefined : this.#fall(variable);
      default:
        return isTrue ? this.#narrow(variable) : this.#fall(variable);
    }
  }

  #followSelected(variable: number): Contradiction | undefined {
    const entry = this.entryOf(variable);
    const index = variable - entry.base;
    for (let word = 0; word < entry.alive.length; word += 1) {
      let bits = entry.alive[word] as number;
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        const other = word * 32 + bit;
        if (other !== index) this.kill(entry, entry.base + other, because.taken, variable);
      }
    }
    for (const constraint of this.#constraints.at(entry.id) ?? [])
      if (this.value[constraint] === 0 && !hasBit(this.setOf(constraint), index))
        this.assign(constraint, -1, because.outside, variable);
    const found = this.expand(entry, index);
    if (found !== undefined) return found;
    for (const edge of this.out.at(variable) ?? []) {
      const { to } = this.edges[edge] as Edge;
      if (this.value[to] === -1) return { variables: [variable, to], edge };
      if (this.value[to] === 0) this.assign(to, 1, because.edge, edge);
    }
    return undefined;
  }

  /** Ranges that relied on a version look for another one. */
  #followKilled(variable: number): Contradiction | undefined {
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
          this.#rely(range, entry.base + other);
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
    this.#rely(range, entry.base + other);
    return false;
  }

  /** A range holds: versions outside of it are no longer possible. */
  #narrow(variable: number): Contradiction | undefined {
    const entry = this.entryOf(variable);
    const set = this.setOf(variable);
    if (this.meaningOf[variable] === meaning.required && entry.neededBy < 0) {
      entry.neededBy = variable;
      if (entry.selected < 0) this.queue.add(entry);
    }
    if (entry.selected >= 0)
      return hasBit(set, entry.selected) ? undefined : { variables: [variable, entry.base + entry.selected] };
    for (let word = 0; word < set.length; word += 1) {
      let bits = (entry.alive[word] as number) & ~(set[word] as number);
      while (bits !== 0) {
        const bit = 31 - Math.clz32(bits & -bits);
        bits &= bits - 1;
        this.kill(entry, entry.base + word * 32 + bit, because.narrowed, variable);
      }
    }
    return this.afterKills(entry);
  }

  /** What cannot be: no version that asks for it can be selected. */
  #fall(variable: number): Contradiction | undefined {
    for (const edge of this.into.at(variable) ?? []) {
      const { from } = this.edges[edge] as Edge;
      const value = this.value[from];
      if (value === 1) return { variables: [from, variable], edge };
      if (value !== 0) continue;
      const entry = this.entryOf(from);
      this.kill(entry, from, because.edge, edge);
      if (this.isSuspicious) this.suspects.add(entry);
      const found = this.afterKills(entry);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  /** Clauses that watch a literal which has become false. */
  #followClauses(literal: number): Contradiction | undefined {
    const watching = this.#watches.at(literal);
    if (watching === undefined) return undefined;
    let kept = 0;
    let found: Contradiction | undefined;
    for (let place = 0; place < watching.length; place += 1) {
      const clause = watching[place] as number;
      const { literals, isDropped } = this.clauses[clause] as Clause;
      if (isDropped) continue;
      if (found === undefined) {
        if (literals[0] === literal) {
          literals[0] = literals[1] as number;
          literals[1] = literal;
        }
        const first = literals[0] as number;
        if (!this.isTrue(first)) {
          let next = 2;
          while (next < literals.length && this.isFalse(literals[next] as number)) next += 1;
          if (next < literals.length) {
            literals[1] = literals[next] as number;
            literals[next] = literal;
            this.#watch(literals[1] as number, clause);
            continue;
          }
          if (this.isFalse(first)) found = { variables: this.variablesOf(literals), clause };
          else found = this.assignLiteral(first, clause);
        }
      }
      watching[kept] = clause;
      kept += 1;
    }
    watching.length = kept;
    return found;
  }
}
