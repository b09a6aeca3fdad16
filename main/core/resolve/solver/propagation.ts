/** What follows from what is known: requirements of selected versions, ranges, the last candidate, clauses. */
import type { Requirement } from '../requirements.ts';
import { type Clause, ClauseState } from './clause-state.ts';
import { SparseLists } from './lists.ts';
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
  /** The next edge to the same variable; after the last comes the first. */
  next: number;
}

/** Which requirements count: by default all. Explaining asks for less. */
export type EdgeFilter = (from: string | undefined, requirement: Requirement) => boolean;

export class Propagation extends ClauseState {
  readonly edges: Edge[] = [];
  protected readonly conditional = new SparseLists();
  /** After a long step back: packages that lost a version because of it, whose other versions may share the fault. */
  protected readonly suspects = new Set<PackageEntry>();
  protected isSuspicious = false;
  /** Whether any of the requirements read so far need not be met. */
  protected hasWishes = false;
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
        if (this.level[entry.neededBy] !== 0) return false;
        for (let other = entry.base; other < entry.base + entry.size; other += 1)
          if (other !== variable && this.level[other] !== 0) return false;
        return true;
      }
      case because.exhausted: {
        const { base } = this.entryOf(variable);
        const set = this.setOf(variable);
        for (let word = 0; word < set.length; word += 1)
          for (let bits = set[word] as number; bits !== 0; bits &= bits - 1)
            if (this.level[base + word * 32 + 31 - Math.clz32(bits & -bits)] !== 0) return false;
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
      if (this.#isLeftOut(undefined, requirement)) continue;
      for (let edge = this.#addEdges(-1, requirement); edge < this.edges.length; edge += 1) {
        const { to } = this.edges[edge] as Edge;
        if (requirement.mode === 'required') this.entryOf(to).isDirect = true;
        if (this.value[to] === -1) return { variables: [to], edge };
        if (this.value[to] === 0) this.assign(to, 1, because.edge, edge);
      }
    }
    return undefined;
  }

  #isLeftOut(from: string | undefined, requirement: Requirement): boolean {
    if (requirement.mode !== 'wish') return this.#filter !== undefined && !this.#filter(from, requirement);
    this.hasWishes = true;
    return true;
  }

  /** Everything that follows from one requirement of `from`: the range, and the features it switches on. @returns the first of the edges */
  #addEdges(from: number, requirement: Requirement): number {
    const first = this.edges.length;
    const entry = this.packageNamed(requirement.name);
    const to = this.rangeVariable(entry, requirement.range, requirement.mode === 'constraint');
    this.edges.push({ from, to, requirement, next: -1 });
    for (const feature of requirement.features)
      this.edges.push({ from, to: this.featureVariable(entry, feature), requirement, next: -1 });
    return first;
  }

  /** Read the manifest of a version. @returns what contradicts a version that is selected already */
  protected expand(entry: PackageEntry, index: number): Contradiction | undefined {
    const variable = entry.base + index;
    if (this.isRead[variable] === 1) return undefined;
    this.isRead[variable] = 1;
    this.firstEdge[variable] = this.edges.length;
    let found: Contradiction | undefined;
    for (const requirement of entry.data.requirements(index)) {
      if (this.#isLeftOut(entry.name, requirement)) continue;
      for (let edge = this.#addEdges(variable, requirement); edge < this.edges.length; edge += 1) {
        if (requirement.condition === undefined) this.#connect(edge);
        else found = this.#addConditional(entry, variable, edge, requirement.condition) ?? found;
      }
    }
    this.endOfEdges[variable] = this.edges.length;
    return found;
  }

  /** From here on the edge's source falls with its target. */
  #connect(edge: number): void {
    const added = this.edges[edge] as Edge;
    const last = this.edges[(this.lastEdgeInto[added.to] as number) - 1];
    added.next = last === undefined ? edge : last.next;
    if (last !== undefined) last.next = edge;
    this.lastEdgeInto[added.to] = edge + 1;
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
      found = this.addClause([...new Set(literals)], { edge, glue: 0, causes: -1 }) ?? found;
      this.conditional.add(variable, clause);
    }
    return found;
  }

  /** Draw conclusions until nothing more follows. */
  protected propagate(): Contradiction | undefined {
    while (this.head < this.trailLength) {
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
        if (isTrue) return this.#followSelected(variable);
        this.followKilled(variable);
        return undefined;
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
    const end = this.endOfEdges[variable] as number;
    for (let edge = this.firstEdge[variable] as number; edge < end; edge += 1) {
      const { to, next } = this.edges[edge] as Edge;
      if (next < 0) continue;
      if (this.value[to] === -1) return { variables: [variable, to], edge };
      if (this.value[to] === 0) this.assign(to, 1, because.edge, edge);
    }
    return undefined;
  }

  /** What cannot be: no version that asks for it can be selected. */
  #fall(variable: number): Contradiction | undefined {
    const last = (this.lastEdgeInto[variable] as number) - 1;
    if (last < 0) return undefined;
    for (let edge = last; ; ) {
      edge = (this.edges[edge] as Edge).next;
      const found = this.#fallAlong(edge, variable);
      if (found !== undefined || edge === last) return found;
    }
  }

  #fallAlong(edge: number, variable: number): Contradiction | undefined {
    const { from } = this.edges[edge] as Edge;
    const value = this.value[from];
    if (value === 1) return { variables: [from, variable], edge };
    if (value !== 0) return undefined;
    const entry = this.entryOf(from);
    this.kill(entry, from, because.edge, edge);
    if (this.isSuspicious) this.suspects.add(entry);
    return this.afterKills(entry);
  }
}
