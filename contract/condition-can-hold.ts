/** Whether a condition can hold anywhere: `{ os: 'linux', not: { os: 'linux' } }` holds on no target and with no features. */
import type { Condition } from './kinds.ts';

/** As deep as conditions may be nested. */
const deepest = 50;
/** Members looked at before it is left undecided: deciding is as hard as satisfiability of formulas. */
const mostSteps = 1_000;

type OneOf = string | readonly string[];

/** What a place of a condition comes to while some variables have no value yet: so, not so, or the first variable it hangs on. */
type Outcome = true | false | Variable;
interface Variable {
  readonly key: string;
}

/** Thrown where it would take too long, or the condition cannot be read. */
class Undecided extends Error {}

/**
 * Tries the values a condition mentions of each variable (os, arch, each of env), unset, and something else. Features can all be switched
 * on, since nothing can ask for their absence. Undefined: not decided within bounds, or no condition.
 */
export function conditionCanHold(when: Condition): boolean | undefined {
  try {
    return new Search(when).run();
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

class Search {
  readonly #when: Condition;
  readonly #values = new Map<string, Set<string>>();
  readonly #chosen = new Map<string, string>();
  #steps = 0;

  constructor(when: Condition) {
    this.#when = when;
    this.#collect(when, 0, false);
  }

  run(): boolean {
    const outcome = this.#holds(this.#when);
    if (typeof outcome === 'boolean') return outcome;
    for (const value of this.#values.get(outcome.key) ?? []) {
      this.#chosen.set(outcome.key, value);
      if (this.run()) return true;
    }
    this.#chosen.delete(outcome.key);
    return false;
  }

  #collect(when: Condition, depth: number, belowNot: boolean): void {
    if (depth > deepest) throw new Undecided();
    for (const [key, wanted] of members(when)) {
      this.#step();
      if (key === 'any' || key === 'all')
        for (const part of wanted as Condition[]) this.#collect(part, depth + 1, belowNot);
      else if (key === 'not') this.#collect(wanted as Condition, depth + 1, true);
      else if (key === 'feature') {
        if (belowNot) throw new Undecided();
      } else
        for (const [name, values] of variablesOf(key, wanted))
          this.#mention(
            name,
            listOf(values).map((value) => value.replace(/^!/u, '')),
          );
    }
  }

  #mention(name: string, values: readonly string[]): void {
    // What nobody mentions stands for everything else; a target that says nothing is the empty text.
    const known = this.#values.get(name) ?? new Set([somethingElse, '']);
    for (const value of values) known.add(value);
    this.#values.set(name, known);
  }

  #step(): void {
    this.#steps += 1;
    if (this.#steps > mostSteps) throw new Undecided();
  }

  #holds(when: Condition): Outcome {
    return every(members(when), ([key, wanted]) => this.#memberHolds(key, wanted));
  }

  #memberHolds(key: string, wanted: unknown): Outcome {
    this.#step();
    switch (key) {
      case 'feature':
        return true;
      case 'any':
        return negated(every(wanted as Condition[], (part) => negated(this.#holds(part))));
      case 'all':
        return every(wanted as Condition[], (part) => this.#holds(part));
      case 'not':
        return negated(this.#holds(wanted as Condition));
      default:
        return every(variablesOf(key, wanted), ([name, values]) => this.#isOneOf(name, values));
    }
  }

  #isOneOf(name: string, values: OneOf): Outcome {
    const have = this.#chosen.get(name);
    if (have === undefined) return { key: name };
    const list = listOf(values);
    if (list.includes(`!${have}`)) return false;
    const positive = list.filter((value) => !value.startsWith('!'));
    return positive.length === 0 || positive.includes(have);
  }
}

/** No text of a condition holds this character. */
const somethingElse = '\u0000';

function members(when: Condition): [string, unknown][] {
  return Object.entries(when).filter(([, wanted]) => wanted !== undefined);
}

/** The variables a member is about, with what is wanted of each. */
function variablesOf(key: string, wanted: unknown): [string, OneOf][] {
  if (key === 'os' || key === 'arch') return [[key, wanted as OneOf]];
  if (key !== 'env') throw new Undecided();
  return Object.entries(wanted as Record<string, OneOf>).map(([name, values]) => [`env ${name}`, values]);
}

function listOf(values: OneOf): readonly string[] {
  return typeof values === 'string' ? [values] : values;
}

/** False as soon as one is; the first that is open otherwise. */
function every<T>(parts: readonly T[], outcomeOf: (part: T) => Outcome): Outcome {
  let open: Variable | undefined;
  for (const part of parts) {
    const outcome = outcomeOf(part);
    if (outcome === false) return false;
    if (outcome !== true) open ??= outcome;
  }
  return open ?? true;
}

function negated(outcome: Outcome): Outcome {
  return typeof outcome === 'boolean' ? !outcome : outcome;
}
