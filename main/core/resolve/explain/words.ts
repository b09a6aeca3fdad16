/** Facts and conclusions in plain words. */
import semver from 'semver';
import { groupBy } from '../group-by.ts';
import type { ScenarioOptions } from '../scenario.ts';
import type { PackageData, Problem } from '../solver/problem.ts';
import { whyNeverMatches } from '../versions/never-matches.ts';
import { countBits, hasBit, matches, setKey, type VersionSet } from '../versions/version-table.ts';
import type { Fact } from './fact.ts';
import type { Incompatibility, Subject, Values } from './incompatibility.ts';

/** Longer lists of versions are cut. */
const mostNamed = 6;
/** Of longer chains only the names are said. */
const mostRanges = 4;

export class Words {
  readonly #problem: Problem;
  readonly #root: string;
  readonly #facts: readonly Fact[];
  /** Range texts by package and the set they mean: a set is said the way somebody wrote it. */
  readonly #written = new Map<string, string>();

  constructor(problem: Problem, facts: readonly Fact[], root: string) {
    this.#problem = problem;
    this.#root = root;
    this.#facts = facts;
    for (const { to, accepted, requirement } of facts) {
      const key = `${to.name}\n${setKey(accepted)}`;
      const known = this.#written.get(key);
      if (known === undefined || requirement.range.length < known.length)
        this.#written.set(key, requirement.range);
    }
  }

  /** One fact, e.g. `every version of a depends on b ^1.0.0`. */
  fact(fact: Fact): string {
    return `${this.#who(fact)} ${verbOf(fact)} ${this.#what(fact)}`;
  }

  /** Two facts, in one breath where they are of the same versions. */
  twoFacts(one: Fact, other: Fact): string {
    if (one === other) return this.fact(one);
    const who = this.#who(one);
    if (who !== this.#who(other)) return `${this.fact(one)} and ${this.fact(other)}`;
    const verb = verbOf(one);
    const and = verb === verbOf(other) ? 'and on' : `and ${verbOf(other)}`;
    return `${this.fact(one)} ${verb.endsWith(' on') ? and : `and ${verbOf(other)}`} ${this.#what(other)}`;
  }

  #who({ from, versions }: Fact): string {
    return from === undefined ? this.#root : this.#versionsOf(from, versions);
  }

  #what(fact: Fact): string {
    const { to, requirement } = fact;
    const { condition, features, range } = requirement;
    const wanted = features.length > 0 ? ` with ${listed(features)}` : '';
    const when = condition?.map((list) => list.join(' and ')).join(' or ');
    const { name, trouble } = plainly(to);
    const overridden = this.#isOverridden(to.name) ? 'overridden' : '';
    const notes = [this.#through(fact), overridden, trouble || this.#nothing(fact)];
    const told = notes.filter((note) => note !== '').join('; ');
    return (
      `${name}${rangeWord(range)}${wanted}` +
      (when === undefined ? '' : ` when its feature ${when} is on`) +
      (told === '' ? '' : ` (${told})`)
    );
  }

  /** The way to a package, where a chain was drawn together. */
  #through({ via }: Fact): string {
    const steps = via.map(({ to: { name }, requirement: { range } }) => {
      const pin = pinOf(this.#problem.options, name);
      if (pin !== undefined) return `${name} pinned to ${pin}`;
      return via.length > mostRanges ? name : `${name}${rangeWord(range)}`;
    });
    return steps.length === 0 ? '' : `through ${steps.join(', ')}`;
  }

