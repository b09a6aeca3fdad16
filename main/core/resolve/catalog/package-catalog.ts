/** Packages and requirements read from the store by name, each once. */
import type Database from 'better-sqlite3';
import type { Dependency } from '../../../../contract/kinds.ts';
import type { Deprecation, State } from '../../../../contract/registry.ts';
import { sql } from '../../../store/index.ts';
import {
  currentNamespace,
  type DependencyRow,
  dependencyColumns,
  dependencyOf,
  effectivePolicy,
  type PackageRow,
} from '../../registry/index.ts';
import { type NamespaceRules, readRequirement, scopeOf } from './read-requirement.ts';
import type { PackageRecord, Requirement, VersionRecord } from './records.ts';

interface RawVersion {
  version_rowid: number;
  version: string;
  version_id: string;
  state: State;
  content_digest: string;
  yanked_reason: string | null;
  deprecated: string | null;
  published_at: number | null;
  downloads: number;
}

type PackageIdentity = Pick<PackageRow, 'package_rowid' | 'package_id' | 'namespace' | 'name' | 'kind'>;
type PackageColumns = PackageIdentity & { sort_key: string };

/** Packages read in one go. */
const packagesOfPage = 1_000;

/** Requirements remembered by what they say. */
const mostAlike = 500_000;

const versionColumns = `version_rowid, version, version_id, state, content_digest, yanked_reason, deprecated,
  published_at, downloads`;

/** Reads through; what was read once is kept until `forget` or `clear`. */
export class PackageCatalog {
  readonly #db: Database.Database;
  readonly #packages = new Map<string, PackageRecord | undefined>();
  readonly #requirements = new Map<number, readonly Requirement[]>();
  readonly #alike = new Map<string, Requirement>();
  readonly #whole = new Set<number>();
  readonly #namesById = new Map<string, string>();
  readonly #rules: NamespaceRules & { clear(): void };

  constructor(db: Database.Database) {
    this.#db = db;
    this.#rules = namespaceRules(db);
  }

  /** How many packages are kept. */
  get size(): number {
    return this.#packages.size;
  }

  /** A package by `namespace/name`; undefined when there is none with a version. */
  package(name: string): PackageRecord | undefined {
    const known = this.#packages.get(name);
    if (known !== undefined || this.#packages.has(name)) return known;
    const slash = name.lastIndexOf('/');
    const row = sql<PackageRow>(this.#db, 'SELECT * FROM packages WHERE namespace = ? AND name = ?').get(
      name.slice(0, slash),
      name.slice(slash + 1),
    );
    if (row && row.live_versions > 0) return this.#read(row);
    this.#packages.set(name, undefined);
    return undefined;
  }

  /** What a version requires, in the order it is declared. */
  requirements(pack: PackageRecord, version: VersionRecord): readonly Requirement[] {
    const known = this.#requirements.get(version.rowid);
    if (known) return known;
    const requirements = this.#rowsOf(version).map((row) => this.#requirement(row, pack.namespace));
    this.#requirements.set(version.rowid, requirements);
    return requirements;
  }

  /** The dependencies of a version as declared. */
  declared(version: VersionRecord): Dependency[] {
    return this.#rowsOf(version).map(dependencyOf);
  }

  #rowsOf({ rowid }: VersionRecord): DependencyRow[] {
    return sql<DependencyRow>(
      this.#db,
      `SELECT ${dependencyColumns} FROM dependencies WHERE version_rowid = ? ORDER BY position`,
    ).all(rowid);
  }

