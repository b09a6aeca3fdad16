/** Errors every operation may answer with. Each carries `help`: what the person can do next. */
import { z } from 'zod';

const help = z.string();

/** One thing wrong with a field of an input or manifest. `field` is a dotted path, empty for the whole. */
export const fieldIssue = z.object({ field: z.string(), message: z.string() });
export type FieldIssue = z.infer<typeof fieldIssue>;

/** A policy rule that was not met. */
export const violation = z.object({ policy: z.string(), rule: z.string(), message: z.string() });
export type Violation = z.infer<typeof violation>;

export const errors = {
  INVALID_INPUT: { status: 422, data: z.object({ help, issues: z.array(fieldIssue) }) },
  NOT_FOUND: { status: 404, data: z.object({ help, subject: z.string(), id: z.string() }) },
  ALREADY_EXISTS: { status: 409, data: z.object({ help, subject: z.string(), id: z.string() }) },
  INVALID_STATE: { status: 409, data: z.object({ help, state: z.string() }) },
  HAS_DEPENDENTS: { status: 409, data: z.object({ help, dependents: z.array(z.string()) }) },
  NOT_ALLOWED: { status: 403, data: z.object({ help, capability: z.string() }) },
  POLICY_DENIED: { status: 403, data: z.object({ help, violations: z.array(violation) }) },
  QUOTA_EXCEEDED: {
    status: 413,
    data: z.object({
      help,
      namespace: z.string(),
      resource: z.enum(['bytes', 'versions']),
      limit: z.number(),
      used: z.number(),
      requested: z.number(),
    }),
  },
  FINDINGS_BLOCK: { status: 409, data: z.object({ help, findings: z.array(z.string()) }) },
  ARCHIVE_REJECTED: {
    status: 422,
    data: z.object({ help, reason: z.string(), entry: z.string().optional() }),
  },
  KEY_UNAVAILABLE: {
    status: 409,
    data: z.object({ help, reason: z.enum(['locked', 'none', 'revoked', 'retired', 'other-vault']) }),
  },
  WRONG_PASSPHRASE: { status: 403, data: z.object({ help }) },
  STORAGE_FULL: { status: 507, data: z.object({ help }) },
  STORAGE_READ_ONLY: { status: 503, data: z.object({ help }) },
  STORAGE_UNAVAILABLE: { status: 503, data: z.object({ help, reason: z.string() }) },
  CANCELLED: { status: 499, data: z.object({ help }) },
  INTERNAL: { status: 500, data: z.object({ help, logId: z.string() }) },
} as const;
export type ErrorCode = keyof typeof errors;
