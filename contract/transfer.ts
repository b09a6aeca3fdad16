/** Import: inspect a source, show what it is, accept it. Sources are tokens a host handed out, or paths for local callers. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { dependency, kind } from './kinds.ts';
import { operation } from './operation.ts';

/** A source of bytes: a token given by the host (drop, picker, upload, sample), or a path (command line only). */
export const source = z.union([
  z.strictObject({ token: z.string().min(1).max(200) }),
  z.strictObject({ path: z.string().min(1).max(4_096) }),
]);
export type Source = z.infer<typeof source>;

/** `block` stops the import unless overridden with a reason where `overridable`; `warn` and `info` only tell. */
export const finding = z.object({
  severity: z.enum(['block', 'warn', 'info']),
  /** e.g. `secret.github-pat`, `manifest.field`, `version.exists`, `quota.bytes`, `name.invalid`. */
  code: z.string(),
  message: z.string(),
  help: z.string(),
  file: z.string().optional(),
  line: z.number().int().optional(),
  field: z.string().optional(),
  overridable: z.boolean(),
});
export type Finding = z.infer<typeof finding>;

export const fileEntry = z.object({
  path: z.string(),
  size: z.number().int(),
  digest: z.string(),
  /** POSIX permission bits, e.g. 0o755. */
  mode: z.number().int(),
});
export type FileEntry = z.infer<typeof fileEntry>;

/** What the person may change before accepting. */
export const importEdits = z.object({
  kind: kind.optional(),
  namespace: z.string().max(128).optional(),
  name: z.string().max(128).optional(),
  version: z.string().max(256).optional(),
  description: z.string().max(2_000).optional(),
  license: z.string().max(200).optional(),
  authors: z.array(z.string().max(200)).max(200).optional(),
  keywords: z.array(z.string().max(200)).max(200).optional(),
  dependencies: z.array(dependency).max(5_000).optional(),
});
export type ImportEdits = z.infer<typeof importEdits>;

/** What a source was seen to be. Nothing is stored yet; the import lives until accepted, discarded or expired. */
export const preview = z.object({
  importId: z.string(),
  fileName: z.string(),
  /** Undefined when the content does not say: then the person is asked. */
  kind: kind.optional(),
  /** Where the kind was read from: `hyper.yaml`, `package.json`, `Chart.yaml`, `JSON Schema`, `theme file`, `nothing`. */
  detectedFrom: z.string(),
  namespace: z.string(),
  name: z.string(),
  version: z.string(),
  description: z.string(),
  license: z.string(),
  authors: z.array(z.string()),
  keywords: z.array(z.string()),
  dependencies: z.array(dependency),
  mediaType: z.string(),
  contentDigest: z.string(),
  contentSize: z.number().int(),
  unpackedSize: z.number().int(),
  fileCount: z.number().int(),
  /** The first 500 files in path order; `fileCount` tells how many there are. */
  files: z.array(fileEntry.pick({ path: true, size: true })),
  findings: z.array(finding),
});
export type Preview = z.infer<typeof preview>;

const importId = z.string().max(100);

const progress = z.object({
  type: z.literal('progress'),
  phase: z.enum(['reading', 'checking', 'storing']),
  /** Bytes done of `total`; `total` is 0 while unknown. */
  done: z.number(),
  total: z.number(),
});

export const inspectEvent = z.discriminatedUnion('type', [
  progress,
  z.object({ type: z.literal('preview'), preview }),
]);
export const acceptEvent = z.discriminatedUnion('type', [
  progress,
  z.object({
    type: z.literal('stored'),
    versionId: z.string(),
    coordinate: z.string(),
    version: z.string(),
    signed: z.boolean(),
    digest: z.string(),
  }),
]);

const sample = z.object({
  token: z.string(),
  name: z.string(),
  kind,
  description: z.string(),
  offered: z.boolean(),
});

export const transfer = {
  inspect: operation({
    capability: 'transfer.import',
    audit: 'none',
    cli: 'import --dry-run',
    ui: 'import preview',
  })
    .route({ method: 'POST', path: '/imports' })
    .input(z.object({ source }))
    .output(eventIterator(inspectEvent)),
  /** Check edits against the rules and the store without storing: findings for the edited preview. */
  recheck: operation({
    capability: 'transfer.import',
    audit: 'none',
    cli: 'import --dry-run',
    ui: 'import preview',
  })
    .route({ method: 'POST', path: '/imports/{importId}/recheck' })
    .input(z.object({ importId, edits: importEdits }))
    .output(z.object({ findings: z.array(finding) })),
  accept: operation({
    capability: 'transfer.import',
    audit: 'write',
    cli: 'import',
    ui: 'import preview: Accept',
  })
    .route({ method: 'POST', path: '/imports/{importId}/accept' })
    .input(
      z.object({
        importId,
        edits: importEdits.default({}),
        publish: z.boolean().default(true),
        /** false: store unsigned even when a key is at hand. */
        sign: z.boolean().default(true),
        /** Required to accept overridable `block` findings; kept in the audit log. */
        overrideReason: z.string().min(3).max(500).optional(),
      }),
    )
    .output(eventIterator(acceptEvent)),
  discard: operation({
    capability: 'transfer.import',
    audit: 'none',
    cli: 'import --dry-run',
    ui: 'import preview: Discard',
  })
    .route({ method: 'DELETE', path: '/imports/{importId}' })
    .input(z.object({ importId }))
    .output(z.object({ discarded: z.boolean() })),
  samples: operation({
    capability: 'transfer.import',
    audit: 'none',
    cli: 'import --samples',
    ui: 'welcome: samples',
  })
    .route({ method: 'GET', path: '/samples' })
    .input(z.object({}))
    .output(z.object({ samples: z.array(sample) })),
};
