import { Buffer } from 'node:buffer';
import { constants, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import type { SignatureAlgorithm } from './signature-algorithm.ts';

/** Everything one verification needs; `spki` is the DER of a key that was accepted on import. */
export interface SignatureCheck {
  readonly algorithm: SignatureAlgorithm;
  readonly spki: Uint8Array;
  readonly message: Uint8Array;
  readonly signature: Uint8Array;
}

// Parsing a key costs about as much as verifying with it, and a registry sees the same few keys again and again.
const mostKeys = 512;
const parsedKeys = new Map<string, KeyObject>();

/**
 * Whether a signature is right. Signature bytes of any length or content give false, never an error; so does a key of
 * another type than the algorithm names. ECDSA takes the 64-byte IEEE P1363 form only, RSA-PSS a salt of exactly 32
 * bytes, Ed25519 refuses a non-canonical S (RFC 8032 §5.1.7). Throws only when `spki` is no public key at all.
 */
export function verifySignature({ algorithm, spki, message, signature }: SignatureCheck): boolean {
  const key = loadKey(spki);
  try {
    switch (algorithm) {
      case 'ed25519':
        return (
          key.asymmetricKeyType === 'ed25519' &&
          signature.length === 64 &&
          verify(null, message, key, signature)
        );
      case 'ecdsa-p256-sha256':
        return (
          isP256(key) &&
          signature.length === 64 &&
          verify('sha256', message, { key, dsaEncoding: 'ieee-p1363' }, signature)
        );
      case 'rsa-pss-sha256':
        return (
          key.asymmetricKeyType === 'rsa' &&
          signature.length === modulusBytes(key) &&
          verify('sha256', message, { key, ...pss }, signature)
        );
    }
  } catch {
    // OpenSSL and BoringSSL report some malformed signatures as errors rather than as a wrong signature.
    return false;
  }
}

/** Signs with Ed25519 (RFC 8032, pure, no context). Returns 64 bytes. Throws TypeError for a key of another type. */
export function signEd25519(privateKey: KeyObject, message: Uint8Array): Buffer {
  if (privateKey.type !== 'private' || privateKey.asymmetricKeyType !== 'ed25519') {
    throw new TypeError('Signing needs an Ed25519 private key.');
  }
  return sign(null, message, privateKey);
}

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 };

/** RFC 8017 §8.1.2: a signature is as long as the modulus; libraries may take one whose leading zero was cut off. */
function modulusBytes(key: KeyObject): number {
  return Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}

function isP256(key: KeyObject): boolean {
  return key.asymmetricKeyType === 'ec' && key.asymmetricKeyDetails?.namedCurve === 'prime256v1';
}

function loadKey(spki: Uint8Array): KeyObject {
  const bytes = Buffer.from(spki.buffer, spki.byteOffset, spki.byteLength);
  const name = bytes.toString('latin1');
  const known = parsedKeys.get(name);
  const key = known ?? createPublicKey({ key: bytes, format: 'der', type: 'spki' });
  // A Map keeps insertion order: taking a key out and in again makes it the youngest.
  if (known !== undefined) parsedKeys.delete(name);
  parsedKeys.set(name, key);
  if (parsedKeys.size > mostKeys) {
    for (const oldest of parsedKeys.keys()) {
      parsedKeys.delete(oldest);
      break;
    }
  }
  return key;
}
