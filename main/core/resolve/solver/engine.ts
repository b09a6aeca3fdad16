/**
 * Conflict-driven search over versions and ranges. Decisions take the best possible version of a needed package; every contradiction is
 * turned into a clause that follows from the requirements, so no combination is left out and none is tried twice. As in PubGrub
 * (Weizenbaum 2018) the facts speak of ranges rather than of single versions.
 */
import type { SolveControl, SolveStatistics } from '../scenario.ts';
import { Analysis } from './analysis.ts';
import type { Clause } from './clause-state.ts';
import type { PackageEntry } from './package-entry.ts';
import type { Problem } from './problem.ts';
import type { Edge, EdgeFilter } from './propagation.ts';
import type { Contradiction } from './range-state.ts';
import { because } from './search-state.ts';

/** Conflicts after which the search begins anew with what it has learned, times the Luby sequence. */
const restartUnit = 100;
/** Steps back over more decisions are worth a closer look at what they leave behind. */
const longStep = 16;
export type Outcome = 'satisfied' | 'refuted' | 'stopped';

export class Engine extends Analysis {
  decisions = 0;
  /** Found while deciding or learning; dealt with before anything else. */
  protected pending: Contradiction | undefined;
  #learnedLimit = 4_000;
  #learnedCount = 0;
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

  /** When the deadline is over, as `performance.now()` says it. */
  get endsAt(): number {
    return this.#startedAt + (this.#control.deadline ?? Number.POSITIVE_INFINITY);
  }

  /** Solve what the root requires. */
  solveRoot(): Outcome {
    const found = this.requireRoot();
    if (found !== undefined) {
      this.analyze(found);
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
    const { onProgress } = this.#control;
    if (performance.now() > this.endsAt) return true;
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
      const { literals } = this.clauses[clause] as Clause;
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
    const learned = this.analyze(found);
    if (learned === undefined) return false;
    const { literals, level, glue } = learned;
    this.isSuspicious = this.currentLevel - level > longStep;
    this.suspects.clear();
    this.backtrack(level);
    this.#learnedCount += 1;
    this.pending = this.addClause(literals, { edge: -1, glue, causes: this.keepCauses(learned.causes) });
    this.fadeActivity();
    return true;
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
}

/** 1, 1, 2, 1, 1, 2, 4, … (Luby, Sinclair, Zuckerman 1993). */
function luby(index: number): number {
  let power = 1;
  while (power < index + 1) power *= 2;
  return power === index + 1 ? power / 2 : luby(index - power / 2 + 1);
}
