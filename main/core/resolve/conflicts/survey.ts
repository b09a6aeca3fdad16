/** The packages of a namespace with the version that speaks for each, and every requirement judged by itself once. */
import type { PackageCatalog } from '../catalog/package-catalog.ts';
import { isCandidate, type PackageRecord, type Requirement, type VersionRecord } from '../catalog/records.ts';
import { type Standing, standingOf } from '../catalog/standing.ts';

/** A version with its package. */
export interface Subject {
  readonly pack: PackageRecord;
  readonly version: VersionRecord;
}

export class Survey {
  readonly catalog: PackageCatalog;
  readonly #standings = new Map<Requirement, Standing>();
  readonly #tops = new Map<PackageRecord, Subject | undefined>();

  constructor(catalog: PackageCatalog) {
    this.catalog = catalog;
  }

  /** The highest release that may be chosen, else the highest pre-release; undefined where nothing may be. */
  top(pack: PackageRecord): Subject | undefined {
    if (this.#tops.has(pack)) return this.#tops.get(pack);
    const candidates = pack.versions.filter(isCandidate);
    const version = candidates.find((one) => !one.version.includes('-')) ?? candidates[0];
    const top = version && { pack, version };
    this.#tops.set(pack, top);
    return top;
  }

  requirements({ pack, version }: Subject): readonly Requirement[] {
    return this.catalog.requirements(pack, version);
  }

  /** What there is for a requirement. */
  standing(requirement: Requirement): Standing {
    const known = this.#standings.get(requirement);
    if (known) return known;
    const pack = requirement.problem === undefined ? this.catalog.package(requirement.name) : undefined;
    const standing = standingOf(requirement, pack);
    this.#standings.set(requirement, standing);
    return standing;
  }
}
