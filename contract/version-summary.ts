/** A version as lists show it, and the words its state is told in. What every file about versions begins from. */
import { z } from 'zod';

/** RFC 3339 UTC. */
export const timestamp = z.iso.datetime();
/** UUIDv7 text (RFC 9562). */
export const id = z.uuid();

export const states = ['draft', 'published', 'archived'] as const;
export const state = z.enum(states);
export type State = z.infer<typeof state>;

/** `trusted`: signed by enough keys of the namespace's trust root; `unknown`: signed, by keys outside it. */
export const signatureStates = ['trusted', 'unknown', 'unsigned', 'tampered'] as const;
export const signatureState = z.enum(signatureStates);
export type SignatureState = z.infer<typeof signatureState>;

export const deprecation = z.object({
  reason: z.string().min(1).max(1_000),
  /** A coordinate, or any other words that say what to use. */
  replacement: z.string().max(300).optional(),
  /** When it is to go; in the past: overdue. */
  removedAt: timestamp.optional(),
  alternatives: z.array(z.string().max(300)).max(20).optional(),
});
export type Deprecation = z.infer<typeof deprecation>;

/** One version as lists show it. */
export const versionSummary = z.object({
  versionId: id,
  version: z.string(),
  state,
  signature: signatureState,
  deprecated: deprecation.optional(),
  yanked: z.object({ reason: z.string() }).optional(),
  contentSize: z.number().int(),
  createdAt: timestamp,
  publishedAt: timestamp.optional(),
});
export type VersionSummary = z.infer<typeof versionSummary>;
