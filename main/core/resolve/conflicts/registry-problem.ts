/** A problem whose packages are read from the registry when a search comes to them, and shared by many searches. */
import type { PackageCatalog } from '../catalog/package-catalog.ts';
import type { Requirement as Declared, PackageRecord, VersionRecord } from '../catalog/records.ts';
import { sectionsOf } from '../loading/package-table.ts';
import { type Requirement, requirementsOf } from '../requirements.ts';
import type { PackageManifest, ScenarioOptions } from '../scenario.ts';
import { PackageData, Problem } from '../solver/problem.ts';

/** Wishes never decide whether there is a solution, and development is nobody else's business. */
const options: ScenarioOptions = { omit: ['dev', 'optional'] };

/** What is read once for all searches of a scan. */
export class SharedPackages {
  readonly catalog: PackageCatalog;
  readonly #known = new Map<string, PackageData>();

  constructor(catalog: PackageCatalog) {
    this.catalog = catalog;
  }

  named(name: string): PackageData {
    let data = this.#known.get(name);
    if (data === undefined) {
      data = new LazyPackage(this.catalog, name, this.catalog.package(name));
      this.#known.set(name, data);
    }
    return data;
  }
}

/** Requirements of a version are read when the version comes into question. */
class LazyPackage extends PackageData {
  readonly #catalog: PackageCatalog;
  readonly #pack: PackageRecord | undefined;
  readonly #requirements = new Map<number, readonly Requirement[]>();

  constructor(catalog: PackageCatalog, name: string, pack: PackageRecord | undefined, only?: VersionRecord) {
    super(name, pack && candidatesOf(pack, only), options);
    this.#catalog = catalog;
    this.#pack = pack;
  }

  override requirements(index: number): readonly Requirement[] {
    const known = this.#requirements.get(index);
    if (known) return known;
    const text = this.version(index);
    const version = this.#pack?.versions.find((one) => one.version === text);
    const declared = this.#pack && version ? this.#catalog.requirements(this.#pack, version) : [];
    const requirements = readRequirements(declared, false);
    this.#requirements.set(index, requirements);
    return requirements;
  }
}

function candidatesOf(
  { versions }: PackageRecord,
  only: VersionRecord | undefined,
): Record<string, PackageManifest> {
  const manifests: Record<string, PackageManifest> = {};
  for (const version of only ? [only] : versions)
    if (version.state === 'published')
      manifests[version.version] = version.yanked === undefined ? {} : { yanked: true };
  return manifests;
}

function readRequirements(declared: readonly Declared[], isRoot: boolean): Requirement[] {
  return requirementsOf(sectionsOf(declared.filter(({ type }) => type !== 'dev')), isRoot, options);
}

/** Without a root, for asking about versions one after the other; or with a version as the root. */
export class RegistryProblem extends Problem {
  readonly #shared: SharedPackages;
  readonly #root: { pack: PackageRecord; version: VersionRecord } | undefined;
  #own: PackageData | undefined;

  constructor(shared: SharedPackages, root?: { pack: PackageRecord; version: VersionRecord }) {
    super({ root: {}, packages: {}, options });
    this.#shared = shared;
    this.#root = root;
  }

  override packageNamed(name: string): PackageData {
    const root = this.#root;
    if (root?.pack.name !== name) return this.#shared.named(name);
    // The version that is the root is the only one of its package.
    this.#own ??= new LazyPackage(this.#shared.catalog, name, root.pack, root.version);
    return this.#own;
  }

  override rootRequirements(): readonly Requirement[] {
    if (!this.#root) return [];
    const { pack, version } = this.#root;
    return readRequirements(this.#shared.catalog.requirements(pack, version), true).filter(
      ({ condition }) => condition === undefined,
    );
  }
}
