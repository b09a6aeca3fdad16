import { Buffer } from 'node:buffer';
import { type KeyVault, VaultError } from './key-vault.ts';
import { keychainPrefix, passphrasePrefix } from './sealed-text.ts';

/** What the vault needs of the operating system; Electron's safeStorage has this shape. */
export interface Keychain {
  encryptString(plainText: string): Buffer;
  decryptString(encrypted: Buffer): string;
}

/** A vault whose key the operating system keeps. The secret crosses as base64, since a keychain takes text. */
export function createKeychainVault(keychain: Keychain): KeyVault {
  return {
    kind: 'keychain',
    locked: false,
    async seal(secret) {
      return (
        keychainPrefix + keychain.encryptString(Buffer.from(secret).toString('base64')).toString('base64')
      );
    },
    async open(sealed) {
      const encrypted = encryptedPart(sealed);
      try {
        return Buffer.from(keychain.decryptString(encrypted), 'base64');
      } catch {
        throw new VaultError(
          'tampered',
          'The keychain cannot open this key: it was altered, or sealed by another user or machine. Restore a backup of it there.',
        );
      }
    },
  };
}

function encryptedPart(sealed: string): Buffer {
  if (sealed.startsWith(passphrasePrefix)) {
    throw new VaultError(
      'other-vault',
      'This key is protected by a passphrase. Unlock it with `hyper`, or import the key in the app again.',
    );
  }
  const text = sealed.slice(keychainPrefix.length);
  const encrypted = Buffer.from(text, 'base64');
  if (!sealed.startsWith(keychainPrefix) || text === '' || encrypted.toString('base64') !== text) {
    throw new VaultError('malformed', 'This is no text sealed by the keychain vault.');
  }
  return encrypted;
}
