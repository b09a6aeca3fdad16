import type { SafeStorage } from 'electron';
import type { KeychainPort } from '../core/index.ts';

type Storage = Pick<
  SafeStorage,
  'isEncryptionAvailable' | 'getSelectedStorageBackend' | 'encryptString' | 'decryptString'
>;

/**
 * The operating system's keychain as the core's vault uses it.
 *
 * On Linux without a secret service Electron falls back to the backend `basic_text`, which encrypts with a password
 * written in Chromium's source: whoever reads the file reads the key. That counts as no keychain, and the core asks for
 * a passphrase instead. Asked at each use, since Electron only knows its backend after the app is ready.
 */
export function createKeychain(storage: Storage, platform: NodeJS.Platform): KeychainPort {
  return {
    isAvailable() {
      if (!storage.isEncryptionAvailable()) return false;
      return platform !== 'linux' || !weakBackends.has(storage.getSelectedStorageBackend());
    },
    encryptString: (text) => storage.encryptString(text),
    decryptString: (bytes) => storage.decryptString(Buffer.from(bytes)),
  };
}

const weakBackends: ReadonlySet<string> = new Set(['basic_text', 'unknown']);
