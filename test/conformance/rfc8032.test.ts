import { Buffer } from 'node:buffer';
import { createPublicKey, hash, verify } from 'node:crypto';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { loadEd25519 } from '../../main/core/trust/ed25519-key.ts';
import { importPublicKey } from '../../main/core/trust/public-key.ts';
import { signEd25519, verifySignature } from '../../main/core/trust/signature.ts';
import { describeFormat, readJson, requireCount } from './vectors.ts';

const hex = z
  .string()
  .regex(/^([0-9a-fA-F]{2})*$/)
  .transform((text) => Buffer.from(text, 'hex'));
const edwardsCase = z.object({
  name: z.string(),
  secretKey: hex,
  publicKey: hex,
  message: hex,
  signature: hex,
  context: hex.optional(),
});
type EdwardsCase = z.infer<typeof edwardsCase>;

const algorithm = 'ed25519';

describeFormat('rfc8032', (file) => {
  const cases = z.array(edwardsCase).parse(readJson(file));
  requireCount(undefined, cases.length);
  for (const entry of cases) {
    if (entry.context !== undefined) {
      it(`${entry.name}: refused, because the product signs with pure Ed25519 and no context`, () =>
        refusesContext(entry, entry.context));
    } else if (/ph/i.test(file.name)) {
      it(`${entry.name}: refused, because the product signs with pure Ed25519 and never pre-hashes`, () =>
        refusesPrehash(entry));
    } else {
      it(`${entry.name}: signs and verifies`, () => signsAndVerifies(entry));
    }
  }
});

function signsAndVerifies({ secretKey, publicKey, message, signature }: EdwardsCase): void {
  const { spki, keyId } = importPublicKey(publicKey);
  const own = loadEd25519(Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), secretKey]));
  expect(own.keyId).toBe(keyId);
  expect(signEd25519(own.privateKey, message).toString('hex')).toBe(signature.toString('hex'));
  expect(verifySignature({ algorithm, spki, message, signature })).toBe(true);
  const altered = Buffer.concat([message, Buffer.from([0])]);
  expect(verifySignature({ algorithm, spki, message: altered, signature })).toBe(false);
}

function refusesContext({ publicKey, message, signature }: EdwardsCase, context: Buffer | undefined): void {
  const { spki } = importPublicKey(publicKey);
  expect(verifySignature({ algorithm, spki, message, signature })).toBe(false);
  // The platform knows contexts: the vector itself is right, and only the context made the difference above.
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  expect(verify(null, message, { key, context }, signature)).toBe(true);
}

function refusesPrehash({ publicKey, message, signature }: EdwardsCase): void {
  const { spki } = importPublicKey(publicKey);
  expect(verifySignature({ algorithm, spki, message, signature })).toBe(false);
  expect(verifySignature({ algorithm, spki, message: hash('sha512', message, 'buffer'), signature })).toBe(
    false,
  );
}