  #isOverridden(name: string): boolean {
    const { overrides } = this.#problem.options;
    return overrides !== undefined && Object.hasOwn(overrides, name);
  }

  /** Why nothing meets a requirement that nothing meets. */
  #nothing({ to, accepted, requirement: { range } }: Fact): string {
    if (countBits(accepted) > 0) return '';
    const why = whyNeverMatches(range);
    if (why !== undefined) return `this can never match: ${why}`;
    if (!to.isKnown) return 'there is no such package';
    const pin = pinOf(this.#problem.options, to.name);
    if (pin !== undefined) return `${to.name} is pinned to ${pin}${this.#absence(to, pin)}`;
    const yanked = to.excluded.filter(({ version }) => matches(version, range)).map(({ version }) => version);
    if (yanked.length > 0)
      return `${listed(yanked)} ${yanked.length === 1 ? 'is' : 'are'} yanked, and nothing else matches`;
    if (to.size === 0) return `${to.name} has no versions`;
    const preRelease = to.table.versions.findLast(
      ({ text, pre }) => pre !== undefined && semver.satisfies(text, range, { includePrerelease: true }),
    );
    const hint =
      preRelease === undefined
        ? ''
        : `; pre-releases such as ${preRelease.text} have to be asked for by name`;
    return `no version matches: there ${to.size === 1 ? 'is' : 'are'} ${this.#have(to)}${hint}`;
  }

  /** What is wrong with a version that a pin names, where it cannot be chosen at all. */
  #absence({ size, excluded }: PackageData, pin: string): string {
    if (size > 0) return '';
    if (excluded.some(({ version }) => version === pin)) return ', which is yanked';
    const near = nearestVersions(
      excluded.map(({ version }) => version),
      pin,
    );
    return `, which does not exist as a published version; nearest ${near.length === 1 ? 'is' : 'are'} ${listed(near)}`;
  }

  #have(data: PackageData): string {
    if (data.size <= 3) return listed(data.table.versions.map(({ text }) => text));
    return `${data.size}, from ${data.version(0)} to ${data.version(data.size - 1)}`;
  }

  /** A conclusion: these cannot all be. Without terms: nothing can be. */
  conclusion({ terms }: Incompatibility, subjects: readonly Subject[]): string {
    const present: Term[] = [];
    const absent: string[] = [];
    for (const [number, values] of terms) {
      const subject = subjects[number];
      if (subject === undefined) continue;
      if (hasBit(values, subject.size)) absent.push(this.#term(subject, complement(values, subject)).plain);
      else present.push(this.#term(subject, values));
    }
    // "No version of a …" needs one that is about all versions to begin with.
    present.sort((a, b) => Number(b.isAll) - Number(a.isAll));
    const [first, second] = present;
    const needed = absent.join(' or ');
    if (first === undefined) return absent.length === 0 ? this.#nothingIsLeft() : `${needed} is needed`;
    if (absent.length > 0)
      return `${present.map(({ every }) => every).join(' together with ')} needs ${needed}`;
    if (second === undefined)
      return first.isAll ? `no version of ${first.plain} can be used` : `${first.plain} cannot be used`;
    if (present.length > 2) return `${listed(present.map(({ every }) => every))} do not go together`;
    return first.isAll
      ? `no version of ${first.plain} goes together with ${second.plain}`
      : `${first.plain} does not go together with ${second.plain}`;
  }

  #nothingIsLeft(): string {
    return this.#root.startsWith('what ')
      ? `${this.#root} cannot be met`
      : `what ${this.#root} depends on cannot be met`;
  }

  #term({ name, size }: Subject, values: Values): Term {
    const data = this.#problem.packageNamed(name);
    if (!data.isKnown && name.endsWith(']')) {
      const at = name.lastIndexOf('[');
      const plain = `feature ${name.slice(at + 1, -1)} of ${name.slice(0, at)}`;
      return { plain, every: plain, isAll: false };
    }
    const set = values.subarray(0, (size + 31) >>> 5);
    const isAll = size !== 1 && countBits(set) === size;
    const every = this.#versionsOf(data, set);
    return { plain: isAll ? name : every, every, isAll };
  }

  /** Some versions of a package: as somebody wrote them, or as ranges between those there are. */
  #versionsOf(data: PackageData, set: VersionSet): string {
    const { name, size } = data;
    if (size === 0) return name;
    if (countBits(set) === size)
      return size === 1 ? `${name} ${data.version(0)}` : `every version of ${name}`;
    const written = this.#written.get(`${name}\n${setKey(set)}`);
    return `${name}${written === undefined ? ` ${runs(data, set)}` : rangeWord(written)}`;
  }

  /** The facts by themselves, for contradictions without a short derivation. One line for each that asks. */
  summary(): string[] {
    const byFrom = groupBy(this.#facts, ({ from }) => from);
    return [...byFrom].flatMap(([from, facts]) =>
      [...groupBy(facts, ({ to }) => to)].flatMap(([to, about]) => {
        if (about.length <= mostNamed || from === undefined) return about.map((fact) => this.fact(fact));
        const some = about.slice(-3).map((fact) => this.fact(fact));
        return [
          `versions of ${from.name} depend on ${about.length} different ranges of ${to.name} (among them: ${some.reverse().join('; ')})`,
        ];
      }),
    );
  }
}

