/** The neutral form of a resolution problem: a root, packages by name and version, options. What the solver takes and answers. */
import type { Condition } from '../../../contract/kinds.ts';
import type { Strategy } from '../../../contract/vocabulary.ts';

/** Requirement on a package: a node-semver range, or with conditions; of an array all active members count. */
export type Entry = string | EntryFields;
export interface EntryFields {
  range: string;
  when?: Condition | undefined;
  optional?: boolean | undefined;
  /** Switched on in the package that is required. */
  features?: readonly string[] | undefined;
}
export type Entries = Readonly<Record<string, Entry | readonly Entry[]>>;

/** Where a manifest declares what it requires. */
export const entryLists = [
  'dependencies',
  'devDependencies',
  'buildDependencies',
  'peerDependencies',
  'optionalDependencies',
] as const;

export interface PackageManifest {
  dependencies?: Entries | undefined;
  /** Of the root only. */
  devDependencies?: Entries | undefined;
  buildDependencies?: Entries | undefined;
  /** Required as runtime ones; with `optional` a constraint on the package if something else selects it. */
  peerDependencies?: Entries | undefined;
  /** Wishes: granted where they fit, never at the price of what is required. */
  optionalDependencies?: Entries | undefined;
  /** A candidate only where it is locked. */
  yanked?: boolean | undefined;
  /** ISO time. */
  published?: string | undefined;
  downloads?: number | undefined;
}

export type RequirementKind = 'runtime' | 'dev' | 'build' | 'peer' | 'optional';

export interface ScenarioOptions {
  strategy?: Strategy | undefined;
  /** Strategy `manual`: the only candidates of their packages. */
  pins?: Readonly<Record<string, string>> | undefined;
  /** Preferred over every other version while allowed. */
  locked?: Readonly<Record<string, string>> | undefined;
  /** Replace every range on these packages. */
  overrides?: Readonly<Record<string, string>> | undefined;
  omit?: readonly ('optional' | 'peer' | 'dev' | 'build')[] | undefined;
  target?:
    | {
        os?: string | undefined;
        arch?: string | undefined;
        env?: Readonly<Record<string, string>> | undefined;
        features?: readonly string[] | undefined;
      }
    | undefined;
}

export interface Scenario {
  root: PackageManifest;
  packages: Readonly<Record<string, Readonly<Record<string, PackageManifest>>>>;
  options?: ScenarioOptions | undefined;
}

export interface SolveStatistics {
  packages: number;
  versions: number;
  decisions: number;
  conflicts: number;
  milliseconds: number;
}

/** One requirement that takes part in a contradiction. `from`: undefined for the root, else a name and the versions that say so. */
export interface ConflictFact {
  from?: { name: string; versions: readonly string[] } | undefined;
  name: string;
  range: string;
  kind: RequirementKind;
}

export type SolveResult =
  | {
      status: 'resolved';
      /** By name, sorted. */
      versions: Record<string, string>;
      /** Strongly connected components of the solution, each sorted. */
      cycles: string[][];
      /** Wishes that could not be granted. */
      leftOut: { from: string | undefined; name: string; range: string; reason: string }[];
      statistics: SolveStatistics;
    }
  | {
      status: 'unsatisfiable';
      /** All lines as one text. */
      explanation: string;
      lines: { text: string; number?: number }[];
      /** A smallest set: without any one of them the rest can hold. Not so where there were too many, or the last line says that time was up. */
      facts: ConflictFact[];
      statistics: SolveStatistics;
    }
  | { status: 'undecided'; seconds: number; statistics: SolveStatistics };

export interface SolveControl {
  /** What explanations call the root; default: "the root". */
  rootName?: string | undefined;
  /** Give up after so many milliseconds, with `undecided`. */
  deadline?: number | undefined;
  /** Called now and then; return false to stop (the answer is `undecided`). */
  onProgress?: ((statistics: SolveStatistics) => boolean) | undefined;
}
