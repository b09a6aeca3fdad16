/**
 * Conflict-driven search over versions and ranges. Decisions take the best possible version of a needed package; every contradiction is
 * turned into a clause that follows from the requirements (first unique implication point; Marques-Silva and Sakallah 1999), so no
 * combination is left out and none is tried twice. As in PubGrub (Weizenbaum 2018) the facts speak of ranges rather than of single versions.
 */
import type { SolveControl, SolveStatistics } from '../scenario.ts';
import type { PackageEntry } from './package-entry.ts';
import type { Problem } from './problem.ts';
import { type Edge, type EdgeFilter, Propagation } from './propagation.ts';
import type { Contradiction } from './range-state.ts';
import { because, meaning } from './search-state.ts';

/** Which facts a learned clause, or the end, rests on: edges, other clauses, variables that hold without any decision. */
const ofEdge = 0;
const ofClause = 1;
const ofVariable = 2;

/** Conflicts after which the search begins anew with what it has learned, times the Luby sequence. */
const restartUnit = 100;
/** Steps back over more decisions are worth a closer look at what they leave behind. */
const longStep = 16;
const activityDecay = 0.95;
const mostActivity = 1e100;
/** Causes are kept for explanations up to here; beyond, the whole problem is the explanation. */
const mostTracedConflicts = 100_000;

export type Outcome = 'satisfied' | 'refuted' | 'stopped';

export class Engine extends Propagation {
  decisions = 0;
  conflicts = 0;
  /** Found while deciding or learning; dealt with before anything else. */
  protected pending: Contradiction | undefined;
  #increment = 1;
  #learnedLimit = 4_000;
  #learnedCount = 0;
  readonly #causes: (Int32Array | undefined)[] = [];
  #ending: number[] = [];
  readonly #startedAt = performance.now();
  readonly #control: SolveControl;

  constructor(problem: Problem, control: SolveControl = {}, filter?: EdgeFilter) {
    super(problem, filter);
    this.#control = control;
  }

  get statistics(): SolveStatistics {
    return {
      packages: this.packages.length,
      versions: this.versionCount,
      decisions: this.decisions,
      conflicts: this.conflicts,
      milliseconds: performance.now() - this.#startedAt,
    };
  }

  /** Solve what the root requires. */
  solveRoot(): Outcome {
    const found = this.requireRoot();
    if (found !== undefined) {
      this.#analyze(found);
      return 'refuted';
    }
    return this.search(-1);
  }

  /** The selected versions by name. */
  selection(): Map<string, PackageEntry> {
    return new Map(this.packages.filter(({ selected }) => selected >= 0).map((entry) => [entry.name, entry]));
  }

