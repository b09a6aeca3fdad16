/** Rows of the registry's tables as SQLite gives them, and how they become what the contract shows. */
import type { Condition, Dependency, Kind } from '../../../contract/kinds.ts';
import type { Deprecation, SignatureState, State, VersionSummary } from '../../../contract/registry.ts';

export interface PackageRow {
  package_rowid: number;
  package_id: string;
  namespace: string;
  name: string;
  kind: Kind;
  live_versions: number;
  dependent_count: number;
  updated_at: number;
}

export interface VersionRow {
  version_rowid: number;
  version_id: string;
  package_rowid: number;
  version: string;
  precedence: string;
  sort_key: string;
  state: State;
  state_before_archive: State | null;
  signature: SignatureState;
  deprecated: string | null;
  yanked_reason: string | null;
  content_digest: string;
  content_size: number;
  media_type: string;
  manifest_digest: string;
  file_count: number;
  unpacked_size: number;
  description: string;
  license: string;
  authors: string;
  keywords: string;
  homepage: string;
  repository: string;
  created_by: string;
  created_at: number;
  published_at: number | null;
  deleted_at: number | null;
  /** Counted in batches: the last second may be missing. */
  downloads: number;
}

export interface DependencyRow {
  namespace: string;
  name: string;
  version_constraint: string;
  type: Dependency['type'];
  optional: number;
  /** JSON. */
  condition: string | null;
  features: string | null;
}

/** The columns of a DependencyRow. */
export const dependencyColumns =
  'dependencies.namespace, dependencies.name, version_constraint, type, optional, condition, features';

/**
 * The version that speaks for a package, first: published before draft before archived, not yanked before yanked,
 * a release before a pre-release, then the highest.
 */
export const speaksFirst = `CASE state WHEN 'published' THEN 0 WHEN 'draft' THEN 1 ELSE 2 END,
  yanked_reason IS NOT NULL, instr(precedence, '-') > 0, sort_key DESC`;

/** RFC 3339 UTC of epoch milliseconds. */
export function timestampOf(milliseconds: number): string {
  return new Date(milliseconds).toISOString();
}

export function summaryOf(row: VersionRow): VersionSummary {
  return {
    versionId: row.version_id,
    version: row.version,
    state: row.state,
    signature: row.signature,
    ...(row.deprecated === null ? {} : { deprecated: JSON.parse(row.deprecated) as Deprecation }),
    ...(row.yanked_reason === null ? {} : { yanked: { reason: row.yanked_reason } }),
    contentSize: row.content_size,
    createdAt: timestampOf(row.created_at),
    ...(row.published_at === null ? {} : { publishedAt: timestampOf(row.published_at) }),
  };
}

export function dependencyOf(row: DependencyRow): Dependency {
  return {
    coordinate: `${row.namespace}/${row.name}`,
    constraint: decodeConstraint(row.version_constraint),
    type: row.type,
    optional: row.optional === 1,
    ...(row.condition === null ? {} : { when: JSON.parse(row.condition) as Condition }),
    ...(row.features === null ? {} : { features: JSON.parse(row.features) as string[] }),
  };
}

/** A dependency as signatures say it. `when` and `features` are members only where they are declared. */
export function statementDependencyOf(dependency: Dependency) {
  const { coordinate, constraint, type, optional, when, features } = dependency;
  return {
    coordinate,
    constraint: encodeConstraint(constraint),
    type,
    optional,
    // As it comes back from the store: JSON knows no undefined members.
    ...(when === undefined ? {} : { when: JSON.parse(JSON.stringify(when)) as Condition }),
    ...(features === undefined || features.length === 0 ? {} : { features }),
  };
}

/** A constraint as one text: the object form is kept as JSON. */
export function encodeConstraint(constraint: Dependency['constraint']): string {
  return typeof constraint === 'string' ? constraint : JSON.stringify(constraint);
}

/** The other way round. A damaged text stands for itself: whoever reads it as a range says that it is none. */
export function decodeConstraint(text: string): Dependency['constraint'] {
  if (!text.startsWith('{')) return text;
  try {
    return JSON.parse(text) as Dependency['constraint'];
  } catch {
    return text;
  }
}
