/** What is said in an explanation: all versions of a package that ask the same of another. */
import { groupBy } from '../group-by.ts';
import type { Requirement } from '../requirements.ts';
import type { ConflictFact } from '../scenario.ts';
import type { PackageData, Problem } from '../solver/problem.ts';
import { hasBit, setBit, setKey, type VersionSet } from '../versions/version-table.ts';
import type { CoreRequirement } from './minimal-core.ts';

export interface Fact {
  /** Undefined: the root. */
  readonly from: PackageData | undefined;
  /** Of `from`: those that ask for it. */
  readonly versions: VersionSet;
  readonly to: PackageData;
  readonly requirement: Requirement;
  /** Of `to`: those that will do. */
  readonly accepted: VersionSet;
  /** The facts before the last one, where a chain of packages was drawn together. */
  readonly via: readonly Fact[];
}

/** The facts behind a core, the root's first, then in the order they lead away from it. */
export function factsOf(problem: Problem, core: readonly CoreRequirement[]): Fact[] {
  const byFrom = groupBy(core, ({ from }) => from);
  const facts: Fact[] = [];
  const open: (string | undefined)[] = [undefined, ...byFrom.keys()];
  const done = new Set<string | undefined>();
  for (let at = 0; at < open.length; at += 1) {
    const from = open[at];
    if (done.has(from)) continue;
    done.add(from);
    const wanted = new Map((byFrom.get(from) ?? []).map(({ to, range }) => [`${to}\n${range}`, to]));
    if (wanted.size === 0) continue;
    const own = from === undefined ? rootFacts(problem, wanted) : packageFacts(problem, from, wanted);
    facts.push(...own);
    // What it leads to comes next.
    open.splice(at + 1, 0, ...new Set(own.map(({ to }) => to.name)));
  }
  return facts;
}

function rootFacts(problem: Problem, wanted: ReadonlyMap<string, string>): Fact[] {
  return problem
    .rootRequirements()
    .filter(({ mode, name, range }) => mode !== 'wish' && wanted.has(`${name}\n${range}`))
    .map((requirement) => {
      const to = problem.packageNamed(requirement.name);
      return {
        from: undefined,
        versions: new Uint32Array(),
        to,
        requirement,
        accepted: to.matching(requirement.range),
        via: [],
      };
    });
}

function packageFacts(problem: Problem, name: string, wanted: ReadonlyMap<string, string>): Fact[] {
  const from = problem.packageNamed(name);
  const facts = new Map<string, Fact>();
  for (let index = 0; index < from.size; index += 1)
    for (const requirement of from.requirements(index)) {
      if (requirement.mode === 'wish' || !wanted.has(`${requirement.name}\n${requirement.range}`)) continue;
      const to = problem.packageNamed(requirement.name);
      const accepted = to.matching(requirement.range);
      const { mode, condition, features } = requirement;
      const key = JSON.stringify([to.name, mode, setKey(accepted), condition, features]);
      let fact = facts.get(key);
      if (fact === undefined) {
        fact = { from, versions: new Uint32Array(from.table.words), to, requirement, accepted, via: [] };
        facts.set(key, fact);
      }
      setBit(fact.versions, index);
    }
  return [...facts.values()];
}

/**
 * Chains drawn together: where every version of b that a will do with asks the same of c, and b plays no other part, a asks it of c
 * through b. Long ways become one sentence.
 */
export function drawnTogether(facts: readonly Fact[]): Fact[] {
  const left = new Set(facts);
  const into = groupBy(facts, ({ to }) => to);
  const outOf = groupBy(facts, ({ from }) => from);
  const joined = new Map<PackageData, Fact>();
  for (const [middle, arriving] of into) {
    const leaving = outOf.get(middle) ?? [];
    const [last] = arriving;
    const [next] = leaving;
    if (last === undefined || next === undefined || arriving.length > 1 || leaving.length > 1) continue;
    if (
      isPlain(last.requirement) &&
      isPlain(next.requirement) &&
      next.to !== middle &&
      isWithin(last.accepted, next.versions)
    )
      joined.set(middle, next);
  }
  for (const first of facts) {
    if (!left.has(first) || (first.from !== undefined && joined.has(first.from))) continue;
    const via: Fact[] = [];
    let end = first;
    for (let next = joined.get(end.to); next !== undefined && left.has(next); next = joined.get(end.to)) {
      left.delete(next);
      via.push(end);
      end = next;
    }
    if (via.length === 0) continue;
    left.delete(first);
    left.add({ ...end, from: first.from, versions: first.versions, via });
  }
  return [...left];
}

function isPlain({ mode, features, condition }: Requirement): boolean {
  return mode === 'required' && features.length === 0 && condition === undefined;
}

function isWithin(inner: VersionSet, outer: VersionSet): boolean {
  return inner.every((word, index) => (word & ~(outer[index] ?? 0)) === 0);
}

/** A fact as answers carry it. */
export function toConflictFact({ from, versions, requirement }: Fact): ConflictFact {
  const { name, range, kind } = requirement;
  return {
    ...(from === undefined
      ? {}
      : {
          from: {
            name: from.name,
            versions: from.table.versions
              .filter((_, index) => hasBit(versions, index))
              .map(({ text }) => text),
          },
        }),
    name,
    range,
    kind,
  };
}
