import { Buffer } from 'node:buffer';
import { constants, generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signEd25519, verifySignature } from '../../../../main/core/trust/signature.ts';
import { signatureAlgorithms } from '../../../../main/core/trust/signature-algorithm.ts';

const message = Buffer.from('what is signed');
const edwards = generateKeyPairSync('ed25519');
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 3072 });
const padding = constants.RSA_PKCS1_PSS_PADDING;

const cases = [
  { algorithm: 'ed25519', pair: edwards, signature: signEd25519(edwards.privateKey, message) },
  {
    algorithm: 'ecdsa-p256-sha256',
    pair: p256,
    signature: sign('sha256', message, { key: p256.privateKey, dsaEncoding: 'ieee-p1363' }),
  },
  {
    algorithm: 'rsa-pss-sha256',
    pair: rsa,
    signature: sign('sha256', message, { key: rsa.privateKey, padding, saltLength: 32 }),
  },
] as const;

const spkiOf = (pair: { publicKey: typeof edwards.publicKey }) =>
  pair.publicKey.export({ type: 'spki', format: 'der' });

describe('verifySignature', () => {
  it.each(cases)('accepts $algorithm and notices every change', ({ algorithm, pair, signature }) => {
    const spki = spkiOf(pair);
    expect(verifySignature({ algorithm, spki, message, signature })).toBe(true);
    expect(verifySignature({ algorithm, spki, message: Buffer.from('other'), signature })).toBe(false);
    for (const index of [0, 31, 32, signature.length - 1]) {
      const changed = Buffer.from(signature);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(verifySignature({ algorithm, spki, message, signature: changed })).toBe(false);
    }
  });

  it.each(cases)(
    'answers false, not an error, for $algorithm signatures of any length',
    ({ algorithm, pair, signature }) => {
      const forms = [
        Buffer.alloc(0),
        Buffer.alloc(1),
        Buffer.alloc(64),
        Buffer.alloc(64, 255),
        Buffer.alloc(5000, 7),
        signature.subarray(1),
        Buffer.concat([signature, Buffer.from([0])]),
      ];
      for (const form of forms)
        expect(verifySignature({ algorithm, spki: spkiOf(pair), message, signature: form })).toBe(false);
    },
  );

  it('answers false when the key is of another type than the algorithm', () => {
    for (const { pair, signature, algorithm: own } of cases) {
      for (const algorithm of signatureAlgorithms.filter((name) => name !== own)) {
        expect(verifySignature({ algorithm, spki: spkiOf(pair), message, signature })).toBe(false);
      }
    }
    const k1 = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
    const signature = sign('sha256', message, { key: k1.privateKey, dsaEncoding: 'ieee-p1363' });
    expect(verifySignature({ algorithm: 'ecdsa-p256-sha256', spki: spkiOf(k1), message, signature })).toBe(
      false,
    );
  });

  it('refuses DER for ECDSA, PKCS #1 v1.5 and other salts for RSA', () => {
    const der = sign('sha256', message, p256.privateKey);
    expect(
      verifySignature({ algorithm: 'ecdsa-p256-sha256', spki: spkiOf(p256), message, signature: der }),
    ).toBe(false);
    const others = [0, 20, 31, 33, 64].map((saltLength) =>
      sign('sha256', message, { key: rsa.privateKey, padding, saltLength }),
    );
    for (const signature of [...others, sign('sha256', message, rsa.privateKey)]) {
      expect(verifySignature({ algorithm: 'rsa-pss-sha256', spki: spkiOf(rsa), message, signature })).toBe(
        false,
      );
    }
  });

  it('refuses an S that is not reduced', () => {
    const order = 2n ** 252n + 27742317777372353535851937790883648493n;
    const signature = signEd25519(edwards.privateKey, message);
    const reduced = BigInt(`0x${Buffer.from(signature.subarray(32).toReversed()).toString('hex')}`);
    const larger = Buffer.from((reduced + order).toString(16).padStart(64, '0'), 'hex').toReversed();
    const malleated = Buffer.concat([signature.subarray(0, 32), larger]);
    expect(
      verifySignature({ algorithm: 'ed25519', spki: spkiOf(edwards), message, signature: malleated }),
    ).toBe(false);
  });

  it('still answers after more keys than it keeps', () => {
    const spki = spkiOf(edwards);
    const signature = signEd25519(edwards.privateKey, message);
    for (let count = 0; count < 600; count += 1) {
      const other = spkiOf(generateKeyPairSync('ed25519'));
      expect(verifySignature({ algorithm: 'ed25519', spki: other, message, signature })).toBe(false);
    }
    expect(verifySignature({ algorithm: 'ed25519', spki, message, signature })).toBe(true);
  });

  it('throws for an spki that is no key', () => {
    expect(() =>
      verifySignature({
        algorithm: 'ed25519',
        spki: Buffer.from('no'),
        message,
        signature: Buffer.alloc(64),
      }),
    ).toThrow();
  });
});

describe('signEd25519', () => {
  it('refuses keys of another type', () => {
    expect(() => signEd25519(p256.privateKey, message)).toThrow(TypeError);
    expect(() => signEd25519(edwards.publicKey, message)).toThrow(TypeError);
  });
});
