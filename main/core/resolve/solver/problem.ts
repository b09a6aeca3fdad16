/** A scenario as read so far: tables of versions, requirements and sets, each made once and shared by every search over it. */
import { type Requirement, requirementsOf } from '../requirements.ts';
import type { PackageManifest, Scenario, ScenarioOptions } from '../scenario.ts';
import { comparePrecedence, type ParsedVersion, parseVersionText } from '../versions/parsed-version.ts';
import { setKey, type VersionSet, VersionTable } from '../versions/version-table.ts';

interface Candidate {
  readonly version: ParsedVersion;
  readonly manifest: PackageManifest;
}

/** Of two that differ in build metadata alone the text decides, so that the order of input never does. */
function byPrecedence({ version: a }: Candidate, { version: b }: Candidate): number {
  return comparePrecedence(a, b) || (a.text < b.text ? -1 : 1);
}

/** Versions a range takes. Ranges with different texts and one meaning share it. */
export interface Match {
  readonly set: VersionSet;
  /** Among those of the package. */
  readonly place: number;
}

/** One package as it is, apart from any search. */
export class PackageData {
  readonly name: string;
  /** The candidates, lowest first. */
  readonly table: VersionTable;
  readonly manifests: readonly PackageManifest[];
  /** Whether the package exists at all. */
  readonly isKnown: boolean;
  /** Versions that are there but no candidates: yanked, or pinned elsewhere. */
  readonly excluded: readonly { version: string; why: 'yanked' | 'pinned' }[];
  /** Best first, as indices; undefined: highest first. */
  readonly ranked: Int32Array | undefined;
  readonly #matches = new Map<string, Match>();
  readonly #bySet = new Map<string, Match>();
  readonly #requirements: (readonly Requirement[] | undefined)[] = [];
  readonly #options: ScenarioOptions;

  constructor(
    name: string,
    versions: Readonly<Record<string, PackageManifest>> | undefined,
    options: ScenarioOptions,
  ) {
    this.name = name;
    this.isKnown = versions !== undefined;
    this.#options = options;
    const pin = options.strategy === 'manual' ? options.pins?.[name] : undefined;
    const locked = options.locked?.[name];
    const candidates: Candidate[] = [];
    const excluded: { version: string; why: 'yanked' | 'pinned' }[] = [];
    let isSorted = true;
    for (const text of Object.keys(versions ?? {})) {
      const manifest = versions?.[text];
      if (manifest === undefined) continue;
      if (pin !== undefined && text !== pin) excluded.push({ version: text, why: 'pinned' });
      else if (manifest.yanked === true && text !== locked) excluded.push({ version: text, why: 'yanked' });
      else {
        const version = parseVersionText(text);
        if (version === undefined) continue;
        const last = candidates.at(-1);
        const candidate = { version, manifest };
        if (isSorted && last !== undefined) isSorted = byPrecedence(last, candidate) < 0;
        candidates.push(candidate);
      }
    }
    if (!isSorted) candidates.sort(byPrecedence);
    this.excluded = excluded;
    this.table = new VersionTable(candidates.map(({ version }) => version));
    this.manifests = candidates.map(({ manifest }) => manifest);
    this.ranked = rank(this, options);
  }

  get size(): number {
    return this.table.versions.length;
  }

  version(index: number): string {
    return this.table.versions[index]?.text ?? '';
  }

  /** The candidates a range takes. @throws InvalidRange */
  matching(range: string): VersionSet {
    return this.match(range).set;
  }

  /** The same, told from others by its place. @throws InvalidRange */
  match(range: string): Match {
    return this.#matches.get(range) ?? this.#addMatch(range);
  }

  #addMatch(range: string): Match {
    const set = this.table.matching(range);
    const key = setKey(set);
    let match = this.#bySet.get(key);
    if (match === undefined) {
      match = { set, place: this.#bySet.size };
      this.#bySet.set(key, match);
    }
    this.#matches.set(range, match);
    return match;
  }

  /** What a candidate asks for. @throws InvalidCondition */
  requirements(index: number): readonly Requirement[] {
    let found = this.#requirements[index];
    if (found === undefined) {
      found = requirementsOf(this.manifests[index] ?? {}, false, this.#options);
      this.#requirements[index] = found;
    }
    return found;
  }
}

function rank(
  { manifests, name, table }: PackageData,
  { strategy = 'highest', locked, pins }: ScenarioOptions,
): Int32Array | undefined {
  const first = pins?.[name];
  const second = locked?.[name];
  const isPlain = strategy === 'highest' || strategy === 'manual';
  if (isPlain && first === undefined && second === undefined) return undefined;
  const preferred = (index: number): number => {
    const text = table.versions[index]?.text;
    return text === first ? 0 : text === second ? 1 : 2;
  };
  const published = (index: number): string => manifests[index]?.published ?? '';
  const downloads = (index: number): number => manifests[index]?.downloads ?? 0;
  const byStrategy = (a: number, b: number): number => {
    if (strategy === 'lowest') return a - b;
    if (strategy === 'newest-published' && published(a) !== published(b))
      return published(a) > published(b) ? -1 : 1;
    if (strategy === 'most-downloaded' && downloads(a) !== downloads(b)) return downloads(b) - downloads(a);
    return b - a;
  };
  return Int32Array.from(manifests.keys()).sort((a, b) => preferred(a) - preferred(b) || byStrategy(a, b));
}

export class Problem {
  readonly scenario: Scenario;
  readonly options: ScenarioOptions;
  readonly #packages = new Map<string, PackageData>();
  #root: readonly Requirement[] | undefined;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.options = scenario.options ?? {};
  }

  packageNamed(name: string): PackageData {
    let found = this.#packages.get(name);
    if (found === undefined) {
      const { packages } = this.scenario;
      found = new PackageData(name, Object.hasOwn(packages, name) ? packages[name] : undefined, this.options);
      this.#packages.set(name, found);
    }
    return found;
  }

  /** What the root asks for. Nothing can ask features of the root, so what depends on them is left out. @throws InvalidCondition */
  rootRequirements(): readonly Requirement[] {
    this.#root ??= requirementsOf(this.scenario.root, true, this.options).filter(
      ({ condition }) => condition === undefined,
    );
    return this.#root;
  }
}
