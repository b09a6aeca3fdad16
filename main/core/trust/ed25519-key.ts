import { Buffer } from 'node:buffer';
import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { keyIdOf } from './public-key.ts';

/** A new signing key: public half as SPKI DER, private half as PKCS #8 DER (RFC 8410), id = hex SHA-256 of the SPKI. */
export interface Ed25519KeyPair {
  readonly spki: Buffer;
  readonly pkcs8: Buffer;
  readonly keyId: string;
}

/** Makes an Ed25519 key pair. The caller seals `pkcs8` and then overwrites it. */
export function generateEd25519(): Ed25519KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  return { spki, pkcs8: privateKey.export({ type: 'pkcs8', format: 'der' }), keyId: keyIdOf(spki) };
}

/**
 * Loads an Ed25519 private key from PKCS #8 DER, with its key id, so that the caller can check that it is the key it
 * wanted. Throws TypeError, without repeating key material, when the bytes are anything else.
 */
export function loadEd25519(pkcs8: Uint8Array): { privateKey: KeyObject; keyId: string } {
  const privateKey = parse(pkcs8);
  if (privateKey?.asymmetricKeyType !== 'ed25519')
    throw new TypeError('These bytes are no Ed25519 private key (PKCS #8).');
  return { privateKey, keyId: keyIdOf(createPublicKey(privateKey).export({ type: 'spki', format: 'der' })) };
}

function parse(pkcs8: Uint8Array): KeyObject | undefined {
  try {
    return createPrivateKey({ key: Buffer.from(pkcs8), format: 'der', type: 'pkcs8' });
  } catch {
    return undefined;
  }
}