  /** Search under one assumption (a variable; -1: none). `refuted`: impossible under it. */
  protected search(assumption: number): Outcome {
    let budget = restartUnit * luby(1);
    for (let restarts = 1; ; ) {
      const found = this.pending ?? this.propagate();
      this.pending = undefined;
      if (found !== undefined) {
        this.conflicts += 1;
        budget -= 1;
        if (!this.#learn(found)) return 'refuted';
        if ((this.conflicts & 63) === 0 && this.#mustStop()) return 'stopped';
        continue;
      }
      if (this.suspects.size > 0) {
        this.#examineSuspects();
        continue;
      }
      if (budget <= 0) {
        restarts += 1;
        budget = restartUnit * luby(restarts);
        this.backtrack(0);
        this.#forget();
        continue;
      }
      if (this.currentLevel === 0 && assumption >= 0) {
        if (this.value[assumption] === -1) return 'refuted';
        this.levelStarts.push(this.trailLength);
        if (this.value[assumption] === 0) this.assign(assumption, 1, because.nothing, 0);
        continue;
      }
      const entry = this.queue.first();
      if (entry === undefined) return 'satisfied';
      this.#decide(entry);
      if ((this.decisions & 255) === 0 && this.#mustStop()) return 'stopped';
    }
  }

  /**
   * Read all versions of packages that lost one. Reading them only when their turn comes would walk a long chain of requirements anew for
   * each of its links.
   */
  #examineSuspects(): void {
    for (const entry of this.suspects) {
      this.suspects.delete(entry);
      for (let index = 0; index < entry.size && this.pending === undefined; index += 1) {
        if (entry.selected >= 0 || !this.isAlive(entry, index)) continue;
        this.pending = this.expand(entry, index);
        if (this.pending === undefined && this.isAlive(entry, index))
          this.#isBlocked(entry, entry.base + index);
      }
    }
  }

  #mustStop(): boolean {
    const { deadline, onProgress } = this.#control;
    if (deadline !== undefined && performance.now() - this.#startedAt > deadline) return true;
    return onProgress !== undefined && !onProgress(this.statistics);
  }

  /** Select the best version whose own requirements are not already refuted; those that are, are ruled out on the way. */
  #decide(entry: PackageEntry): void {
    const index = entry.best();
    this.pending = this.expand(entry, index);
    if (this.pending !== undefined || this.head < this.trailLength) return;
    if (entry.selected >= 0 || !this.isAlive(entry, index)) return;
    const variable = entry.base + index;
    if (this.#isBlocked(entry, variable)) return;
    this.decisions += 1;
    this.levelStarts.push(this.trailLength);
    this.select(entry, index, because.nothing, 0);
  }

  /** Whether a requirement of the version is refuted; then the version is ruled out. What follows is left to propagation. */
  #isBlocked(entry: PackageEntry, variable: number): boolean {
    const end = this.endOfEdges[variable] as number;
    for (let edge = this.firstEdge[variable] as number; edge < end; edge += 1) {
      const { to, next } = this.edges[edge] as Edge;
      if (next < 0 || !this.isRefuted(to)) continue;
      if (this.value[variable] === 0) this.#rule(entry, variable, because.edge, edge);
      return true;
    }
    for (const clause of this.conditional.at(variable) ?? []) {
      const { literals } = this.clauses[clause] as { literals: Int32Array };
      if (literals.some((literal) => literal >> 1 !== variable && !this.isFalse(literal))) continue;
      this.#rule(entry, variable, because.clause, clause);
      return true;
    }
    return false;
  }

  #rule(entry: PackageEntry, variable: number, reason: number, data: number): void {
    this.kill(entry, variable, reason, data);
    const found = this.afterKills(entry);
    if (found !== undefined) this.pending = found;
  }

  /** Turn a contradiction into a clause and step back to where it bites. @returns false when nothing is left to step back to */
  #learn(found: Contradiction): boolean {
    const learned = this.#analyze(found);
    if (learned === undefined) return false;
    const { literals, level, glue, causes } = learned;
    this.isSuspicious = this.currentLevel - level > longStep;
    this.suspects.clear();
    this.backtrack(level);
    const clause = this.clauses.length;
    if (this.conflicts <= mostTracedConflicts) this.#causes[clause] = Int32Array.from(causes);
    this.#learnedCount += 1;
    this.pending = this.addClause(literals, -1, glue);
    this.#increment /= activityDecay;
    return true;
  }

  /** The clause that follows from a contradiction; undefined when it holds without any decision. */
  #analyze({ variables, edge, clause }: Contradiction) {
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
    const literals = Int32Array.of(
      this.#negation(point),
      ...kept.map((variable) => this.#negation(variable)),
    );
    const levels = new Set(kept.map((variable) => level[variable] as number));
    return {
      literals,
      level: Math.max(0, ...levels),
      glue: levels.size + 1,
      causes,
    };
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
        const { literals } = this.clauses[data] as { literals: Int32Array };
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
    this.queue.update(entry);
  }

  #rescale(): void {
    this.#increment /= mostActivity;
    for (const entry of this.packages) {
      entry.activity /= mostActivity;
      this.queue.update(entry);
    }
  }

  /** Of very many learned clauses the half that joins the most decisions goes; nothing depends on them here, at level 0. */
  #forget(): void {
    if (this.#learnedCount < this.#learnedLimit) return;
    const candidates = this.clauses.filter(({ edge, glue, isDropped }) => edge < 0 && glue > 2 && !isDropped);
    candidates.sort((a, b) => b.glue - a.glue);
    for (const clause of candidates.slice(0, candidates.length >> 1)) {
      clause.isDropped = true;
      this.#learnedCount -= 1;
    }
    this.#learnedLimit *= 1.2;
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
        if ((cause & 3) === ofClause) open.push(...(this.#causes[which] ?? []));
        else this.#eachReason(which, open, (other) => open.push(other * 4 + ofVariable));
      }
    }
    return [...edges].map((edge) => this.edges[edge] as Edge);
  }
}

/** 1, 1, 2, 1, 1, 2, 4, … (Luby, Sinclair, Zuckerman 1993). */
function luby(index: number): number {
  let power = 1;
  while (power < index + 1) power *= 2;
  return power === index + 1 ? power / 2 : luby(index - power / 2 + 1);
}
