/** Dependencies: what fits together, why not, who depends on whom, and what was locked. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { constraint, dependency, dependencyTypes, kind } from './kinds.ts';
import { operation } from './operation.ts';
import { id, state, timestamp } from './registry.ts';
import { omittable, strategies } from './vocabulary.ts';

const coordinate = z.string().max(300);
const versionText = z.string().max(256);
const rangeText = z.string().max(512);
const names = <T extends z.ZodType>(value: T) => z.record(coordinate, value);

/** What the solution is for. Conditions (`when`) are decided by it. */
export const target = z
  .strictObject({
    os: z.string().max(60),
    arch: z.string().max(60),
    env: z.record(z.string().max(200), z.string().max(2_000)),
    /** Features switched on for every package. */
    features: z.array(z.string().max(100)).max(500),
  })
  .partial();

export const resolveOptions = z.object({
  strategy: z.enum(strategies).default('highest'),
  /** Strategy `manual`: the only candidate of these packages. */
  pins: names(versionText).default({}),
  /** Replace every range on these packages. */
  overrides: names(rangeText).default({}),
  /** Preferred over every other version while allowed; yanked and archived ones count again. */
  locked: names(versionText).default({}),
  /** A lockfile artifact whose versions are preferred, as `locked`. */
  lockfile: id.optional(),
  omit: z.array(z.enum(omittable)).max(4).default([]),
  target: target.default({}),
  /** After this long the answer is `undecided`, seconds. */
  deadline: z.number().min(0.05).max(3_600).default(60),
});
export type ResolveOptions = z.infer<typeof resolveOptions>;

/** What is resolved: a version that is there, or requirements given for the occasion. */
export const resolveRoot = z.union([
  z.strictObject({ versionId: id }),
  z.strictObject({ dependencies: z.array(dependency).max(5_000) }),
]);

const selectedBy = z.object({
  /** Place in `nodes`; undefined: the root. */
  from: z.number().int().optional(),
  constraint: rangeText,
  type: z.enum(dependencyTypes),
  optional: z.boolean(),
});

const deprecated = z.object({
  reason: z.string(),
  replacement: z.string().optional(),
  removedAt: timestamp.optional(),
});

export const resolvedNode = z.object({
  coordinate,
  version: versionText,
  versionId: id,
  kind,
  digest: z.string(),
  state,
  deprecated: deprecated.optional(),
  yanked: z.object({ reason: z.string() }).optional(),
  /** Steps from the root; 1: direct. */
  depth: z.number().int(),
  /** Every active requirement that led here. */
  selectedBy: z.array(selectedBy),
  /** The best version of the package under the strategy when it is another one, and which requirement keeps it out. */
  better: z.object({ version: versionText, because: z.string() }).optional(),
});
export type ResolvedNode = z.infer<typeof resolvedNode>;

export const cycle = z.object({
  /** Coordinates in order; the last one leads back to the first. */
  path: z.array(coordinate),
  /** `error`: over runtime and build requirements; `warning`: dev or peer take part. */
  severity: z.enum(['error', 'warning']),
});

export const suggestion = z.object({
  action: z.enum([
    'relax',
    'unpin',
    'remove-override',
    'unyank',
    'restore',
    'publish',
    'add-package',
    'allow-prerelease',
    'change-target',
    'drop',
  ]),
  /** In words, e.g. `Allow org.acme/http ^3 in org.acme/app`. */
  text: z.string(),
  coordinate: coordinate.optional(),
  version: versionText.optional(),
  /** The requirement as it is, and as it would have to be. */
  from: z.string().optional(),
  to: z.string().optional(),
});
export type Suggestion = z.infer<typeof suggestion>;

/** One sentence of the derivation. Lines that others refer to carry a number. */
export const explanationLine = z.object({
  text: z.string(),
  number: z.number().int().optional(),
});

const statistics = z.object({
  /** Packages and versions the solver looked at. */
  packages: z.number().int(),
  versions: z.number().int(),
  decisions: z.number().int(),
  conflicts: z.number().int(),
  milliseconds: z.number(),
});

