/** What happened, as it happens: one stream of committed changes. */
import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { operation } from './operation.ts';
import { id, timestamp } from './registry.ts';

export const topics = [
  'version',
  'namespace',
  'key',
  'trust-root',
  'profile',
  'preferences',
  'storage',
  'demonstration',
  'quality',
] as const;

/** One committed change. Views use it to know what to read again; it carries ids, not data. */
export const changeEvent = z.object({
  sequence: z.number().int(),
  at: timestamp,
  topic: z.enum(topics),
  /** e.g. `version.created`, `version.yanked`, `key.revoked`, `vault.locked`. */
  type: z.string(),
  subject: z.string(),
  packageId: id.optional(),
  versionId: id.optional(),
  actor: z.string(),
});
export type ChangeEvent = z.infer<typeof changeEvent>;

/** A batch of changes; `reset` says that events were missed and everything must be read again. */
export const eventBatch = z.object({ events: z.array(changeEvent), reset: z.boolean() });

export const events = {
  watch: operation({ capability: 'registry.read', audit: 'none', cli: 'watch', ui: 'every live view' })
    .route({ method: 'GET', path: '/events' })
    .input(
      z.object({ /** Replay what came after this sequence. */ since: z.number().int().min(0).optional() }),
    )
    .output(eventIterator(eventBatch)),
};
