/** Clauses under two watched literals each (Moskewicz et al. 2001): conditions of requirements, and what was learned. */
import { setBit } from '../versions/version-table.ts';
import { SparseLists, shorten } from './lists.ts';
import { type Contradiction, RangeState } from './range-state.ts';
import { because, meaning } from './search-state.ts';

/** Literals are `variable * 2`, plus 1 for its negation. */
export interface Clause {
  readonly literals: number[];
  /** A requirement under a condition is a clause from the start; -1: learned. */
  readonly edge: number;
  /** Conflict levels in it when it was learned: few are worth keeping. */
  readonly glue: number;
  /** Place of what it was learned from; -1: not kept. */
  readonly causes: number;
  isDropped: boolean;
}

export class ClauseState extends RangeState {
  protected readonly clauses: Clause[] = [];
  readonly #watches = new SparseLists();

  protected isFalse(literal: number): boolean {
    return this.value[literal >> 1] === ((literal & 1) === 1 ? 1 : -1);
  }

  protected isTrue(literal: number): boolean {
    return this.value[literal >> 1] === ((literal & 1) === 1 ? -1 : 1);
  }

  /** Watch it, and draw what follows from it as things stand. */
  protected addClause(
    literals: number[],
    { edge, glue, causes }: { edge: number; glue: number; causes: number },
  ): Contradiction | undefined {
    const clause = this.clauses.push({ literals, edge, glue, causes, isDropped: false }) - 1;
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

  protected variablesOf(literals: readonly number[]): number[] {
    return literals.map((literal) => literal >> 1);
  }

  #watch(literal: number, clause: number): void {
    this.#watches.add(literal, clause);
    const variable = literal >> 1;
    if ((literal & 1) === 0 && this.meaningOf[variable] === meaning.version) {
      const entry = this.entryOf(variable);
      setBit(entry.noticed, variable - entry.base);
    }
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

  /** Clauses that watch a literal which has become false. */
  protected followClauses(literal: number): Contradiction | undefined {
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
    shorten(watching, kept);
    return found;
  }
}
