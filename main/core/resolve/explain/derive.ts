/** A derivation that ends in "it cannot be", by PubGrub's conflict resolution on a small set of facts. */
import { countBits, hasBit, setBit, type VersionSet } from '../versions/version-table.ts';
import type { Fact } from './fact.ts';
import {
  allValues,
  combine,
  type Incompatibility,
  isDerived,
  isDisjoint,
  isEmpty,
  isSubset,
  type Subject,
  type Values,
} from './incompatibility.ts';

export interface Derivation {
  readonly subjects: readonly Subject[];
  /** The last statement: it has no terms left. */
  readonly end: Incompatibility;
}

interface Assignment {
  readonly subject: number;
  /** What the subject can still be after it. */
  readonly values: Values;
  readonly level: number;
  /** Undefined: decided. */
  readonly cause: Incompatibility | undefined;
}

/** @returns undefined when the facts do not contradict each other, or not within `mostConflicts` */
export function derive(facts: readonly Fact[], mostConflicts: number): Derivation | undefined {
  const deriver = new Deriver(facts);
  const end = deriver.run(mostConflicts);
  return end === undefined ? undefined : { subjects: deriver.subjects, end };
}

class Deriver {
  readonly subjects: Subject[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #incompatibilities: Incompatibility[][] = [];
  readonly #values: Values[] = [];
  #trail: Assignment[] = [];
  #level = 0;
  #first: Incompatibility | undefined;

  constructor(facts: readonly Fact[]) {
    for (const fact of facts) for (const statement of this.#statements(fact)) this.#add(statement);
  }

  run(mostConflicts: number): Incompatibility | undefined {
    if (this.#first !== undefined) return this.#first;
    let changed = this.subjects.map((_, number) => number);
    for (let conflicts = 0; ; ) {
      const conflict = this.#propagate(changed);
      if (conflict !== undefined) {
        conflicts += 1;
        const learned = this.#resolve(conflict);
        if (learned.terms.size === 0) return learned;
        if (conflicts > mostConflicts) return undefined;
        this.#add(learned);
        changed = [...learned.terms.keys()];
        continue;
      }
      const next = this.#choose();
      if (next === undefined) return undefined;
      changed = [next];
    }
  }

  /** The statements a fact makes: the range, and each feature it switches on; one for every alternative of its condition. */
  #statements(fact: Fact): Incompatibility[] {
    const { from, versions, to, requirement, accepted } = fact;
    const source = from && this.#subject(from.name, from.size);
    const target = this.#subject(to.name, to.size);
    const found: Incompatibility[] = [];
    for (const features of requirement.condition ?? [[]]) {
      const terms = new Map<number, Values>();
      if (source !== undefined && from !== undefined) terms.set(source, widened(versions, from.size));
      for (const feature of features) terms.set(this.#feature(from?.name ?? '', feature), Uint32Array.of(1));
      const refused = this.#refused(accepted, to.size, requirement.mode !== 'constraint');
      const old = terms.get(target);
      const left = old === undefined ? refused : combine(old, refused, (a, b) => a & b);
      // A package that asks for itself in a version that will do says nothing.
      if (isEmpty(left)) continue;
      found.push({ terms: trimmed(new Map(terms).set(target, left), this.subjects), cause: fact });
      for (const feature of requirement.features)
        found.push({
          terms: new Map(terms).set(this.#feature(to.name, feature), Uint32Array.of(2)),
          cause: fact,
        });
    }
    return found;
  }

  #refused(accepted: VersionSet, size: number, isRequired: boolean): Values {
    const refused = allValues(size);
    for (let index = 0; index < size; index += 1)
      if (hasBit(accepted, index)) refused[index >>> 5] = (refused[index >>> 5] ?? 0) & ~(1 << (index & 31));
    if (!isRequired) refused[size >>> 5] = (refused[size >>> 5] ?? 0) & ~(1 << (size & 31));
    return refused;
  }

  #feature(name: string, feature: string): number {
    return this.#subject(`${name}[${feature}]`, 1);
  }

  #subject(name: string, size: number): number {
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.subjects.length;
      const all = allValues(size);
      this.subjects.push({ name, size, all });
      this.#values.push(all);
      this.#incompatibilities.push([]);
      this.#numbers.set(name, number);
    }
    return number;
  }

