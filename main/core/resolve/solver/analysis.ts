/** From a contradiction to a clause that follows from the requirements (first unique implication point; Marques-Silva and Sakallah 1999). */
import type { Clause } from './clause-state.ts';
import { FixedLists } from './lists.ts';
import type { PackageEntry } from './package-entry.ts';
import { type Edge, Propagation } from './propagation.ts';
import type { Contradiction } from './range-state.ts';
import { because, meaning } from './search-state.ts';

/** Which facts a learned clause, or the end, rests on: edges, other clauses, variables that hold without any decision. */
const ofEdge = 0;
const ofClause = 1;
const ofVariable = 2;

const activityDecay = 0.95;
const mostActivity = 1e100;
/** Causes are kept for explanations up to here; beyond, the whole problem is the explanation. */
const mostTracedConflicts = 100_000;

export class Analysis extends Propagation {
  conflicts = 0;
  #increment = 1;
  readonly #causes = new FixedLists();
  #ending: number[] = [];

  /** The clause that follows from a contradiction; undefined when it holds without any decision. */
  protected analyze({ variables, edge, clause }: Contradiction) {
    const causes: number[] = [];
    if (edge !== undefined) causes.push(edge * 4 + ofEdge);
    if (clause !== undefined) this.#citeClause(clause, causes);
    const { level, seen, trail } = this;
    const first = variables.map((variable) => this.#deeper(variable, causes));
    const conflictLevel = first.reduce((most, variable) => Math.max(most, level[variable] as number), 0);
    if (conflictLevel === 0) {
      for (const variable of first) causes.push(variable * 4 + ofVariable);
      this.#ending = causes;
      return undefined;
    }
    this.backtrack(conflictLevel);
    const marked: number[] = [];
    const lower: number[] = [];
    let open = 0;
    const visit = (variable: number): void => {
      if (seen[variable] === 1) return;
      seen[variable] = 1;
      marked.push(variable);
      const at = level[variable] as number;
      if (at === 0) causes.push(variable * 4 + ofVariable);
      else {
        this.#bump(variable);
        if (at === conflictLevel) open += 1;
        else lower.push(variable);
      }
    };
    for (const variable of first) visit(variable);
    let place = this.trailLength - 1;
    let point = -1;
    for (;;) {
      while (seen[trail[place] as number] !== 1 || level[trail[place] as number] !== conflictLevel)
        place -= 1;
      point = trail[place] as number;
      place -= 1;
      open -= 1;
      if (open === 0) break;
      this.#eachReason(point, causes, visit);
    }
    point = this.#moreGeneral(point, conflictLevel, causes);
    const kept = lower.filter((variable) => !this.#isImplied(variable, causes));
    for (const variable of marked) seen[variable] = 0;
    const literals = [this.#negation(point)];
    const levels = new Set<number>();
    let highest = 0;
    for (const variable of kept) {
      const at = level[variable] as number;
      literals.push(this.#negation(variable));
      levels.add(at);
      if (at > highest) highest = at;
    }
    return { literals, level: highest, glue: levels.size + 1, causes };
  }

  /**
   * That the last possible version cannot be says less than that the requirement behind it cannot be met. Where the latter follows from
   * the same facts it takes the place of the former; else a package would be given up version by version.
   */
  #moreGeneral(point: number, conflictLevel: number, causes: number[]): number {
    let general = point;
    while (this.reason[general] === because.last) {
      const cited: number[] = [];
      let next = -1;
      let isSame = true;
      this.#eachReason(general, cited, (other) => {
        const at = this.level[other] as number;
        if (at === 0) cited.push(other * 4 + ofVariable);
        else if (at === conflictLevel && (next === -1 || next === other)) next = other;
        else if (this.seen[other] !== 1 || at === conflictLevel) isSame = false;
      });
      if (!isSame || next === -1) return general;
      for (const cause of cited) causes.push(cause);
      general = next;
    }
    return general;
  }

  #negation(variable: number): number {
    return variable * 2 + (this.value[variable] === 1 ? 1 : 0);
  }

