/** What versions need of each other, as objects that point at each other: millions of steps are taken along them. */
import { matchesRange } from '../catalog/range-matcher.ts';
import { isCandidate, type PackageRecord, type Requirement, type VersionRecord } from '../catalog/records.ts';
import { alternativesOf } from '../requirements.ts';
import type { Subject, Survey } from './survey.ts';

export type State = 'open' | 'resolvable' | 'refuted';

/** A version, and what is known of it so far. */
export class VersionNode implements Subject {
  readonly pack: PackageRecord;
  readonly version: VersionRecord;
  readonly home: PackageNode;
  state: State = 'open';
  /** Whether it was put in order already. */
  isOrdered = false;

  constructor(home: PackageNode, version: VersionRecord) {
    this.pack = home.pack;
    this.version = version;
    this.home = home;
  }
}

/** A package, with room for what a try chooses of it. */
export class PackageNode {
  readonly pack: PackageRecord;
  readonly versions = new Map<VersionRecord, VersionNode>();
  chosen: VersionNode | undefined;
  /** The pass that chose, and the try whose limits these are. */
  pass = 0;
  attempt = 0;
  limits: Need[] = [];

  constructor(pack: PackageRecord) {
    this.pack = pack;
  }

  node(version: VersionRecord): VersionNode {
    const known = this.versions.get(version);
    if (known) return known;
    const node = new VersionNode(this, version);
    this.versions.set(version, node);
    return node;
  }
}

/** A requirement that counts for whoever resolves without a target. */
export interface Need {
  readonly requirement: Requirement;
  /** Undefined where there is no such package. */
  readonly target: PackageNode | undefined;
  /** What may be chosen for it, highest first. */
  readonly matching: readonly VersionNode[];
  /** An optional peer: it narrows what others need. */
  readonly constrains: boolean;
}

export class NeedGraph {
  readonly survey: Survey;
  readonly #packages = new Map<PackageRecord, PackageNode>();
  readonly #needs = new Map<Requirement, Need>();
  readonly #lists = new Map<VersionNode, readonly Need[] | undefined>();

  constructor(survey: Survey) {
    this.survey = survey;
  }

  node({ pack, version }: Subject): VersionNode {
    return this.#packageNode(pack).node(version);
  }

  /** Undefined where features decide, which is left to the solver. Wishes are none. */
  needs(node: VersionNode): readonly Need[] | undefined {
    if (this.#lists.has(node)) return this.#lists.get(node);
    const list = this.#read(node);
    this.#lists.set(node, list);
    return list;
  }

  #read(node: VersionNode): Need[] | undefined {
    const needs: Need[] = [];
    for (const requirement of this.survey.requirements(node)) {
      const active = isActive(requirement);
      if (active === undefined || requirement.features !== undefined) return undefined;
      const constrains = requirement.type === 'peer' && requirement.optional;
      if (active && (constrains || !requirement.optional)) needs.push(this.#need(requirement, constrains));
    }
    return needs;
  }

  #need(requirement: Requirement, constrains: boolean): Need {
    const known = this.#needs.get(requirement);
    if (known) return known;
    const pack =
      requirement.problem === undefined ? this.survey.catalog.package(requirement.name) : undefined;
    const target = pack && this.#packageNode(pack);
    const matching = (pack?.versions ?? []).filter(
      (version) => isCandidate(version) && matchesRange(version.version, requirement.range),
    );
    const need = {
      requirement,
      target,
      matching: target ? matching.map((version) => target.node(version)) : [],
      constrains,
    };
    this.#needs.set(requirement, need);
    return need;
  }

  #packageNode(pack: PackageRecord): PackageNode {
    const known = this.#packages.get(pack);
    if (known) return known;
    const node = new PackageNode(pack);
    this.#packages.set(pack, node);
    return node;
  }
}

/** Whether a requirement counts without a target; undefined: a feature decides. */
function isActive({ type, when }: Requirement): boolean | undefined {
  if (type === 'dev') return false;
  if (when === undefined) return true;
  const alternatives = alternativesOf(when, {});
  if (alternatives.length === 0) return false;
  return alternatives.some((list) => list.length === 0) ? true : undefined;
}
