import { Buffer } from 'node:buffer';
import { VaultError } from './key-vault.ts';

/** Start of a text sealed with a passphrase. */
export const passphrasePrefix = 'hyper-sealed:v1:';
/** Start of a text sealed by the keychain of the operating system. */
export const keychainPrefix = 'hyper-keychain:v1:';

/** scrypt parameters (RFC 7914): N = 2^costLog2, block size r, parallelism p, salt. */
export interface ScryptParameters {
  readonly costLog2: number;
  readonly blockSize: number;
  readonly parallelism: number;
  readonly salt: Buffer;
}

/** A text sealed with a passphrase, taken apart. `header` is everything before the last part: the authenticated data. */
export interface SealedText {
  readonly parameters: ScryptParameters;
  readonly verifier: Buffer;
  readonly nonce: Buffer;
  readonly box: Buffer;
  readonly header: string;
}

// A text from outside chooses these numbers, so they are bounded: 2^18 * 8 * 128 bytes = 256 MiB at most.
const costRange = { least: 14, most: 18 };
const blockSizeRange = { least: 8, most: 8 };
const parallelismRange = { least: 1, most: 4 };
const longestSealed = 64 * 1024;
const shape =
  /^hyper-sealed:v1:scrypt:ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2}):([\w-]{22}):([\w-]{22}):([\w-]{16}):([\w-]{22,})$/;

/** The part of a sealed text before the encrypted box. Salt and verifier are 16 bytes, the nonce 12. */
export function sealedHeader(
  { costLog2, blockSize, parallelism, salt }: ScryptParameters,
  verifier: Buffer,
  nonce: Buffer,
): string {
  const parts = [salt, verifier, nonce].map((bytes) => bytes.toString('base64url')).join(':');
  return `${passphrasePrefix}scrypt:ln=${costLog2},r=${blockSize},p=${parallelism}:${parts}:`;
}

/**
 * Takes a text sealed with a passphrase apart, before any expensive work. Throws VaultError `other-vault` for a text
 * of the keychain, `malformed` for anything else that is not one, and for parameters outside the accepted bounds.
 */
export function parseSealed(sealed: string): SealedText {
  if (sealed.startsWith(keychainPrefix)) {
    throw new VaultError(
      'other-vault',
      'This key is protected by the keychain of the desktop app. Open it there, or import the key here again.',
    );
  }
  const match = sealed.length <= longestSealed ? shape.exec(sealed) : null;
  if (match === null) throw new VaultError('malformed', 'This is no text sealed by the passphrase vault.');
  const [, cost = '', block = '', parallel = '', salt = '', verifier = '', nonce = '', box = ''] = match;
  return {
    parameters: {
      costLog2: bounded('ln', cost, costRange),
      blockSize: bounded('r', block, blockSizeRange),
      parallelism: bounded('p', parallel, parallelismRange),
      salt: Buffer.from(salt, 'base64url'),
    },
    verifier: Buffer.from(verifier, 'base64url'),
    nonce: Buffer.from(nonce, 'base64url'),
    box: Buffer.from(box, 'base64url'),
    header: sealed.slice(0, sealed.length - box.length),
  };
}

function bounded(name: string, text: string, { least, most }: { least: number; most: number }): number {
  const value = Number(text);
  if (value >= least && value <= most) return value;
  throw new VaultError(
    'malformed',
    `The sealed text asks for ${name}=${text}; ${least} to ${most} is accepted.`,
  );
}
