/** Facts and conclusions in plain words. */
import type { ScenarioOptions } from '../scenario.ts';
import type { PackageData, Problem } from '../solver/problem.ts';
import { countBits, hasBit, matches, setKey, type VersionSet } from '../versions/version-table.ts';
import type { Fact } from './fact.ts';
import type { Incompatibility, Subject, Values } from './incompatibility.ts';

/** Longer lists of versions are cut. */
const mostNamed = 6;

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
    const { from, versions, to, requirement } = fact;
    const who = from === undefined ? this.#root : this.#versionsOf(from, versions);
    const where = this.#circumstances(fact);
    const range = `${to.name}${rangeWord(requirement.range)}`;
    if (requirement.mode === 'constraint') return `${who} works only with ${range}${where}`;
    const features = requirement.features.length > 0 ? ` with ${listed(requirement.features)}` : '';
    return `${who} ${verbs[requirement.kind]} ${range}${features}${where}${this.#nothing(fact)}`;
  }

  /** The condition and the override behind a fact. */
  #circumstances({ requirement: { condition, name } }: Fact): string {
    const features = condition?.map((list) => list.join(' and ')).join(' or ');
    const { overrides } = this.#problem.options;
    return (
      (features === undefined ? '' : ` when its feature ${features} is on`) +
      (overrides !== undefined && Object.hasOwn(overrides, name) ? ' (an override)' : '')
    );
  }

  /** Why nothing meets a requirement that nothing meets. */
  #nothing({ to, accepted, requirement }: Fact): string {
    if (countBits(accepted) > 0) return '';
    if (!to.isKnown) return ', but there is no such package';
    const excluded = excludedMatches(to, requirement.range);
    if (excluded.length > 0) {
      const whys = [...new Set(excluded.map(({ why }) => why))];
      const versions = listed(excluded.map(({ version }) => version));
      if (whys[0] === 'yanked' && whys.length === 1)
        return `, but ${versions} ${excluded.length === 1 ? 'is' : 'are'} yanked and nothing else matches`;
      const pin = this.#problem.options.pins?.[to.name];
      return `, but ${to.name} is pinned to ${pin}`;
    }
    const pin = pinOf(this.#problem.options, to.name);
    if (pin !== undefined) return `, but ${to.name} is pinned to ${pin}`;
    if (to.size === 0) return `, but no version of ${to.name} can be used`;
    return `, which no version matches (there ${to.size === 1 ? 'is' : 'are'} ${this.#have(to)})`;
  }

  #have(data: PackageData): string {
    if (data.size <= 3) return listed(data.table.versions.map(({ text }) => text));
    return `${data.size}, ${data.version(0)} to ${data.version(data.size - 1)}`;
  }

  /** A conclusion. Undefined terms cannot be; none left: nothing can be. */
  conclusion({ terms }: Incompatibility, subjects: readonly Subject[]): string {
    const present: string[] = [];
    const absent: string[] = [];
    for (const [number, values] of terms) {
      const subject = subjects[number];
      if (subject === undefined) continue;
      if (hasBit(values, subject.size)) absent.push(this.#oneOf(subject, complement(values, subject)));
      else present.push(this.#oneOf(subject, values));
    }
    const [first, second] = present;
    if (first === undefined)
      return absent.length === 0
        ? `what ${this.#root} depends on cannot be met`
        : `${absent.join(' or ')} is needed`;
    if (absent.length > 0) {
      const needed = absent.join(' or ');
      return present.length === 1
        ? `${first} needs ${needed}`
        : `${present.join(' together with ')} needs ${needed}`;
    }
    if (second === undefined) return `${first} cannot be used`;
    if (present.length === 2) return `${first} does not go together with ${second}`;
    return `${listed(present)} do not go together`;
  }

  #oneOf({ name, size }: Subject, values: Values): string {
    const data = this.#problem.packageNamed(name);
    if (!data.isKnown && name.endsWith(']')) {
      const at = name.indexOf('[');
      return `feature ${name.slice(at + 1, -1)} of ${name.slice(0, at)}`;
    }
    return this.#versionsOf(data, values.subarray(0, (size + 31) >>> 5));
  }

  /** Some versions of a package: as somebody wrote them, or as ranges between those there are. */
  #versionsOf(data: PackageData, set: VersionSet): string {
    const count = countBits(set);
    const { name, size } = data;
    if (count === size) {
      if (size === 1) return `${name} ${data.version(0)}`;
      return size === 0 ? name : `every version of ${name}`;
    }
    const written = this.#written.get(`${name}\n${setKey(set)}`);
    if (written !== undefined) return `${name}${rangeWord(written)}`;
    return `${name} ${runs(data, set)}`;
  }

  /** The facts by themselves, for contradictions without a short derivation. One line for each that asks. */
  summary(): string[] {
    const byFrom = Map.groupBy(this.#facts, ({ from }) => from);
    return [...byFrom].flatMap(([from, facts]) =>
      [...Map.groupBy(facts, ({ to }) => to)].flatMap(([to, about]) => {
        if (about.length <= mostNamed || from === undefined) return about.map((fact) => this.fact(fact));
        const some = about
          .slice(-3)
          .reverse()
          .map((fact) => this.fact(fact));
        return [
          `${about.length} groups of versions of ${from.name} each depend on other versions of ${to.name} (${some.join('; ')}; …)`,
        ];
      }),
    );
  }
}

const verbs = {
  runtime: 'depends on',
  dev: 'depends for development on',
  build: 'depends for its build on',
  peer: 'depends as a peer on',
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

function excludedMatches(data: PackageData, range: string): readonly PackageData['excluded'][number][] {
  return data.excluded.filter(({ version }) => matches(version, range));
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
