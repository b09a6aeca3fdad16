/**
 * Statements of the form "these cannot all be": the currency of PubGrub (Weizenbaum 2018), here over finite sets. The possible values of a
 * package are its candidates and, as the last one, that it is not selected at all.
 */
import type { Fact } from './fact.ts';

/** Bits over candidates, then one for "not selected". */
export type Values = Uint32Array;

/** What explanations reason about: a package, or a feature of one. */
export interface Subject {
  readonly name: string;
  /** Candidates; a feature has the one value "on". */
  readonly size: number;
  readonly all: Values;
}

export interface Incompatibility {
  /** By the number of the subject: the values that cannot be, all of them together. */
  readonly terms: ReadonlyMap<number, Values>;
  readonly cause: Fact | readonly [Incompatibility, Incompatibility];
}

export function isDerived(
  incompatibility: Incompatibility,
): incompatibility is Incompatibility & { cause: readonly [Incompatibility, Incompatibility] } {
  return Array.isArray(incompatibility.cause);
}

export function allValues(size: number): Values {
  const values = new Uint32Array((size + 32) >>> 5);
  for (let index = 0; index <= size; index += 1)
    values[index >>> 5] = (values[index >>> 5] ?? 0) | (1 << (index & 31));
  return values;
}

export function combine(a: Values, b: Values, how: (a: number, b: number) => number): Values {
  return a.map((word, index) => how(word, b[index] ?? 0));
}

export function isSubset(a: Values, b: Values): boolean {
  return a.every((word, index) => (word & ~(b[index] ?? 0)) === 0);
}

export function isDisjoint(a: Values, b: Values): boolean {
  return a.every((word, index) => (word & (b[index] ?? 0)) === 0);
}

export function isEmpty(values: Values): boolean {
  return values.every((word) => word === 0);
}
