/** Keys, signatures, verification, trust roots. */
import { z } from 'zod';
import { operation } from './operation.ts';
import { id, signatureState, timestamp } from './registry.ts';

export const algorithms = ['ed25519', 'ecdsa-p256-sha256', 'rsa-pss-sha256'] as const;
export const algorithm = z.enum(algorithms);
export const keyStates = ['active', 'retired', 'revoked'] as const;

export const key = z.object({
  /** SHA-256 of the SPKI DER, lower hex. */
  keyId: z.string(),
  name: z.string(),
  algorithm,
  state: z.enum(keyStates),
  /** Whether the private half is here, and how it is sealed. */
  private: z.enum(['none', 'keychain', 'passphrase']),
  isDefault: z.boolean(),
  createdAt: timestamp,
  stateReason: z.string().optional(),
  /** Namespaces whose trust root names this key. */
  trustedFor: z.array(z.string()),
  signatureCount: z.number().int(),
});
export type Key = z.infer<typeof key>;

export const trustRoot = z.object({
  namespace: z.string(),
  version: z.number().int(),
  threshold: z.number().int(),
  keyIds: z.array(z.string()),
  expiresAt: timestamp.optional(),
  updatedAt: timestamp,
});
export type TrustRoot = z.infer<typeof trustRoot>;

const check = z.object({
  /** `content`, `manifest`, `statement`, `signature`, `key`, `trust-root`. */
  name: z.string(),
  outcome: z.enum(['pass', 'fail', 'warn', 'skipped']),
  detail: z.string(),
});

export const verification = z.object({
  versionId: id,
  coordinate: z.string(),
  version: z.string(),
  signature: signatureState,
  checks: z.array(check),
  bytesHashed: z.number().int(),
  verifiedAt: timestamp,
});
export type Verification = z.infer<typeof verification>;

const manage = { capability: 'trust.manage', audit: 'write' } as const;
const keyId = z.string().regex(/^[0-9a-f]{64}$/u, 'a key id is 64 lower-case hex digits');
const byKey = z.object({ keyId });
const passphrase = z.string().min(8, 'at least 8 characters').max(1_000);

export const trust = {
  keys: operation({ capability: 'trust.read', audit: 'read', cli: 'keys list', ui: 'keys' })
    .route({ method: 'GET', path: '/keys' })
    .input(z.object({}))
    .output(z.object({ keys: z.array(key) })),
  createKey: operation({ ...manage, cli: 'keys create', ui: 'keys: New key' })
    .route({ method: 'POST', path: '/keys' })
    .input(z.object({ name: z.string().trim().min(1).max(100), makeDefault: z.boolean().default(false) }))
    .output(z.object({ key })),
  /** Public keys only: PEM, DER (base64), JWK or raw Ed25519. */
  importKey: operation({ ...manage, cli: 'keys import', ui: 'keys: Import' })
    .route({ method: 'POST', path: '/keys/import' })
    .input(z.object({ name: z.string().trim().min(1).max(100), text: z.string().min(1).max(20_000) }))
    .output(z.object({ key })),
  exportKey: operation({ capability: 'trust.read', audit: 'read', cli: 'keys export', ui: 'keys: Export' })
    .route({ method: 'GET', path: '/keys/{keyId}/export' })
    .input(byKey)
    .output(z.object({ keyId, pem: z.string() })),
  retireKey: operation({ ...manage, cli: 'keys retire', ui: 'keys: Retire' })
    .route({ method: 'POST', path: '/keys/{keyId}/retire' })
    .input(z.object({ keyId, reason: z.string().max(500).default('') }))
    .output(z.object({ key })),
  revokeKey: operation({ ...manage, cli: 'keys revoke', ui: 'keys: Revoke' })
    .route({ method: 'POST', path: '/keys/{keyId}/revoke' })
    .input(z.object({ keyId, reason: z.string().trim().min(1).max(500) }))
    .output(z.object({ key, affectedVersions: z.number().int() })),
  activateKey: operation({ ...manage, cli: 'keys activate', ui: 'keys: Reactivate (undo retire)' })
    .route({ method: 'POST', path: '/keys/{keyId}/activate' })
    .input(byKey)
    .output(z.object({ key })),
  setDefaultKey: operation({ ...manage, cli: 'keys default', ui: 'keys: Make default' })
    .route({ method: 'POST', path: '/keys/{keyId}/default' })
    .input(byKey)
    .output(z.object({ key })),
  roots: operation({ capability: 'trust.read', audit: 'read', cli: 'keys roots', ui: 'keys: Trust roots' })
    .route({ method: 'GET', path: '/trust-roots' })
    .input(z.object({}))
    .output(z.object({ roots: z.array(trustRoot) })),
  setRoot: operation({ ...manage, cli: 'keys trust', ui: 'keys: Trust roots, Edit' })
    .route({ method: 'PUT', path: '/trust-roots/{namespace}' })
    .input(
      z.object({
        namespace: z.string().max(128),
        keyIds: z.array(keyId).min(1).max(50),
        threshold: z.number().int().min(1).max(50).default(1),
        expiresAt: timestamp.optional(),
      }),
    )
    .output(z.object({ root: trustRoot, affectedVersions: z.number().int() })),
  sign: operation({ capability: 'trust.sign', audit: 'write', cli: 'sign', ui: 'artifact: Sign' })
    .route({ method: 'POST', path: '/versions/{versionId}/sign' })
    .input(z.object({ versionId: id, keyId: keyId.optional() }))
    .output(z.object({ signature: signatureState, keyId })),
  signatures: operation({
    capability: 'trust.read',
    audit: 'read',
    cli: 'registry signatures',
    ui: 'artifact: signatures',
  })
    .route({ method: 'GET', path: '/versions/{versionId}/signatures' })
    .input(z.object({ versionId: id }))
    .output(
      z.object({
        state: signatureState,
        signatures: z.array(
          z.object({
            keyId: z.string(),
            keyName: z.string().optional(),
            keyState: z.enum([...keyStates, 'unknown']),
            algorithm: z.string(),
            createdAt: timestamp,
            inTrustRoot: z.boolean(),
          }),
        ),
        /** The root that applies: of the namespace or its nearest ancestor that has one. */
        root: trustRoot.optional(),
        /** The DSSE envelope as stored, JSON text. */
        envelope: z.string().optional(),
      }),
    ),
  /** Re-hash the stored content and manifest and check every signature against the trust root. */
  verify: operation({ capability: 'trust.read', audit: 'write', cli: 'verify', ui: 'artifact: Verify' })
    .route({ method: 'POST', path: '/versions/{versionId}/verify' })
    .input(z.object({ versionId: id }))
    .output(verification),
  unlock: operation({ capability: 'trust.sign', audit: 'read', cli: 'keys unlock', ui: 'key chip: Unlock' })
    .route({ method: 'POST', path: '/vault/unlock' })
    .input(z.object({ passphrase: z.string().max(1_000) }))
    .output(z.object({ locked: z.literal(false) })),
  lock: operation({ capability: 'trust.sign', audit: 'read', cli: 'keys lock', ui: 'key chip: Lock' })
    .route({ method: 'POST', path: '/vault/lock' })
    .input(z.object({}))
    .output(z.object({ locked: z.literal(true) })),
};
export { passphrase };