  /** Read the requirements of versions of many packages at once. */
  readRequirements(subjects: readonly { pack: PackageRecord; version: VersionRecord }[]): void {
    const open = new Map(
      subjects
        .filter(({ version }) => !this.#requirements.has(version.rowid))
        .map(({ pack, version }) => [
          version.rowid,
          { namespace: pack.namespace, list: [] as Requirement[] },
        ]),
    );
    const rows = sql<DependencyRow & { version_rowid: number }>(
      this.#db,
      `SELECT version_rowid, ${dependencyColumns}
       FROM (SELECT value AS wanted FROM json_each(?)) CROSS JOIN dependencies ON version_rowid = wanted
       ORDER BY version_rowid, position`,
    ).all(JSON.stringify([...open.keys()].sort((a, b) => a - b)));
    for (const row of rows) {
      const at = open.get(row.version_rowid);
      at?.list.push(this.#requirement(row, at.namespace));
    }
    for (const [rowid, { list }] of open) this.#requirements.set(rowid, list);
  }

  /** Read the requirements of all versions of a package at once. */
  readAllRequirements(pack: PackageRecord): void {
    if (this.#whole.has(pack.rowid)) return;
    const lists = new Map<number, Requirement[]>(pack.versions.map(({ rowid }) => [rowid, []]));
    const rows = sql<DependencyRow & { version_rowid: number }>(
      this.#db,
      `SELECT version_rowid, ${dependencyColumns} FROM versions CROSS JOIN dependencies USING (version_rowid)
       WHERE package_rowid = ? AND deleted_at IS NULL ORDER BY version_rowid, position`,
    ).all(pack.rowid);
    for (const row of rows) lists.get(row.version_rowid)?.push(this.#requirement(row, pack.namespace));
    for (const [rowid, list] of lists) this.#requirements.set(rowid, list);
    this.#whole.add(pack.rowid);
  }

  /**
   * Read the packages of a namespace, without those below it, in the order of their names. What is known already stays.
   * @param onPage called between pages with the packages read; may throw to stop
   */
  readNamespace(namespace: string, onPage: (packages: readonly PackageRecord[]) => void): void {
    const next = sql<RawVersion & PackageColumns>(
      this.#db,
      `SELECT page.package_rowid, package_id, namespace, name, kind, ${versionColumns}, sort_key
       FROM (SELECT * FROM packages WHERE namespace = ? AND name > ? ORDER BY name LIMIT ${packagesOfPage}) AS page
       CROSS JOIN versions USING (package_rowid) WHERE deleted_at IS NULL`,
    );
    const lastOf = sql<{ name: string | null }>(
      this.#db,
      `SELECT max(name) AS name FROM
         (SELECT name FROM packages WHERE namespace = ? AND name > ? ORDER BY name LIMIT ${packagesOfPage})`,
    );
    for (let after = ''; ; ) {
      const last = lastOf.get(namespace, after)?.name;
      if (typeof last !== 'string') return;
      onPage(this.#readPage(next.all(namespace, after)));
      after = last;
    }
  }

  #readPage(rows: (RawVersion & PackageColumns)[]): PackageRecord[] {
    const groups = new Map<number, (RawVersion & PackageColumns)[]>();
    for (const row of rows) {
      const group = groups.get(row.package_rowid);
      if (group) group.push(row);
      else groups.set(row.package_rowid, [row]);
    }
    return [...groups.values()].flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const known = this.#packages.get(`${first.namespace}/${first.name}`);
      if (known) return [known];
      group.sort((a, b) => (a.sort_key < b.sort_key ? 1 : -1));
      return [this.#keep(first, group)];
    });
  }

  /** A version by id with its package; undefined when there is none. */
  byVersionId(versionId: string): { pack: PackageRecord; version: VersionRecord } | undefined {
    const row = sql<{ namespace: string; name: string }>(
      this.#db,
      `SELECT namespace, name FROM versions JOIN packages USING (package_rowid)
       WHERE version_id = ? AND deleted_at IS NULL`,
    ).get(versionId);
    const pack = row && this.package(`${row.namespace}/${row.name}`);
    const version = pack?.versions.find((one) => one.versionId === versionId);
    return pack && version ? { pack, version } : undefined;
  }

  /** The requirement that a dependency given by hand states, of a root without a namespace of its own or in one. */
  requirementOf(dependency: Dependency, declaring: string): Requirement {
    return readRequirement(dependency, declaring, this.#rules);
  }

  /** A coordinate by the name its namespace has now. */
  currentName(coordinate: string): string {
    const slash = coordinate.lastIndexOf('/');
    return `${this.#rules.current(coordinate.slice(0, slash))}/${coordinate.slice(slash + 1)}`;
  }

  /** Forget a package that changed, by its id. A name that was not found is forgotten by `forgetAbsent`. */
  forget(packageId: string): void {
    const name = this.#namesById.get(packageId);
    const record = name === undefined ? undefined : this.#packages.get(name);
    if (name === undefined || record === undefined) return;
    for (const { rowid } of record.versions) this.#requirements.delete(rowid);
    this.#whole.delete(record.rowid);
    this.#packages.delete(name);
  }

  /** Forget that there was nothing by a name. */
  forgetAbsent(name: string): void {
    if (this.#packages.get(name) === undefined) this.#packages.delete(name);
  }

  clear(): void {
    this.#packages.clear();
    this.#requirements.clear();
    this.#alike.clear();
    this.#whole.clear();
    this.#namesById.clear();
    this.#rules.clear();
  }

  /** Packages ask for the same things: what is declared alike is one object, within the bounds of one scope. */
  #requirement(row: DependencyRow, declaring: string): Requirement {
    if (row.condition !== null || row.features !== null)
      return this.requirementOf(dependencyOf(row), declaring);
    const scope = this.#rules.boundScope(declaring);
    const place = scope === undefined ? '' : declaring;
    const key = `${row.namespace}/${row.name} ${row.version_constraint}\n${row.type}${row.optional}${place}`;
    const known = this.#alike.get(key);
    if (known) return known;
    const requirement = this.requirementOf(dependencyOf(row), declaring);
    if (this.#alike.size >= mostAlike) this.#alike.clear();
    this.#alike.set(key, requirement);
    return requirement;
  }

  #read(row: PackageRow): PackageRecord {
    const versions = sql<RawVersion>(
      this.#db,
      `SELECT ${versionColumns} FROM versions WHERE package_rowid = ? AND deleted_at IS NULL ORDER BY sort_key DESC`,
    ).all(row.package_rowid);
    return this.#keep(row, versions);
  }

  #keep(row: PackageIdentity, versions: readonly RawVersion[]): PackageRecord {
    const name = `${row.namespace}/${row.name}`;
    const record = {
      rowid: row.package_rowid,
      packageId: row.package_id,
      namespace: row.namespace,
      name,
      kind: row.kind,
      versions: versions.map(versionRecordOf),
    };
    this.#namesById.set(row.package_id, name);
    this.#packages.set(name, record);
    return record;
  }
}

function versionRecordOf(row: RawVersion): VersionRecord {
  return {
    rowid: row.version_rowid,
    version: row.version,
    versionId: row.version_id,
    state: row.state,
    digest: row.content_digest,
    downloads: row.downloads,
    ...(row.yanked_reason === null ? {} : { yanked: row.yanked_reason }),
    ...(row.deprecated === null ? {} : { deprecated: JSON.parse(row.deprecated) as Deprecation }),
    ...(row.published_at === null ? {} : { publishedAt: row.published_at }),
  };
}

function namespaceRules(db: Database.Database): NamespaceRules & { clear(): void } {
  const moved = new Map<string, string>();
  const bound = new Map<string, string | undefined>();
  return {
    current(namespace) {
      const known = moved.get(namespace);
      if (known !== undefined) return known;
      const current = currentNamespace(db, namespace);
      moved.set(namespace, current);
      return current;
    },
    boundScope(namespace) {
      if (bound.has(namespace)) return bound.get(namespace);
      const scope = effectivePolicy(db, namespace).resolveFrom === 'scope' ? scopeOf(namespace) : undefined;
      bound.set(namespace, scope);
      return scope;
    },
    clear() {
      moved.clear();
      bound.clear();
    },
  };
}
