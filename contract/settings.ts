/** The profile, preferences, and what the running core says of itself. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { timestamp } from './registry.ts';
import { passphrase } from './trust.ts';

export const handle = z
  .string()
  .max(39)
  .regex(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/u, 'lower-case letters, digits and inner hyphens');

export const profile = z.object({
  handle: z.string(),
  displayName: z.string(),
  namespace: z.string(),
  keyId: z.string().optional(),
  createdAt: timestamp,
});
export type Profile = z.infer<typeof profile>;

export const preferences = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  signByDefault: z.boolean().default(true),
  publishOnImport: z.boolean().default(true),
  welcomeDone: z.boolean().default(false),
  /** Which gates the quality engine asks: `lenient` few, `strict` all, those that cost something too. */
  qualityLevel: z.enum(['lenient', 'standard', 'strict']).default('standard'),
});
export type Preferences = z.infer<typeof preferences>;

export const status = z.object({
  version: z.string(),
  /** The folder that holds everything. */
  home: z.string(),
  host: z.enum(['desktop', 'serve', 'cli']),
  profile: profile.optional(),
  preferences,
  vault: z.object({
    kind: z.enum(['keychain', 'passphrase']),
    /** true: signing needs `trust.unlock` first. */
    locked: z.boolean(),
  }),
  /** How this caller may name folders: native dialogs give tokens, local callers may type paths. */
  caller: z.object({ name: z.string(), capabilities: z.array(z.string()), paths: z.boolean() }),
  counts: z.object({ packages: z.number().int(), versions: z.number().int(), bytes: z.number().int() }),
  /** The last event sequence: watch from here. */
  sequence: z.number().int(),
});
export type Status = z.infer<typeof status>;

export const settings = {
  status: operation({ capability: 'settings.read', audit: 'none', cli: 'status', ui: 'status bar' })
    .route({ method: 'GET', path: '/status' })
    .input(z.object({}))
    .output(status),
  createProfile: operation({ capability: 'settings.write', audit: 'write', cli: 'init', ui: 'welcome' })
    .route({ method: 'POST', path: '/profile' })
    .input(
      z.object({
        handle,
        displayName: z.string().trim().min(1).max(100),
        /** Needed where no OS keychain seals the key. */
        passphrase: passphrase.optional(),
      }),
    )
    .output(z.object({ profile })),
  setPreferences: operation({
    capability: 'settings.write',
    audit: 'write',
    cli: 'settings set',
    ui: 'settings',
  })
    .route({ method: 'PATCH', path: '/preferences' })
    .input(
      z.object({
        theme: preferences.shape.theme.unwrap().optional(),
        density: preferences.shape.density.unwrap().optional(),
        signByDefault: z.boolean().optional(),
        publishOnImport: z.boolean().optional(),
        welcomeDone: z.boolean().optional(),
        qualityLevel: preferences.shape.qualityLevel.unwrap().optional(),
      }),
    )
    .output(z.object({ preferences })),
};
