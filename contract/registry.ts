/** Packages, versions, namespaces, their content and lifecycle. */
import { z } from 'zod';
import { dependency, kind } from './kinds.ts';
import { operation } from './operation.ts';
import { registryNamespaces } from './registry-namespaces.ts';
import { listedVersion, registryTags } from './registry-tags.ts';
import { fileEntry } from './transfer.ts';
import { deprecation, id, signatureState, state, timestamp, versionSummary } from './version-summary.ts';

export {
  type Deprecation,
  type SignatureState,
  type State,
  signatureStates,
  states,
  type VersionSummary,
} from './version-summary.ts';
export { id, signatureState, state, timestamp };

/** One version whole. */
export const versionDetail = versionSummary.extend({
  packageId: id,
  namespace: z.string(),
  name: z.string(),
  coordinate: z.string(),
  kind,
  description: z.string(),
  license: z.string(),
  authors: z.array(z.string()),
  keywords: z.array(z.string()),
  homepage: z.string(),
  repository: z.string(),
  contentDigest: z.string(),
  mediaType: z.string(),
  manifestDigest: z.string(),
  fileCount: z.number().int(),
  unpackedSize: z.number().int(),
  dependencies: z.array(dependency),
  /** Tags and channels that name this version. */
  distTags: z.array(z.string()),
  dependentCount: z.number().int(),
  createdBy: z.string(),
});
export type VersionDetail = z.infer<typeof versionDetail>;

const reason = z.string().trim().min(1).max(1_000);
const byVersion = z.object({ versionId: id });
const changed = z.object({ version: versionSummary });

const namespaceNode = z.object({
  path: z.string(),
  /** Packages in this namespace and below it. */
  packageCount: z.number().int(),
  versionCount: z.number().int(),
  bytes: z.number().int(),
  quotaBytes: z.number().int().optional(),
  quotaVersions: z.number().int().optional(),
  visibility: z.enum(['private', 'public']),
  description: z.string(),
});
export type NamespaceNode = z.infer<typeof namespaceNode>;