  #add(statement: Incompatibility): void {
    if (statement.terms.size === 0) this.#first ??= statement;
    for (const number of statement.terms.keys()) this.#incompatibilities[number]?.push(statement);
  }

  #propagate(changed: readonly number[]): Incompatibility | undefined {
    const open = new Set(changed);
    for (const number of open) {
      open.delete(number);
      // Those learned last speak of the most.
      for (const statement of (this.#incompatibilities[number] ?? []).toReversed()) {
        const unmet = this.#unmet(statement);
        if (unmet === undefined) continue;
        if (unmet === -1) return statement;
        const terms = statement.terms.get(unmet);
        if (terms === undefined) continue;
        this.#assign(
          unmet,
          combine(this.#at(unmet), terms, (a, b) => a & ~b),
          statement,
        );
        open.add(unmet);
      }
    }
    return undefined;
  }

  /** The one term that does not hold yet; -1 when all hold; undefined when it says nothing (yet). */
  #unmet({ terms }: Incompatibility): number | undefined {
    let unmet = -1;
    for (const [number, values] of terms) {
      const have = this.#at(number);
      if (isSubset(have, values)) continue;
      if (unmet !== -1 || isDisjoint(have, values)) return undefined;
      unmet = number;
    }
    return unmet;
  }

  #at(number: number): Values {
    return this.#values[number] ?? new Uint32Array();
  }

  #assign(subject: number, values: Values, cause: Incompatibility | undefined): void {
    this.#values[subject] = values;
    this.#trail.push({ subject, values, level: this.#level, cause });
  }

  /** Select the highest version of the needed package with the fewest; features follow. */
  #choose(): number | undefined {
    let best: number | undefined;
    let fewest = Number.POSITIVE_INFINITY;
    this.subjects.forEach(({ size }, number) => {
      const values = this.#at(number);
      const count = countBits(values);
      if (hasBit(values, size) || count < 2 || count >= fewest) return;
      fewest = count;
      best = number;
    });
    if (best === undefined) return undefined;
    const values = this.#at(best);
    let highest = (this.subjects[best]?.size ?? 0) - 1;
    while (highest > 0 && !hasBit(values, highest)) highest -= 1;
    const chosen = new Uint32Array(values.length);
    setBit(chosen, highest);
    this.#level += 1;
    this.#assign(best, chosen, undefined);
    return best;
  }

  /** Replace the latest of what makes it hold by its own cause, until it holds at an earlier level already. */
  #resolve(conflict: Incompatibility): Incompatibility {
    let statement = conflict;
    while (statement.terms.size > 0) {
      const { satisfier, previousLevel } = this.#satisfier(statement);
      if (previousLevel < satisfier.level || satisfier.cause === undefined) {
        this.#backtrack(previousLevel);
        return statement;
      }
      statement = this.#merge(statement, satisfier.cause, satisfier.subject);
    }
    return statement;
  }

  #satisfier(statement: Incompatibility): { satisfier: Assignment; previousLevel: number } {
    let place = -1;
    let previousLevel = 0;
    const places: number[] = [];
    for (const [number, values] of statement.terms) {
      const at = this.#firstWithin(number, values, new Uint32Array(values.length).fill(0xffff_ffff));
      places.push(at);
      if (at > place) place = at;
    }
    const satisfier = this.#trail[place];
    if (satisfier === undefined)
      throw new Error('a statement that does not hold was taken for a contradiction');
    for (const at of places)
      if (at !== place) previousLevel = Math.max(previousLevel, this.#trail[at]?.level ?? 0);
    // The satisfier alone may not do: then what came before it on the same package counts too.
    const own = statement.terms.get(satisfier.subject);
    const alone = this.#aloneOf(satisfier);
    if (own !== undefined && !isSubset(alone, own)) {
      const at = this.#firstWithin(satisfier.subject, own, alone);
      previousLevel = Math.max(previousLevel, this.#trail[at]?.level ?? 0);
    }
    return { satisfier, previousLevel };
  }

  /** What an assignment says by itself: all but what its cause rules out. */
  #aloneOf({ subject, cause, values }: Assignment): Values {
    const term = cause?.terms.get(subject);
    const all = this.subjects[subject]?.all;
    return term === undefined || all === undefined ? values : combine(all, term, (a, b) => a & ~b);
  }

  /** The first assignment after which the subject, given `also`, is within `values`; -1: from the start. */
  #firstWithin(subject: number, values: Values, also: Values): number {
    const all = this.subjects[subject]?.all;
    if (
      all !== undefined &&
      isSubset(
        combine(all, also, (a, b) => a & b),
        values,
      )
    )
      return -1;
    return this.#trail.findIndex(
      (assignment) =>
        assignment.subject === subject &&
        isSubset(
          combine(assignment.values, also, (a, b) => a & b),
          values,
        ),
    );
  }

  #merge(one: Incompatibility, other: Incompatibility, pivot: number): Incompatibility {
    const terms = new Map(one.terms);
    for (const [number, values] of other.terms) {
      const old = terms.get(number);
      if (old === undefined) terms.set(number, values);
      else terms.set(number, combine(old, values, number === pivot ? (a, b) => a | b : (a, b) => a & b));
    }
    return { terms: trimmed(terms, this.subjects), cause: [one, other] };
  }

  #backtrack(level: number): void {
    this.#level = level;
    this.#trail = this.#trail.filter((assignment) => assignment.level <= level);
    this.subjects.forEach(({ all }, number) => {
      this.#values[number] = all;
    });
    for (const { subject, values } of this.#trail) this.#values[subject] = values;
  }
}

/** The same set with the value "not selected" outside. */
function widened(versions: VersionSet, size: number): Values {
  const values = new Uint32Array((size + 32) >>> 5);
  values.set(versions);
  return values;
}

/** Terms that always hold say nothing. */
function trimmed(terms: Map<number, Values>, subjects: readonly Subject[]): Map<number, Values> {
  for (const [number, values] of terms) {
    const all = subjects[number]?.all;
    if (all !== undefined && isSubset(all, values)) terms.delete(number);
  }
  return terms;
}

/** How often each derived statement is used by others. */
export function countUses(end: Incompatibility): Map<Incompatibility, number> {
  const uses = new Map<Incompatibility, number>();
  const open = [end];
  for (let statement = open.pop(); statement !== undefined; statement = open.pop()) {
    const known = uses.get(statement);
    uses.set(statement, (known ?? 0) + 1);
    if (known === undefined && isDerived(statement)) open.push(...statement.cause);
  }
  return uses;
}

/** How many terms the widest statement of a derivation has. */
export function mostAtOnce(end: Incompatibility): number {
  return Math.max(...[...countUses(end).keys()].map(({ terms }) => terms.size));
}
