/** Security as part of the evidence. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { timestamp } from './version-summary.ts';

const read = { capability: 'quality.read', audit: 'read' } as const;

export const qualitySecurity = {
  security: operation({ ...read, cli: 'quality security', ui: 'Quality: security' })
    .route({ method: 'GET', path: '/quality/security' })
    .input(z.object({ most: z.number().int().min(1).max(5_000).default(500) }))
    .output(
      z.object({
        at: timestamp,
        checks: z.array(
          z.object({
            check: z.enum([
              'secrets',
              'unsigned',
              'untrusted',
              'revoked-keys',
              'yanked-in-use',
              'deprecated-in-use',
              'permissions',
            ]),
            label: z.string(),
            state: z.enum(['ok', 'findings', 'not-checked']),
            total: z.number().int(),
            /** What was looked at, or why it was not. */
            text: z.string(),
          }),
        ),
        findings: z.array(
          z.object({
            check: z.string(),
            severity: z.enum(['info', 'warning', 'critical']),
            subject: z.string(),
            text: z.string(),
            /** What to do, and the place of the UI where it is done. */
            fix: z.object({ label: z.string(), link: z.string() }),
          }),
        ),
        truncated: z.boolean(),
      }),
    ),
};
