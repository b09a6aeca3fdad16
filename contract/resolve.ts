/** Dependencies: what fits together, why not, who depends on whom, and what was locked. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { condition, constraint, dependency, dependencyTypes, kind } from './kinds.ts';
import { operation } from './operation.ts';
import { id, state } from './registry.ts';
import {
  coordinate,
  deprecated,
  finding,
  lockChange,
  lockfile,
  lockProblem,
  rangeText,
  reliant,
  resolution,
  resolveInput,
  statistics,
  versionText,
} from './resolution.ts';
import { strategies } from './vocabulary.ts';

const read = { capability: 'registry.read', audit: 'read' } as const;
const write = { capability: 'registry.write', audit: 'write' } as const;
const byVersion = z.object({ versionId: id });

export const resolve = {
  /** Solve: one version of every package that is needed, or the reason why there is none. */
  resolve: operation({ ...read, cli: 'resolve', ui: 'artifact: Resolve' })
    .route({ method: 'POST', path: '/resolve' })
    .input(resolveInput)
    .output(resolution),
  /** The same with progress on the way; cancelling the call cancels the work. */
  resolveLive: operation({ ...read, cli: 'deps resolve', ui: 'artifact: Resolve, progress' })
    .route({ method: 'POST', path: '/resolve/live' })
    .input(resolveInput)
    .output(
      eventIterator(
        z.discriminatedUnion('type', [
          z.object({
            type: z.literal('progress'),
            phase: z.enum(['loading', 'solving', 'explaining']),
            ...statistics.shape,
          }),
          z.object({ type: z.literal('done'), resolution }),
        ]),
      ),
    ),
  /** The declared graph around a version, without solving: every dependency with the best version that matches. */
  graph: operation({ ...read, cli: 'deps tree', ui: 'artifact: dependencies, graph' })
    .route({ method: 'GET', path: '/versions/{versionId}/graph' })
    .input(
      byVersion.extend({
        depth: z.number().int().min(1).max(100).default(10),
        most: z.number().int().min(1).max(20_000).default(2_000),
      }),
    )
    .output(
      z.object({
        /** The first is the version asked for. `versionId` is undefined where nothing matches. */
        nodes: z.array(
          z.object({
            coordinate,
            version: versionText.optional(),
            versionId: id.optional(),
            kind: kind.optional(),
            depth: z.number().int(),
            deprecated: z.boolean(),
            yanked: z.boolean(),
          }),
        ),
        edges: z.array(
          z.object({
            from: z.number().int(),
            to: z.number().int(),
            constraint: rangeText,
            type: z.enum(dependencyTypes),
            optional: z.boolean(),
          }),
        ),
        /** More there is than `depth` or `most` let through. */
        truncated: z.boolean(),
      }),
    ),
  /** The declared dependencies of a version, each with what is there for it. */
  dependencies: operation({ ...read, cli: 'deps list', ui: 'artifact: dependencies' })
    .route({ method: 'GET', path: '/versions/{versionId}/dependencies' })
    .input(byVersion)
    .output(
      z.object({
        /** Published versions can no longer be changed. */
        editable: z.boolean(),
        dependencies: z.array(
          dependency.extend({
            range: rangeText,
            /** How many versions there are, how many match, and the best of these. */
            versions: z.number().int(),
            matching: z.number().int(),
            best: z
              .object({ versionId: id, version: versionText, deprecated: deprecated.optional() })
              .optional(),
            problem: z.string().optional(),
          }),
        ),
      }),
    ),
  /** Versions of a package against a constraint, for an editor: invalid text is answered, not refused. */
  matches: operation({ ...read, cli: 'deps match', ui: 'constraint editor' })
    .route({ method: 'POST', path: '/constraints/matches' })
    .input(z.object({ coordinate, constraint, most: z.number().int().min(1).max(5_000).default(200) }))
    .output(
      z.object({
        known: z.boolean(),
        /** `position`: of the first character at fault, in `text`. */
        error: z
          .object({ message: z.string(), field: z.string(), position: z.number().int().optional() })
          .optional(),
        /** The plain range the constraint comes to. */
        range: z.string().optional(),
        /** Why no version there could ever be lies in it, as a sentence. */
        impossible: z.string().optional(),
        total: z.number().int(),
        matching: z.number().int(),
        /** Highest first. */
        versions: z.array(
          z.object({
            version: versionText,
            matches: z.boolean(),
            state,
            yanked: z.boolean(),
            deprecated: z.boolean(),
          }),
        ),
      }),
    ),
  /** Add or replace a dependency of a draft. */
  addDependency: operation({ ...write, cli: 'deps add', ui: 'artifact: dependencies, Add' })
    .route({ method: 'PUT', path: '/versions/{versionId}/dependencies' })
    .input(byVersion.extend({ dependency }))
    .output(z.object({ dependencies: z.array(dependency) })),
  /** Take out what is declared on a package: all of it, or what the type and condition given single out. */
  removeDependency: operation({ ...write, cli: 'deps remove', ui: 'artifact: dependencies, Remove' })
    .route({ method: 'DELETE', path: '/versions/{versionId}/dependencies' })
    .input(
      byVersion.extend({
        coordinate,
        type: z.enum(dependencyTypes).optional(),
        /** Only the one that counts under this condition; `{}`: the one that always counts. */
        when: condition.optional(),
      }),
    )
    .output(z.object({ dependencies: z.array(dependency) })),

  /** Everything in a namespace that cannot hold together, as it is found; the last event closes the scan. */
  conflicts: operation({ ...read, cli: 'deps conflicts', ui: 'namespace: Conflicts' })
    .route({ method: 'POST', path: '/namespaces/{namespace}/conflicts' })
    .input(
      z.object({
        namespace: z.string().max(128),
        most: z.number().int().min(1).max(100_000).default(10_000),
      }),
    )
    .output(
      eventIterator(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('progress'), done: z.number().int(), total: z.number().int() }),
          z.object({ type: z.literal('findings'), findings: z.array(finding) }),
          z.object({
            type: z.literal('done'),
            versions: z.number().int(),
            /** Of each kind of finding. */
            counts: z.record(z.string(), z.number().int()),
            /** Versions of which it could not be told in time whether they resolve. */
            undecided: z.number().int(),
            truncated: z.boolean(),
          }),
        ]),
      ),
    ),
  /** Who depends on a package or version, directly and through others. */
  relationships: operation({ ...read, cli: 'deps dependents', ui: 'artifact: dependents' })
    .route({ method: 'GET', path: '/relationships' })
    .input(
      z.object({
        coordinate: z.string().max(600),
        direction: z.enum(['dependents', 'dependencies']).default('dependents'),
        transitive: z.boolean().default(true),
        /** Only the ways to this package. */
        to: coordinate.optional(),
        most: z.number().int().min(1).max(20_000).default(1_000),
      }),
    )
    .output(
      z.object({
        total: z.number().int(),
        /** Counting stopped there: `total` is a lower bound. */
        atLeast: z.boolean(),
        /** Not all of them are in `related`. */
        truncated: z.boolean(),
        related: z.array(reliant),
      }),
    ),
  /** What an act on a version would mean for those who depend on it. */
  impact: operation({ ...read, cli: 'deps impact', ui: 'artifact: Impact; before delete, yank and publish' })
    .route({ method: 'GET', path: '/versions/{versionId}/impact' })
    .input(
      byVersion.extend({
        act: z.enum(['delete', 'yank', 'archive', 'unpublish', 'publish']),
        most: z.number().int().min(1).max(5_000).default(500),
        deadline: z.number().min(0.05).max(600).default(20),
      }),
    )
    .output(
      z.object({
        direct: z.number().int(),
        transitive: z.number().int(),
        /** Counting stopped there: both are lower bounds. */
        atLeast: z.boolean(),
        /** Nearest first. `breaks`: it resolves now and no longer would; `changes`: it would get another version. */
        affected: z.array(
          reliant.extend({
            effect: z.enum(['breaks', 'changes', 'none', 'broken-already', 'undecided']),
            text: z.string(),
          }),
        ),
        /** Not all of them were looked at. */
        truncated: z.boolean(),
      }),
    ),

  /** Solve and keep the answer as a config artifact. */
  lock: operation({ ...write, cli: 'lock create', ui: 'Resolve: Save lockfile' })
    .route({ method: 'POST', path: '/lockfiles' })
    .input(
      resolveInput.extend({
        /** Where it is kept; default: beside the root, named `<name>-lock`. */
        namespace: z.string().max(128).optional(),
        name: z.string().max(128).optional(),
        version: versionText.optional(),
        /** Default: that of the root. */
        license: z.string().max(200).optional(),
      }),
    )
    .output(
      z.object({
        versionId: id,
        coordinate,
        version: versionText,
        digest: z.string(),
        packages: z.number().int(),
      }),
    ),
  readLock: operation({ ...read, cli: 'lock show', ui: 'lockfile: contents' })
    .route({ method: 'GET', path: '/lockfiles/{versionId}' })
    .input(byVersion)
    .output(z.object({ coordinate, version: versionText, lockfile })),
  /** Whether everything it names is still there, unchanged, and still what its options ask for. */
  checkLock: operation({ ...read, cli: 'lock check', ui: 'lockfile: Check' })
    .route({ method: 'GET', path: '/lockfiles/{versionId}/check' })
    .input(byVersion.extend({ strategy: z.enum(strategies).optional() }))
    .output(z.object({ ok: z.boolean(), checked: z.number().int(), problems: z.array(lockProblem) })),
  compareLocks: operation({ ...read, cli: 'lock compare', ui: 'lockfile: Compare' })
    .route({ method: 'GET', path: '/lockfiles/compare' })
    .input(z.object({ before: id, after: id }))
    .output(
      z.object({
        unchanged: z.number().int(),
        changes: z.array(lockChange),
        /** Options that differ, e.g. `strategy: highest -> lowest`. */
        options: z.array(z.string()),
      }),
    ),
};
