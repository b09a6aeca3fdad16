/** Tags and channels: names that each mean one version of a package, and how they came to mean it. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { id, timestamp, versionSummary } from './version-summary.ts';

/** A version with the names that mean it. */
export const listedVersion = versionSummary.extend({
  /** Tags and channels. */
  tags: z.array(z.string()),
});
export type ListedVersion = z.infer<typeof listedVersion>;

const name = z.string().max(64);
const reason = z.string().trim().min(1).max(1_000).optional();
const named = z.object({ versionId: id, version: z.string() });

/** Who moved it last, and when; absent where nobody did. */
const moved = { at: timestamp.optional(), by: z.string().optional(), reason: z.string().optional() };

const tag = named.extend({
  tag: z.string(),
  /** It follows a rule instead of a person: only `latest` does, until it is pinned. */
  automatic: z.boolean(),
  /** What decides which version it means, in words. */
  rule: z.string(),
  /** What it would step back to if that version could no longer serve; absent: the tag would go. */
  former: named.optional(),
  ...moved,
});
export type Tag = z.infer<typeof tag>;

/** One stage of the order; without `version` nothing was promoted into it. */
const channel = named.partial().extend({
  channel: z.string(),
  /** What going back would bring: the version it meant before that can still serve. */
  former: named.optional(),
  ...moved,
});
export type Channel = z.infer<typeof channel>;

/**
 * `withdrawn`: the version was yanked, archived, unpublished or deleted, so the name moved back or went; `restored`: it
 * came back with the version; `followed`: the rule of `latest` chose another version.
 */
export const tagActions = [
  'set',
  'removed',
  'pinned',
  'released',
  'promoted',
  'rolled-back',
  'withdrawn',
  'restored',
  'followed',
] as const;

const tagChange = z.object({
  sequence: z.number().int(),
  at: timestamp,
  actor: z.string(),
  name: z.string(),
  kind: z.enum(['tag', 'channel']),
  action: z.enum(tagActions),
  from: z.string().optional(),
  to: z.string().optional(),
  reason: z.string().optional(),
});
export type TagChange = z.infer<typeof tagChange>;

/** What a name means now, and what it meant before. */
const changed = z.object({
  name: z.string(),
  kind: z.enum(['tag', 'channel']),
  version: versionSummary.optional(),
  replaced: named.optional(),
  /** What a reader should know, though it was done. */
  warning: z.string().optional(),
});
export type TagMove = z.infer<typeof changed>;

const write = { capability: 'registry.write', audit: 'write' } as const;
const read = { capability: 'registry.read', audit: 'read' } as const;
const byPackage = z.object({ packageId: id });
/** Breaks a rule of channels on purpose; takes a reason, which the history keeps. */
const force = z.boolean().default(false);

export const registryTags = {
  tags: operation({ ...read, cli: 'version tags', ui: 'artifact: versions, channels' })
    .route({ method: 'GET', path: '/packages/{packageId}/tags' })
    .input(byPackage)
    .output(
      z.object({
        coordinate: z.string(),
        tags: z.array(tag),
        /** In order, from the least to the most stable. */
        channels: z.array(channel),
        /** The namespace that sets the order; absent: the default. */
        channelsFrom: z.string().optional(),
        /** Names that stay where they were first set. */
        immutableTags: z.array(z.string()),
      }),
    ),
  /** Let a tag mean this version; `latest` is pinned by it. The name of a channel keeps the rules of promotion. */
  setTag: operation({ ...write, cli: 'version tag', ui: 'artifact: versions, Tag…' })
    .route({ method: 'PUT', path: '/versions/{versionId}/tags/{tag}' })
    .input(z.object({ versionId: id, tag: name, reason, force }))
    .output(changed),
  /** Take a tag or channel away; `latest` follows its rule again. */
  removeTag: operation({ ...write, cli: 'version untag', ui: 'artifact: versions, Remove tag' })
    .route({ method: 'DELETE', path: '/packages/{packageId}/tags/{tag}' })
    .input(byPackage.extend({ tag: name, reason }))
    .output(changed),
  /** Let a channel mean this version: the stage after the one it has reached, or the one named. */
  promote: operation({ ...write, cli: 'version promote', ui: 'artifact: versions, Promote' })
    .route({ method: 'POST', path: '/versions/{versionId}/promote' })
    .input(z.object({ versionId: id, to: name.optional(), reason, force }))
    .output(changed),
  /** Let a channel (or tag) mean the version again that it meant before. */
  rollback: operation({ ...write, cli: 'version rollback', ui: 'artifact: versions, Roll back' })
    .route({ method: 'POST', path: '/packages/{packageId}/channels/{channel}/rollback' })
    .input(byPackage.extend({ channel: name, reason }))
    .output(changed),
  /** Every change of tags and channels, newest first. */
  tagHistory: operation({ ...read, cli: 'version history', ui: 'artifact: versions, history' })
    .route({ method: 'GET', path: '/packages/{packageId}/tag-history' })
    .input(
      byPackage.extend({
        /** Only this tag or channel. */
        name: name.optional(),
        /** Entries before this sequence number. */
        before: z.number().int().min(1).optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(
      z.object({
        entries: z.array(tagChange),
        /** For `before`, when there are more. */
        next: z.number().int().optional(),
      }),
    ),
};
