import { Buffer } from 'node:buffer';
import { createPublicKey, hash, type JsonWebKey, type KeyObject } from 'node:crypto';
import { judgeEd25519Point } from './ed25519-point.ts';
import { PublicKeyError } from './public-key-error.ts';
import { type RecognisedKey, recogniseKey } from './public-key-format.ts';
import type { SignatureAlgorithm } from './signature-algorithm.ts';

/** An accepted public key. `spki` is DER in one normal form; `keyId` is the lower-case hex SHA-256 of it. */
export interface PublicKey {
  readonly algorithm: SignatureAlgorithm;
  readonly spki: Buffer;
  readonly keyId: string;
}

// SubjectPublicKeyInfo up to the key itself: RFC 8410 for Ed25519, RFC 5480 for an uncompressed P-256 point.
const ed25519Prefix = Buffer.from('302a300506032b6570032100', 'hex');
const p256Prefix = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d03010703420004', 'hex');
// 3072 bits give 128-bit security (NIST SP 800-57); above 8192 verification only costs time.
const [smallestModulus, largestModulus] = [3072, 8192];
// FIPS 186-5 §5.4 asks for e > 2^16; BoringSSL refuses more than 33 bits.
const [smallestExponent, exponentLimit] = [65537n, 2n ** 33n];

/**
 * Imports a public key from PEM or DER (SPKI), JWK (text or object) or the 32 raw bytes of an Ed25519 key (bytes, hex
 * or base64). Only Ed25519, ECDSA P-256 and RSA of 3072 to 8192 bits are accepted. Throws PublicKeyError, whose code
 * tells a private key, an unsafe point, a weak RSA key and an unreadable text apart.
 */
export function importPublicKey(input: string | Uint8Array | object): PublicKey {
  const recognised = recogniseKey(input);
  if (recognised.form === 'ed25519') return acceptEd25519(recognised.point);
  const key = load(recognised);
  switch (key.asymmetricKeyType) {
    case 'ed25519':
      return acceptEd25519(coordinateOf(key, 'x'));
    case 'ec':
      return acceptP256(key);
    case 'rsa':
      return acceptRsa(key);
    default:
      throw unsupported(`a key of type ${key.asymmetricKeyType ?? 'unknown'}`);
  }
}

/** The PEM text ("BEGIN PUBLIC KEY", RFC 7468) of a SubjectPublicKeyInfo in DER. Throws PublicKeyError `malformed`. */
export function exportPublicKeyPem(spki: Uint8Array): string {
  return load({ form: 'spki', der: Buffer.from(spki) })
    .export({ type: 'spki', format: 'pem' })
    .toString();
}

/** The key id of a SubjectPublicKeyInfo in DER: lower-case hex SHA-256. */
export function keyIdOf(spki: Uint8Array): string {
  return hash('sha256', spki, 'hex');
}

/** The SubjectPublicKeyInfo (RFC 8410) around the 32 bytes of an Ed25519 key; the point is not judged. */
export function ed25519Spki(point: Uint8Array): Buffer {
  return Buffer.concat([ed25519Prefix, point]);
}

function load(recognised: Exclude<RecognisedKey, { form: 'ed25519' }>): KeyObject {
  try {
    return recognised.form === 'jwk'
      ? createPublicKey({ key: recognised.jwk as JsonWebKey, format: 'jwk' })
      : createPublicKey({ key: recognised.der, format: 'der', type: 'spki' });
  } catch {
    throw new PublicKeyError(
      'malformed',
      'The public key cannot be read: its encoding is damaged, its point is not on the curve, or its type is unknown.',
    );
  }
}

function accept(algorithm: SignatureAlgorithm, spki: Buffer): PublicKey {
  return { algorithm, spki, keyId: keyIdOf(spki) };
}

function acceptEd25519(point: Buffer): PublicKey {
  switch (judgeEd25519Point(point)) {
    case 'good':
      return accept('ed25519', ed25519Spki(point));
    case 'low-order':
      throw new PublicKeyError(
        'low-order-point',
        'This Ed25519 key is one of the few points under which anybody can forge signatures. Ask for a real key.',
      );
    case 'non-canonical':
      throw new PublicKeyError(
        'non-canonical-point',
        'This Ed25519 key is not in the one form RFC 8032 allows.',
      );
    case 'off-curve':
      throw new PublicKeyError(
        'invalid-point',
        'These 32 bytes are no point of the Ed25519 curve. Were they cut or altered?',
      );
  }
}

// Rebuilt from the coordinates, so that a compressed and an uncompressed point get the same key id.
function acceptP256(key: KeyObject): PublicKey {
  const curve = key.asymmetricKeyDetails?.namedCurve;
  if (curve !== 'prime256v1')
    throw unsupported(`the elliptic curve ${curve ?? 'given by explicit parameters'}`);
  const spki = Buffer.concat([p256Prefix, coordinateOf(key, 'x'), coordinateOf(key, 'y')]);
  return accept(
    'ecdsa-p256-sha256',
    load({ form: 'spki', der: spki }).export({ type: 'spki', format: 'der' }),
  );
}

function acceptRsa(key: KeyObject): PublicKey {
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (modulusLength < smallestModulus || modulusLength > largestModulus) {
    throw new PublicKeyError(
      'rsa-modulus',
      `This RSA key has ${modulusLength} bits; ${smallestModulus} to ${largestModulus} are accepted.`,
    );
  }
  const modulus = coordinateOf(key, 'n');
  if (((modulus.at(-1) ?? 0) & 1) === 0)
    throw new PublicKeyError('rsa-modulus', 'The modulus of this RSA key is even.');
  if (publicExponent % 2n === 0n || publicExponent < smallestExponent || publicExponent >= exponentLimit) {
    throw new PublicKeyError(
      'rsa-exponent',
      'The exponent of this RSA key must be odd, at least 65537 and below 2^33. Make the key anew with 65537.',
    );
  }
  return accept('rsa-pss-sha256', key.export({ type: 'spki', format: 'der' }));
}

function coordinateOf(key: KeyObject, member: 'x' | 'y' | 'n'): Buffer {
  try {
    return Buffer.from(key.export({ format: 'jwk' })[member] ?? '', 'base64url');
  } catch {
    // The point at infinity parses but has no coordinates.
    throw new PublicKeyError('invalid-point', 'The point of this key is not a usable one.');
  }
}

function unsupported(what: string): PublicKeyError {
  return new PublicKeyError(
    'unsupported-algorithm',
    `This is ${what}. Accepted: Ed25519, ECDSA on P-256, and RSA as a plain "rsaEncryption" key.`,
  );
}
