/** Packages as resolving sees them: versions, their requirements with readable ranges, nothing else. */
import type { Condition, Dependency, Kind } from '../../../../contract/kinds.ts';
import type { Deprecation, State } from '../../../../contract/registry.ts';

/** One declared dependency of a version. */
export interface Requirement {
  /** What it is resolved under: the coordinate, and where it cannot be met whatever there is, with the reason behind it. */
  readonly name: string;
  /** `namespace/name` as declared, or where that moved to. */
  readonly coordinate: string;
  /** A node-semver range; one that cannot be read stands as written and matches nothing. */
  readonly range: string;
  readonly type: Dependency['type'];
  readonly optional: boolean;
  readonly when?: Condition;
  readonly features?: readonly string[];
  /** Why it cannot be met whatever there is, in words. */
  readonly problem?: string;
}

export interface VersionRecord {
  readonly rowid: number;
  readonly version: string;
  readonly versionId: string;
  readonly state: State;
  readonly digest: string;
  readonly yanked?: string;
  readonly deprecated?: Deprecation;
  /** Milliseconds since the epoch. */
  readonly publishedAt?: number;
  readonly downloads: number;
}

export interface PackageRecord {
  readonly rowid: number;
  readonly packageId: string;
  readonly namespace: string;
  /** `namespace/name`. */
  readonly name: string;
  readonly kind: Kind;
  /** All that are not deleted, highest first. */
  readonly versions: readonly VersionRecord[];
}

/** Whether a new resolution may choose a version. */
export function isCandidate({ state, yanked }: VersionRecord): boolean {
  return state === 'published' && yanked === undefined;
}
