/** One package as the solver knows it: its candidates in order, and which of them are still possible. */
import type { PackageManifest, ScenarioOptions } from '../scenario.ts';
import { type VersionSet, VersionTable } from '../versions/version-table.ts';

export class PackageEntry {
  readonly id: number;
  readonly name: string;
  /** The candidates. */
  readonly table: VersionTable;
  readonly manifests: readonly PackageManifest[];
  /** The variable of candidate i is `base + i`. */
  readonly base: number;
  /** Whether the package exists at all. */
  readonly isKnown: boolean;
  /** Versions that are there but no candidates: yanked, or pinned elsewhere. */
  readonly excluded: readonly { version: string; why: 'yanked' | 'pinned' }[];
  /** Best first, as indices; undefined: highest first. */
  readonly #ranked: Int32Array | undefined;
  readonly alive: VersionSet;
  aliveCount: number;
  /** The requirement (variable) that made it needed; -1: not needed. */
  neededBy = -1;
  /** Index of the selected version; -1: none. */
  selected = -1;
  activity = 0;
  /** Required by the root itself. */
  isDirect = false;
  /** Place in the queue of what is to be decided; -1: not in it. */
  queuePlace = -1;
  readonly expanded: Uint8Array;
  /** Variables of the ranges asked of it, by mode and range text. */
  readonly ranges = new Map<string, number>();
  /** The same by the set of versions, so that different texts of one meaning are one. */
  readonly sets = new Map<string, number>();
  readonly features = new Map<string, number>();

  constructor(
    id: number,
    name: string,
    base: number,
    versions: Readonly<Record<string, PackageManifest>> | undefined,
    options: ScenarioOptions,
  ) {
    this.id = id;
    this.name = name;
    this.base = base;
    this.isKnown = versions !== undefined;
    const pin = options.strategy === 'manual' ? options.pins?.[name] : undefined;
    const locked = options.locked?.[name];
    const candidates: string[] = [];
    const excluded: { version: string; why: 'yanked' | 'pinned' }[] = [];
    for (const version of Object.keys(versions ?? {})) {
      if (pin !== undefined && version !== pin) excluded.push({ version, why: 'pinned' });
      else if (versions?.[version]?.yanked === true && version !== locked)
        excluded.push({ version, why: 'yanked' });
      else candidates.push(version);
    }
    this.excluded = excluded;
    this.table = new VersionTable(candidates);
    this.manifests = this.table.versions.map(({ text }) => versions?.[text] ?? {});
    this.alive = this.table.all();
    this.aliveCount = this.size;
    this.expanded = new Uint8Array(this.size);
    this.#ranked = this.#rank(options);
  }

  get size(): number {
    return this.table.versions.length;
  }

  version(index: number): string {
    return this.table.versions[index]?.text ?? '';
  }

  /** The best possible candidate; -1 when there is none. */
  best(): number {
    if (this.#ranked !== undefined) {
      for (const index of this.#ranked)
        if (((this.alive[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0) return index;
      return -1;
    }
    for (let word = this.alive.length - 1; word >= 0; word -= 1) {
      const bits = this.alive[word] ?? 0;
      if (bits !== 0) return word * 32 + 31 - Math.clz32(bits);
    }
    return -1;
  }

  #rank({ strategy = 'highest', locked, pins }: ScenarioOptions): Int32Array | undefined {
    const first = pins?.[this.name];
    const second = locked?.[this.name];
    if (strategy === 'highest' || strategy === 'manual')
      if (first === undefined && second === undefined) return undefined;
    const { manifests, table } = this;
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
}
