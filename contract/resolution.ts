/** What a resolution is asked and answers: options, nodes, derivations, lockfiles, findings. */
import { z } from 'zod';
import { dependency, dependencyTypes, kind } from './kinds.ts';
import { deprecation, id, state } from './version-summary.ts';
import { omittable, strategies } from './vocabulary.ts';

export const coordinate = z.string().max(300);
export const versionText = z.string().max(256);
export const rangeText = z.string().max(512);
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

export const deprecated = deprecation.omit({ alternatives: true });

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

export const statistics = z.object({
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
    /** Requirements that lead back to the root: the closing steps of cycles. */
    ontoRoot: z.array(selectedBy),
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

export const resolveInput = z.object({
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

export const lockChange = z.object({
  coordinate,
  change: z.enum(['added', 'removed', 'upgraded', 'downgraded', 'content']),
  before: z.object({ version: versionText, digest: z.string() }).optional(),
  after: z.object({ version: versionText, digest: z.string() }).optional(),
});

export const lockProblem = z.object({
  coordinate,
  version: versionText,
  problem: z.enum(['missing', 'digest', 'yanked', 'archived', 'requirement', 'strategy']),
  text: z.string(),
});

/** A version that depends on another, directly (`depth` 1) or through others. */
export const reliant = z.object({
  versionId: id,
  coordinate,
  version: versionText,
  depth: z.number().int(),
  constraint: rangeText,
  type: z.enum(dependencyTypes),
  /** Coordinates from this one down to the package asked about. */
  path: z.array(z.string()),
});
export type Reliant = z.infer<typeof reliant>;

export const finding = z.object({
  /** `impossible`: whatever there is, nothing can match, or the condition holds on no target. */
  kind: z.enum(['unsatisfiable', 'dangling', 'impossible', 'yanked', 'archived', 'cycle', 'deprecated']),
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
