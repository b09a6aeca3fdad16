/** The audit log: append-only, hash-chained. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { auditEntry } from './registry.ts';
import { timestamp } from './version-summary.ts';

export const access = {
  audit: operation({ capability: 'audit.read', audit: 'none', cli: 'audit list', ui: 'activity' })
    .route({ method: 'GET', path: '/audit' })
    .input(
      z.object({
        /** Rows before this sequence number, newest first. */
        before: z.number().int().optional(),
        operation: z.string().max(100).optional(),
        outcome: z.enum(['success', 'denied', 'failure']).optional(),
        /** Rows of a stretch of time, from inclusive, to exclusive. */
        from: timestamp.optional(),
        to: timestamp.optional(),
        limit: z.number().int().min(1).max(200).default(100),
      }),
    )
    .output(z.object({ entries: z.array(auditEntry) })),
  /** Walk the whole chain and recompute every hash. */
  verifyAudit: operation({
    capability: 'audit.read',
    audit: 'none',
    cli: 'audit verify',
    ui: 'activity: Verify chain',
  })
    .route({ method: 'POST', path: '/audit/verify' })
    .input(z.object({}))
    .output(
      z.object({
        entries: z.number().int(),
        intact: z.boolean(),
        brokenAt: z.number().int().optional(),
        head: z.string(),
      }),
    ),
};