  /** An impossible version stands for the one thing that ruled it out, which rules out others too: that keeps clauses short and general. */
  #deeper(variable: number, causes: number[]): number {
    if (this.value[variable] !== -1 || this.meaningOf[variable] !== meaning.version) return variable;
    const data = this.reasonData[variable] as number;
    switch (this.reason[variable]) {
      case because.narrowed:
      case because.taken:
        return data;
      case because.edge:
        causes.push(data * 4 + ofEdge);
        return (this.edges[data] as Edge).to;
      default:
        return variable;
    }
  }

  /** The variables a value follows from. */
  #eachReason(variable: number, causes: number[], visit: (variable: number) => void): void {
    const data = this.reasonData[variable] as number;
    switch (this.reason[variable]) {
      case because.edge: {
        const { from, to } = this.edges[data] as Edge;
        causes.push(data * 4 + ofEdge);
        const other = variable === to ? from : to;
        if (other >= 0) visit(this.#deeper(other, causes));
        return;
      }
      case because.narrowed:
      case because.taken:
      case because.outside:
        visit(data);
        return;
      case because.last: {
        const entry = this.packages[data] as PackageEntry;
        for (const other of this.whyEmpty(entry, variable - entry.base)) visit(this.#deeper(other, causes));
        return;
      }
      case because.exhausted: {
        // Nothing in the set may be possible from the start.
        const { base } = this.entryOf(variable);
        const set = this.setOf(variable);
        for (let word = 0; word < set.length; word += 1)
          for (let bits = set[word] as number; bits !== 0; bits &= bits - 1)
            visit(this.#deeper(base + word * 32 + 31 - Math.clz32(bits & -bits), causes));
        return;
      }
      case because.clause: {
        this.#citeClause(data, causes);
        const { literals } = this.clauses[data] as Clause;
        for (const literal of literals)
          if (literal >> 1 !== variable) visit(this.#deeper(literal >> 1, causes));
        return;
      }
      default:
    }
  }

  #citeClause(clause: number, causes: number[]): void {
    const { edge } = this.clauses[clause] as { edge: number };
    causes.push(edge >= 0 ? edge * 4 + ofEdge : clause * 4 + ofClause);
  }

  /** Whether the other marked variables already say it. */
  #isImplied(variable: number, causes: number[]): boolean {
    if (this.reason[variable] === because.nothing) return false;
    const cited: number[] = [];
    let isImplied = true;
    this.#eachReason(variable, cited, (other) => {
      if (this.seen[other] !== 1 && this.level[other] !== 0) isImplied = false;
      else if (this.level[other] === 0) cited.push(other * 4 + ofVariable);
    });
    if (isImplied) for (const cause of cited) causes.push(cause);
    return isImplied;
  }

  #bump(variable: number): void {
    const entry = this.entryOf(variable);
    entry.activity += this.#increment;
    if (entry.activity > mostActivity) this.#rescale();
    this.queue.hasten(entry);
  }

  #rescale(): void {
    this.#increment /= mostActivity;
    for (const entry of this.packages) entry.activity /= mostActivity;
    this.queue.reorder();
  }

  /** Conflicts count for less the longer ago they were. */
  protected fadeActivity(): void {
    this.#increment /= activityDecay;
  }

  /** @returns what a clause learned from them refers to */
  protected keepCauses(causes: readonly number[]): number {
    return this.conflicts <= mostTracedConflicts ? this.#causes.add(causes) : -1;
  }

  /** The package whose requirement an edge is; undefined: the root. */
  nameOfSource({ from }: Edge): string | undefined {
    return from < 0 ? undefined : this.entryOf(from).name;
  }

  /** After `refuted`: the requirements the refutation rests on; undefined when there were too many steps to keep. */
  usedEdges(): Edge[] | undefined {
    if (this.conflicts > mostTracedConflicts) return undefined;
    const edges = new Set<number>();
    const done = new Set<number>();
    const open = [...this.#ending];
    for (let cause = open.pop(); cause !== undefined; cause = open.pop()) {
      const which = cause >> 2;
      if ((cause & 3) === ofEdge) edges.add(which);
      else if (!done.has(cause)) {
        done.add(cause);
        if ((cause & 3) === ofClause) {
          const { causes } = this.clauses[which] as Clause;
          for (const other of this.#causes.at(causes)) open.push(other);
        } else this.#eachReason(which, open, (other) => open.push(other * 4 + ofVariable));
      }
    }
    return [...edges].map((edge) => this.edges[edge] as Edge);
  }
}
