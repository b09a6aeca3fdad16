/** What follows from what is known: requirements of selected versions, ranges, the last candidate, clauses. */
import type { Requirement } from '../requirements.ts';
import { hasBit } from '../versions/version-table.ts';
import { type Clause, ClauseState } from './clause-state.ts';
import { SparseLists } from './growable.ts';
import type { PackageEntry } from './package-entry.ts';
import type { Problem } from './problem.ts';
import type { Contradiction } from './range-state.ts';
import { because, meaning } from './search-state.ts';

/** A requirement of one version (or of the root) as the search uses it. */
export interface Edge {
  /** The version's variable; -1: the root. */
  readonly from: number;
  /** The variable that follows. */
  readonly to: number;
  readonly requirement: Requirement;
}

/** Which requirements count: by default all. Explaining asks for less. */
export type EdgeFilter = (from: string | undefined, requirement: Requirement) => boolean;

export class Propagation extends ClauseState {
  readonly edges: Edge[] = [];
  protected readonly out = new SparseLists();
  protected readonly into = new SparseLists();
  protected readonly conditional = new SparseLists();
  /** After a long step back: packages that lost a version because of it, whose other versions may share the fault. */
  protected readonly suspects = new Set<PackageEntry>();
  protected isSuspicious = false;
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

  /** Draw conclusions until nothing more follows. */
  protected propagate(): Contradiction | undefined {
    while (this.head < this.trail.length) {
      const variable = this.trail[this.head] as number;
      this.head += 1;
      const isTrue = this.value[variable] === 1;
      const found = this.#follow(variable, isTrue) ?? this.followClauses(variable * 2 + (isTrue ? 1 : 0));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #follow(variable: number, isTrue: boolean): Contradiction | undefined {
    switch (this.meaningOf[variable]) {
      case meaning.version:
        return isTrue ? this.#followSelected(variable) : this.followKilled(variable);
      case meaning.feature:
        return isTrue ? undefined : this.#fall(variable);
      default:
        return isTrue ? this.narrow(variable) : this.#fall(variable);
    }
  }

  #followSelected(variable: number): Contradiction | undefined {
    const entry = this.entryOf(variable);
    const index = variable - entry.base;
    this.settleOthers(entry, variable);
    const found = this.expand(entry, index);
    if (found !== undefined) return found;
    for (const edge of this.out.at(variable) ?? []) {
      const { to } = this.edges[edge] as Edge;
      if (this.value[to] === -1) return { variables: [variable, to], edge };
      if (this.value[to] === 0) this.assign(to, 1, because.edge, edge);
    }
    return undefined;
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
}