const root = z.object({
  coordinate: coordinate.optional(),
  version: versionText.optional(),
  versionId: id.optional(),
});

export const resolution = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('resolved'),
    root,
    /** By coordinate. */
    nodes: z.array(resolvedNode),
    /** Wishes (optional dependencies) that could not be granted. */
    leftOut: z.array(
      z.object({ coordinate, constraint: rangeText, wantedBy: z.string(), reason: z.string() }),
    ),
    cycles: z.array(cycle),
    warnings: z.array(z.string()),
    /** sha256 over the canonical lockfile of this answer. */
    digest: z.string(),
    statistics,
  }),
  z.object({
    status: z.literal('unsatisfiable'),
    root,
    /** The derivation, first line first; the last one says that it cannot be. */
    explanation: z.array(explanationLine),
    /** The requirements that already contradict each other, without any of which the rest could hold. */
    facts: z.array(
      z.object({ from: z.string(), coordinate, constraint: rangeText, type: z.enum(dependencyTypes) }),
    ),
    suggestions: z.array(suggestion),
    statistics,
  }),
  z.object({
    status: z.literal('undecided'),
    root,
    /** The deadline that was reached, seconds. */
    seconds: z.number(),
    statistics,
  }),
]);
export type Resolution = z.infer<typeof resolution>;

const resolveInput = z.object({
  root: resolveRoot,
  options: resolveOptions.default(resolveOptions.parse({})),
});

/** `hyper-lock/1`: the content of a lockfile artifact, as canonical JSON (RFC 8785). */
export const lockfile = z.object({
  format: z.literal('hyper-lock/1'),
  root: z.object({
    coordinate: coordinate.optional(),
    version: versionText.optional(),
    dependencies: z.array(dependency),
  }),
  options: resolveOptions.omit({ deadline: true, lockfile: true, locked: true }),
  packages: names(z.object({ version: versionText, digest: z.string(), dependencies: names(rangeText) })),
});
export type Lockfile = z.infer<typeof lockfile>;

const lockChange = z.object({
  coordinate,
  change: z.enum(['added', 'removed', 'upgraded', 'downgraded', 'content']),
  before: z.object({ version: versionText, digest: z.string() }).optional(),
  after: z.object({ version: versionText, digest: z.string() }).optional(),
});

const lockProblem = z.object({
  coordinate,
  version: versionText,
  problem: z.enum(['missing', 'digest', 'yanked', 'archived', 'requirement', 'strategy']),
  text: z.string(),
});

/** A version that depends on another, directly (`depth` 1) or through others. */
const reliant = z.object({
  versionId: id,
  coordinate,
  version: versionText,
  depth: z.number().int(),
  constraint: rangeText,
  type: z.enum(dependencyTypes),
  /** Coordinates from this one down to the package asked about. */
  path: z.array(z.string()),
});

export const finding = z.object({
  kind: z.enum(['unsatisfiable', 'dangling', 'yanked', 'archived', 'cycle', 'deprecated']),
  severity: z.enum(['error', 'warning']),
  /** The version the finding is about. */
  coordinate,
  version: versionText,
  versionId: id,
  text: z.string(),
  /** Cycles: the coordinates in order. Others: the dependency. */
  path: z.array(coordinate),
  constraint: rangeText.optional(),
  replacement: z.string().optional(),
  explanation: z.array(explanationLine).optional(),
});
export type Finding = z.infer<typeof finding>;

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
  removeDependency: operation({ ...write, cli: 'deps remove', ui: 'artifact: dependencies, Remove' })
    .route({ method: 'DELETE', path: '/versions/{versionId}/dependencies' })
    .input(byVersion.extend({ coordinate, type: z.enum(dependencyTypes).optional() }))
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
    .output(z.object({ total: z.number().int(), truncated: z.boolean(), related: z.array(reliant) })),
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
        /** Nearest first. `breaks`: it resolves now and no longer would; `changes`: it would get another version. */
        affected: z.array(
          reliant.extend({
            effect: z.enum(['breaks', 'changes', 'none', 'broken-already', 'undecided']),
            text: z.string(),
          }),
        ),
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