/** Versions of a package in a sentence; `every` where all of them are meant and named as such. */
interface Term {
  plain: string;
  every: string;
  isAll: boolean;
}

/** A name that nothing can have says behind it why nothing is looked for. */
function plainly({ name, isKnown }: PackageData): { name: string; trouble: string } {
  const at = isKnown || !name.endsWith(')') ? -1 : name.indexOf(' (');
  return at < 0 ? { name, trouble: '' } : { name: name.slice(0, at), trouble: name.slice(at + 2, -1) };
}

function verbOf({ requirement: { kind, mode } }: Fact): string {
  return mode === 'constraint' ? 'works only with' : verbs[kind];
}

const verbs = {
  runtime: 'depends on',
  dev: 'depends for development on',
  build: 'depends for its build on',
  peer: 'depends as peer on',
  optional: 'depends on',
} as const;

function complement(values: Values, { all, size }: Subject): Values {
  const rest = all.map((word, index) => word & ~(values[index] ?? 0));
  rest[size >>> 5] = (rest[size >>> 5] ?? 0) & ~(1 << (size & 31));
  return rest;
}

function rangeWord(range: string): string {
  const text = range.trim();
  return text === '' || text === '*' ? '' : ` ${text}`;
}

/** `1.0.0, >=1.2.0 <=1.4.0`: neighbours are joined to ranges. */
function runs(data: PackageData, set: VersionSet): string {
  const parts: string[] = [];
  for (let index = 0; index < data.size; index += 1) {
    if (!hasBit(set, index)) continue;
    const from = index;
    while (index + 1 < data.size && hasBit(set, index + 1)) index += 1;
    if (from === index) parts.push(data.version(from));
    else if (from === 0) parts.push(`<=${data.version(index)}`);
    else if (index === data.size - 1) parts.push(`>=${data.version(from)}`);
    else parts.push(`>=${data.version(from)} <=${data.version(index)}`);
  }
  if (parts.length <= mostNamed) return parts.join(' || ');
  return `${parts.slice(0, 3).join(' || ')} || … || ${parts.at(-1)} (${countBits(set)} of ${data.size} versions)`;
}

/** The versions next below and above one that is not there. */
function nearestVersions(versions: readonly string[], absent: string): string[] {
  const sorted = semver.sort([...versions]);
  const above = sorted.findIndex((version) => semver.gt(version, absent));
  const at = above < 0 ? sorted.length : above;
  return sorted.slice(Math.max(0, at - 1), at + 1);
}

function pinOf({ strategy, pins }: ScenarioOptions, name: string): string | undefined {
  return strategy === 'manual' ? pins?.[name] : undefined;
}

function listed(words: readonly string[]): string {
  const some =
    words.length > mostNamed
      ? [...words.slice(0, mostNamed - 1), `${words.length - mostNamed + 1} more`]
      : words;
  if (some.length < 2) return some.join();
  return `${some.slice(0, -1).join(', ')} and ${some.at(-1)}`;
}