const auditEntry = z.object({
  sequence: z.number().int(),
  at: timestamp,
  actor: z.string(),
  operation: z.string(),
  outcome: z.enum(['success', 'denied', 'failure']),
  subject: z.string(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditEntry = z.infer<typeof auditEntry>;
export { auditEntry };

const dependent = z.object({
  versionId: id,
  coordinate: z.string(),
  version: z.string(),
  constraint: z.string(),
  type: z.string(),
});

const write = { capability: 'registry.write', audit: 'write' } as const;
const read = { capability: 'registry.read', audit: 'read' } as const;

export const registry = {
  /** Store one version whose content is given inline (<= 1 MiB); archives go through `transfer`. */
  create: operation({ ...write, cli: 'registry create', ui: 'import' })
    .route({ method: 'POST', path: '/versions' })
    .input(
      z.object({
        namespace: z.string().max(128),
        name: z.string().max(128),
        version: z.string().max(256),
        kind,
        description: z.string().max(2_000).default(''),
        license: z.string().max(200).default(''),
        authors: z.array(z.string().max(200)).max(200).default([]),
        keywords: z.array(z.string().max(200)).max(200).default([]),
        dependencies: z.array(dependency).max(5_000).default([]),
        /** Base64 content and its media type. */
        content: z.base64().max(1_398_104),
        mediaType: z.string().max(120).default('application/octet-stream'),
        fileName: z.string().max(255).default('content'),
        publish: z.boolean().default(true),
        sign: z.boolean().default(true),
        /** Required to store content in which a secret was found; kept in the audit log. */
        overrideReason: z.string().min(3).max(500).optional(),
      }),
    )
    .output(versionSummary.extend({ coordinate: z.string(), contentDigest: z.string() })),
  /** One version by `namespace/name[@constraint|@tag|@channel]`; without a constraint the `latest` tag, else the highest. */
  get: operation({ ...read, cli: 'registry get', ui: 'artifact: overview' })
    .route({ method: 'GET', path: '/versions' })
    .input(z.object({ coordinate: z.string().max(600) }))
    .output(versionDetail),
  versions: operation({ ...read, cli: 'registry versions', ui: 'artifact: versions' })
    .route({ method: 'GET', path: '/packages/{packageId}/versions' })
    .input(z.object({ packageId: id }))
    .output(z.object({ versions: z.array(listedVersion) })),
  readme: operation({ ...read, cli: 'registry readme', ui: 'artifact: overview' })
    .route({ method: 'GET', path: '/versions/{versionId}/readme' })
    .input(byVersion)
    .output(z.object({ path: z.string(), markdown: z.string() })),
  manifest: operation({ ...read, cli: 'registry manifest', ui: 'artifact: overview' })
    .route({ method: 'GET', path: '/versions/{versionId}/manifest' })
    .input(byVersion)
    .output(z.object({ manifest: z.record(z.string(), z.unknown()) })),
  files: operation({ ...read, cli: 'registry files', ui: 'artifact: files' })
    .route({ method: 'GET', path: '/versions/{versionId}/files' })
    .input(byVersion)
    .output(z.object({ files: z.array(fileEntry) })),
  /** The beginning of one file, for a preview: at most 512 KiB, base64. */
  file: operation({ ...read, cli: 'registry file', ui: 'artifact: files, preview' })
    .route({ method: 'GET', path: '/versions/{versionId}/file' })
    .input(
      z.object({
        versionId: id,
        path: z.string().max(4_096),
        maxBytes: z.number().int().min(1).max(524_288).default(262_144),
      }),
    )
    .output(z.object({ size: z.number().int(), truncated: z.boolean(), base64: z.string() })),
  dependents: operation({ ...read, cli: 'registry dependents', ui: 'artifact: dependencies' })
    .route({ method: 'GET', path: '/versions/{versionId}/dependents' })
    .input(byVersion)
    .output(z.object({ dependents: z.array(dependent) })),
  history: operation({
    capability: 'audit.read',
    audit: 'none',
    cli: 'registry history',
    ui: 'artifact: history',
  })
    .route({ method: 'GET', path: '/packages/{packageId}/history' })
    .input(z.object({ packageId: id, limit: z.number().int().min(1).max(500).default(100) }))
    .output(z.object({ entries: z.array(auditEntry) })),

  publish: operation({ ...write, cli: 'registry publish', ui: 'artifact: Publish' })
    .route({ method: 'POST', path: '/versions/{versionId}/publish' })
    .input(byVersion)
    .output(changed),
  unpublish: operation({ ...write, cli: 'registry unpublish', ui: 'artifact: Unpublish' })
    .route({ method: 'POST', path: '/versions/{versionId}/unpublish' })
    .input(z.object({ versionId: id, override: z.boolean().default(false) }))
    .output(changed),
  deprecate: operation({ ...write, cli: 'registry deprecate', ui: 'artifact: Deprecate' })
    .route({ method: 'POST', path: '/versions/{versionId}/deprecate' })
    .input(byVersion.extend(deprecation.shape))
    .output(changed),
  undeprecate: operation({ ...write, cli: 'registry undeprecate', ui: 'artifact: Remove deprecation' })
    .route({ method: 'POST', path: '/versions/{versionId}/undeprecate' })
    .input(byVersion)
    .output(changed),
  archive: operation({ ...write, cli: 'registry archive', ui: 'artifact: Archive' })
    .route({ method: 'POST', path: '/versions/{versionId}/archive' })
    .input(byVersion)
    .output(changed),
  restore: operation({ ...write, cli: 'registry restore', ui: 'artifact: Restore' })
    .route({ method: 'POST', path: '/versions/{versionId}/restore' })
    .input(byVersion)
    .output(changed),
  yank: operation({ ...write, cli: 'registry yank', ui: 'artifact: Yank' })
    .route({ method: 'POST', path: '/versions/{versionId}/yank' })
    .input(z.object({ versionId: id, reason }))
    .output(changed),
  unyank: operation({ ...write, cli: 'registry unyank', ui: 'artifact: Unyank' })
    .route({ method: 'POST', path: '/versions/{versionId}/unyank' })
    .input(byVersion)
    .output(changed),
  ...registryTags,

  /** Delete into the trash; `undelete` brings it back until the trash is swept (24 hours). */
  delete: operation({
    capability: 'registry.delete',
    audit: 'write',
    cli: 'registry delete',
    ui: 'artifact: Delete',
  })
    .route({ method: 'DELETE', path: '/versions/{versionId}' })
    .input(
      z.object({
        versionId: id,
        /** Names every dependent that may break. */ overrideDependents: z
          .array(z.string())
          .max(10_000)
          .optional(),
      }),
    )
    .output(z.object({ deleted: z.literal(true), restorableUntil: timestamp })),
  undelete: operation({
    capability: 'registry.delete',
    audit: 'write',
    cli: 'registry undelete',
    ui: 'Undo after delete',
  })
    .route({ method: 'POST', path: '/versions/{versionId}/undelete' })
    .input(byVersion)
    .output(changed),
  /** Unpack into an absent or empty folder: a token the host gave, a path for local callers. */
  extract: operation({
    capability: 'transfer.export',
    audit: 'read',
    cli: 'registry extract',
    ui: 'artifact: Extract',
  })
    .route({ method: 'POST', path: '/versions/{versionId}/extract' })
    .input(
      z.object({
        versionId: id,
        destination: z.union([
          z.strictObject({ token: z.string().max(200) }),
          z.strictObject({ path: z.string().max(4_096) }),
        ]),
      }),
    )
    .output(z.object({ path: z.string(), files: z.number().int(), bytes: z.number().int() })),

  namespaces: operation({ ...read, cli: 'namespace list', ui: 'namespace tree' })
    .route({ method: 'GET', path: '/namespaces' })
    /** With `most` the shallowest: whoever draws a tree has use for some thousands. */
    .input(z.object({ most: z.number().int().min(1).optional() }))
    /** Ordered by path. `total`: how many there are. */
    .output(z.object({ namespaces: z.array(namespaceNode), total: z.number().int() })),
  createNamespace: operation({
    capability: 'namespace.manage',
    audit: 'write',
    cli: 'namespace create',
    ui: 'namespace tree: New namespace',
  })
    .route({ method: 'POST', path: '/namespaces' })
    .input(
      z.object({
        path: z.string().max(200),
        description: z.string().max(500).default(''),
        /** Take away what leads from this path to another namespace since that moved. */
        replaceForwarding: z.boolean().default(false),
      }),
    )
    .output(z.object({ path: z.string() })),
  ...registryNamespaces,
  setQuota: operation({
    capability: 'namespace.manage',
    audit: 'write',
    cli: 'namespace quota',
    ui: 'namespace tree: Quota',
  })
    .route({ method: 'PUT', path: '/namespaces/{path}/quota' })
    .input(
      z.object({
        path: z.string().max(128),
        /** Undefined removes the limit. */
        bytes: z.number().int().min(0).optional(),
        versions: z.number().int().min(0).optional(),
      }),
    )
    .output(z.object({ path: z.string() })),

  /** Remove trash past its time, unreferenced blobs and abandoned uploads. A dry run answers what a run would do. */
  sweep: operation({
    capability: 'maintenance',
    audit: 'write',
    cli: 'registry sweep',
    ui: 'settings: Storage',
  })
    .route({ method: 'POST', path: '/maintenance/sweep' })
    .input(z.object({ dryRun: z.boolean().default(true) }))
    .output(
      z.object({
        versions: z.number().int(),
        blobs: z.number().int(),
        stagedFiles: z.number().int(),
        bytes: z.number().int(),
      }),
    ),
};
