/** Namespaces beyond creating and listing: what they hand down, how they are edited, moved and deleted. */
import { z } from 'zod';
import { policyNames, policySetting, policyValues } from './namespace-policy.ts';
import { operation } from './operation.ts';
import { timestamp } from './version-summary.ts';
import { labelLimits } from './vocabulary.ts';

const path = z.string().max(200);
const manage = { capability: 'namespace.manage', audit: 'write' } as const;
const read = { capability: 'registry.read', audit: 'read' } as const;

export const visibilities = ['private', 'public'] as const;
const visibility = z.enum(visibilities);

const labels = z
  .record(
    z
      .string()
      .max(labelLimits.key)
      .regex(/^[a-z0-9][a-z0-9._/-]*$/u, 'a key holds a-z 0-9 . _ / - and begins with a letter or digit'),
    z.string().max(labelLimits.value),
  )
  .refine((given) => Object.keys(given).length <= labelLimits.count, `at most ${labelLimits.count} labels`);

const use = z.object({ used: z.number().int(), limit: z.number().int().optional() });

/** One pool: a namespace with everything below it. */
const pool = z.object({ path: z.string(), bytes: use, versions: use, packages: z.number().int() });
export type NamespacePool = z.infer<typeof pool>;

export const namespaceDetail = z.object({
  path: z.string(),
  description: z.string(),
  createdAt: timestamp,
  /** What it says itself; without visibility it inherits. */
  labels: z.record(z.string(), z.string()),
  visibility: visibility.optional(),
  quotaBytes: z.number().int().optional(),
  quotaVersions: z.number().int().optional(),
  /** What holds here. `from`: path of the namespace that says so, or `default`. */
  effective: z.object({
    visibility: z.object({ value: visibility, from: z.string() }),
    labels: z.array(z.object({ key: z.string(), value: z.string(), from: z.string() })),
    policy: z.array(policySetting),
  }),
  /** From the scope down to the namespace itself: what is written here is charged to each. */
  pools: z.array(pool),
  counts: z.object({
    /** Here and below. */
    packages: z.number().int(),
    versions: z.number().int(),
    /** Packages in this very namespace. */
    ownPackages: z.number().int(),
    /** Namespaces directly below, and all below. */
    children: z.number().int(),
    below: z.number().int(),
  }),
  /** Paths that lead here because a namespace moved; at most 100. */
  formerPaths: z.array(z.string()),
  /** Why it can be neither moved nor deleted, where that is so. */
  fixed: z.string().optional(),
});
export type NamespaceDetail = z.infer<typeof namespaceDetail>;

const policyAnswer = z.object({ path: z.string(), settings: z.array(policySetting) });

/** Something that keeps a namespace from moving. */
const moveProblem = z.object({
  rule: z.enum(['fixed', 'scope', 'path', 'forwarding', 'taken', 'quota', 'limit', 'policy']),
  message: z.string(),
});
export type MoveProblem = z.infer<typeof moveProblem>;

const movedNamespace = z.object({
  from: z.string(),
  to: z.string(),
  packages: z.number().int(),
  /** The target exists: packages join it, and what it says of itself stays. */
  joins: z.boolean(),
});

const moveAnswer = z.object({
  from: z.string(),
  to: z.string(),
  dryRun: z.boolean(),
  /** Every namespace that moves, at most 1,000, with how many there are. */
  namespaces: z.array(movedNamespace),
  namespaceCount: z.number().int(),
  packages: z.number().int(),
  versions: z.number().int(),
  bytes: z.number().int(),
  /** Versions in the trash move too, so that they can be brought back. */
  trashed: z.number().int(),
  /** Namespaces whose trust root moves along. */
  trustRoots: z.array(z.string()),
  /** Of a dry run: all that stands in the way, at most 200. A move with problems is refused. */
  problems: z.array(moveProblem),
});
export type NamespaceMove = z.infer<typeof moveAnswer>;

/** What went into the trash with a namespace, or came back out of it. */
const trashedWith = z.object({
  path: z.string(),
  namespaces: z.number().int(),
  packages: z.number().int(),
  versions: z.number().int(),
});

export const registryNamespaces = {
  namespace: operation({ ...read, cli: 'namespace get', ui: 'namespace details' })
    .route({ method: 'GET', path: '/namespaces/{path}' })
    .input(z.object({ path }))
    .output(namespaceDetail),
  /** Members left out stay as they are. */
  updateNamespace: operation({ ...manage, cli: 'namespace edit', ui: 'namespace details: Edit' })
    .route({ method: 'PATCH', path: '/namespaces/{path}' })
    .input(
      z.object({
        path,
        description: z.string().max(500).optional(),
        /** All labels of its own, in place of those it has. */
        labels: labels.optional(),
        visibility: z.enum([...visibilities, 'inherit']).optional(),
      }),
    )
    .output(z.object({ path: z.string() })),
  namespacePolicy: operation({ ...read, cli: 'namespace policy', ui: 'namespace details: Settings' })
    .route({ method: 'GET', path: '/namespaces/{path}/policy' })
    .input(z.object({ path }))
    .output(policyAnswer),
  setNamespacePolicy: operation({
    ...manage,
    cli: 'namespace policy --set --unset --mandatory',
    ui: 'namespace details: Settings, Change',
  })
    .route({ method: 'PUT', path: '/namespaces/{path}/policy' })
    .input(
      z.object({
        path,
        set: policyValues.partial().default({}),
        unset: z.array(z.enum(policyNames)).max(policyNames.length).default([]),
        /** For what is set: namespaces below may tighten it, never weaken it. Left out, it stays as it was. */
        mandatory: z.boolean().optional(),
      }),
    )
    .output(policyAnswer),
  /** Move a namespace with all that is below it. A dry run says what would move and what stands in the way. */
  moveNamespace: operation({ ...manage, cli: 'namespace move', ui: 'namespace tree: Move' })
    .route({ method: 'POST', path: '/namespaces/{from}/move' })
    .input(
      z.object({
        from: path,
        to: path,
        dryRun: z.boolean().default(false),
        /** Take away what leads from the target path to another namespace since that moved. */
        replaceForwarding: z.boolean().default(false),
      }),
    )
    .output(moveAnswer),
  /** An empty namespace goes at once; `recursive` puts everything in it and below into the trash. */
  deleteNamespace: operation({ ...manage, cli: 'namespace delete', ui: 'namespace tree: Delete' })
    .route({ method: 'DELETE', path: '/namespaces/{path}' })
    .input(
      z.object({
        path,
        recursive: z.boolean().default(false),
        /** Names every dependent from outside that may break. */
        overrideDependents: z.array(z.string()).max(10_000).optional(),
      }),
    )
    .output(
      trashedWith.extend({
        /** Until when `undeleteNamespace` brings it back; absent when nothing was in it. */
        restorableUntil: timestamp.optional(),
      }),
    ),
  /** Bring back what deleting a namespace put into the trash. */
  undeleteNamespace: operation({
    ...manage,
    cli: 'namespace undelete',
    ui: 'Undo after deleting a namespace',
  })
    .route({ method: 'POST', path: '/namespaces/{path}/undelete' })
    .input(z.object({ path }))
    .output(trashedWith),
};
