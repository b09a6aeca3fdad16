import { describe, expect, it } from 'vitest';
import { createKeychain } from '../../../main/electron/keychain.ts';

type Storage = Parameters<typeof createKeychain>[0];
type Backend = ReturnType<Storage['getSelectedStorageBackend']>;

/** Stands for Electron's module, which exists in the app only. */
function storage(available: boolean, backend: Backend): Storage {
  return {
    isEncryptionAvailable: () => available,
    getSelectedStorageBackend: () => backend,
    encryptString: (text) => Buffer.from(text).reverse(),
    decryptString: (bytes) => Buffer.from(bytes).reverse().toString(),
  };
}

describe('createKeychain', () => {
  it.each<[boolean, Backend, NodeJS.Platform, boolean]>([
    [true, 'gnome_libsecret', 'linux', true],
    [true, 'kwallet6', 'linux', true],
    [true, 'basic_text', 'linux', false],
    [true, 'unknown', 'linux', false],
    [false, 'gnome_libsecret', 'linux', false],
    [true, 'unknown', 'darwin', true],
    [true, 'unknown', 'win32', true],
    [false, 'unknown', 'win32', false],
  ])('available %s with backend %s on %s: %s', (available, backend, platform, expected) => {
    expect(createKeychain(storage(available, backend), platform).isAvailable()).toBe(expected);
  });

  it('asks at each use: the backend is known only after the app is ready', () => {
    let backend: Backend = 'unknown';
    const late = { ...storage(true, 'unknown'), getSelectedStorageBackend: () => backend };
    const keychain = createKeychain(late, 'linux');
    expect(keychain.isAvailable()).toBe(false);
    backend = 'gnome_libsecret';
    expect(keychain.isAvailable()).toBe(true);
  });

  it('gives back what it sealed', () => {
    const keychain = createKeychain(storage(true, 'kwallet5'), 'linux');
    expect(keychain.decryptString(new Uint8Array(keychain.encryptString('secret')))).toBe('secret');
  });
});
