/** Security as part of the evidence. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { timestamp } from './version-summary.ts';

/** In the order they are told. */
export const securityChecks = [
  'secrets',
  'unsigned',
  'untrusted',
  'revoked-keys',
  'yanked-in-use',
  'deprecated-in-use',
  'permissions',
] as const;
const securityCheck = z.enum(securityChecks);
export type SecurityCheck = z.infer<typeof securityCheck>;

/** The worst first. */
export const securitySeverities = ['critical', 'warning', 'info'] as const;
const severity = z.enum(securitySeverities);
export type SecuritySeverity = z.infer<typeof severity>;

const securityFinding = z.object({
  check: securityCheck,
  severity,
  /** A coordinate with its version, a namespace, a key or a path. */
  subject: z.string(),
  /** One sentence. */
  text: z.string(),
  /** What to do, and the place of the UI where it is done: an address of the page, `#/keys`. */
  fix: z.object({
    label: z.string(),
    link: z.string(),
    /** What to type where the system itself must be told. */
    command: z.string().optional(),
  }),
});
export type SecurityFinding = z.infer<typeof securityFinding>;

const securityReport = z.object({
  at: timestamp,
  checks: z.array(
    z.object({
      check: securityCheck,
      label: z.string(),
      state: z.enum(['ok', 'findings', 'not-checked']),
      /** Of findings, the ones not listed included. */
      total: z.number().int(),
      /** What was looked at, or why it was not. */
      text: z.string(),
    }),
  ),
  /** The worst first; where they are too many, every check keeps its share. */
  findings: z.array(securityFinding),
  /** How many there are of each severity, the ones not listed included. */
  severities: z.object({ critical: z.number().int(), warning: z.number().int(), info: z.number().int() }),
  truncated: z.boolean(),
});
export type SecurityReport = z.infer<typeof securityReport>;

export const qualitySecurity = {
  security: operation({
    capability: 'quality.read',
    audit: 'read',
    cli: 'quality security',
    ui: 'Quality: security',
  })
    .route({ method: 'GET', path: '/quality/security' })
    .input(z.object({ most: z.number().int().min(1).max(5_000).default(500) }))
    .output(securityReport),
  /** Takes from everybody but the owner what rights they have in the data folder. */
  fixPermissions: operation({
    capability: 'maintenance',
    audit: 'write',
    cli: 'quality fix-permissions',
    ui: 'Quality: security, permissions',
  })
    .route({ method: 'POST', path: '/quality/security/permissions' })
    .input(z.object({}))
    .output(
      z.object({
        fixed: z.array(z.object({ path: z.string(), before: z.string(), after: z.string() })),
        /** What this user may not change, with the reason. */
        left: z.array(z.object({ path: z.string(), text: z.string() })),
      }),
    ),
};
