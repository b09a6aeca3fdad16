import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ecdsaDerToP1363 } from '../../main/core/trust/ecdsa-der.ts';
import { importPublicKey } from '../../main/core/trust/public-key.ts';
import { PublicKeyError } from '../../main/core/trust/public-key-error.ts';
import { verifySignature } from '../../main/core/trust/signature.ts';
import type { SignatureAlgorithm } from '../../main/core/trust/signature-algorithm.ts';
import { describeFormat, readJson, requireCount } from './vectors.ts';

const hex = z
  .string()
  .regex(/^([0-9a-fA-F]{2})*$/)
  .transform((text) => Buffer.from(text, 'hex'));
const group = z.object({
  type: z.string(),
  publicKeyDer: hex,
  publicKeyPem: z.string().optional(),
  publicKeyJwk: z.record(z.string(), z.unknown()).optional(),
  publicKey: z.object({ curve: z.string().optional() }).optional(),
  sha: z.string().optional(),
  mgf: z.string().optional(),
  mgfSha: z.string().optional(),
  sLen: z.number().optional(),
  keySize: z.number().optional(),
  tests: z.array(
    z.object({
      tcId: z.number(),
      comment: z.string(),
      msg: hex,
      sig: hex,
      result: z.enum(['valid', 'invalid', 'acceptable']),
    }),
  ),
});
const wycheproofFile = z.object({
  schema: z.string(),
  numberOfTests: z.number(),
  testGroups: z.array(group),
});
type Group = z.infer<typeof group>;

interface GroupKind {
  readonly algorithm: SignatureAlgorithm;
  /** Whether the group's parameters are the ones the product verifies with. */
  readonly isSupported: (entry: Group) => boolean;
  /** Brings a signature into the form the product takes; undefined when it has no such form. */
  readonly convert: (signature: Buffer) => Buffer | undefined;
}

const same = (signature: Buffer) => signature;
const isP256 = ({ publicKey, sha }: Group) => publicKey?.curve === 'secp256r1' && sha === 'SHA-256';
const groupKinds: Readonly<Record<string, GroupKind>> = {
  EddsaVerify: {
    algorithm: 'ed25519',
    isSupported: ({ publicKey }) => publicKey?.curve === 'edwards25519',
    convert: same,
  },
  EcdsaP1363Verify: { algorithm: 'ecdsa-p256-sha256', isSupported: isP256, convert: same },
  EcdsaVerify: { algorithm: 'ecdsa-p256-sha256', isSupported: isP256, convert: ecdsaDerToP1363 },
  RsassaPssVerify: {
    algorithm: 'rsa-pss-sha256',
    isSupported: ({ sha, mgf, mgfSha, sLen }) =>
      sha === 'SHA-256' && mgf === 'MGF1' && mgfSha === 'SHA-256' && sLen === 32,
    convert: same,
  },
  // Keys of the type id-RSASSA-PSS; BoringSSL, and so the desktop app, does not know them.
  RsassaPssWithParametersVerify: { algorithm: 'rsa-pss-sha256', isSupported: () => false, convert: same },
};

describeFormat('wycheproof', (file) => {
  const { numberOfTests, testGroups, schema } = wycheproofFile.parse(readJson(file));
  requireCount(numberOfTests, testGroups.flatMap(({ tests }) => tests).length);
  testGroups.forEach((entry, index) => {
    const kind = groupKinds[entry.type];
    if (kind === undefined)
      throw new Error(`no runner is known for groups ${entry.type} of the schema ${schema}`);
    registerKey(entry, kind, index);
    for (const test of entry.tests) registerCase(entry, kind, test);
  });
});

function registerKey(entry: Group, kind: GroupKind, index: number): void {
  const { publicKeyDer, publicKeyPem, publicKeyJwk } = entry;
  const refusal = refusalOf(entry, kind);
  it(`group ${index}: the key is ${refusal === undefined ? 'accepted in every form' : `refused on import, ${refusal}`}`, () => {
    for (const form of [publicKeyDer, publicKeyPem, publicKeyJwk].filter((form) => form !== undefined)) {
      if (refusal === undefined)
        expect(importPublicKey(form)).toMatchObject({ algorithm: kind.algorithm, spki: publicKeyDer });
      else
        expect(() => importPublicKey(form)).toThrow(
          expect.objectContaining({ name: PublicKeyError.name, code: refusal }),
        );
    }
  });
}

function refusalOf(entry: Group, { algorithm }: GroupKind): string | undefined {
  if (entry.type === 'RsassaPssWithParametersVerify') return 'unsupported-algorithm';
  if (algorithm === 'rsa-pss-sha256') return (entry.keySize ?? 0) < 3072 ? 'rsa-modulus' : undefined;
  const isKnownCurve = ['edwards25519', 'secp256r1'].includes(entry.publicKey?.curve ?? '');
  return isKnownCurve ? undefined : 'unsupported-algorithm';
}

// A group with other parameters (another hash or salt length) must be refused: none of its valid signatures may pass.
function registerCase(
  entry: Group,
  kind: GroupKind,
  { tcId, comment, msg, sig, result }: Group['tests'][number],
): void {
  const isSupported = kind.isSupported(entry);
  const note = isSupported
    ? result
    : `${result}, for parameters the product does not use: never accepted as such`;
  it(`tcId ${tcId}: ${note}${comment === '' ? '' : ` (${comment})`}`, () => {
    const signature = kind.convert(sig);
    const check = { algorithm: kind.algorithm, spki: entry.publicKeyDer, message: msg };
    const verify = () => signature !== undefined && verifySignature({ ...check, signature });
    // "acceptable" leaves the verdict open, and what is wrong for other parameters may be right for ours.
    const isSettled = isSupported ? result !== 'acceptable' : result === 'valid';
    if (isSettled) expect(verify()).toBe(isSupported && result === 'valid');
    else expect(verify).not.toThrow();
  });
}
