/** Signs with keys that rest sealed; opened keys stay in memory until locked. */
import type { KeyObject } from 'node:crypto';
import { refuse } from '../refuse.ts';
import type { SigningKey } from './commands/trust-queries.ts';
import type { Envelope } from './dsse.ts';
import { generateEd25519, loadEd25519 } from './ed25519-key.ts';
import { type KeyVault, VaultError, WrongPassphrase } from './key-vault.ts';
import { createKeychainVault } from './keychain-vault.ts';
import { createPassphraseVault } from './passphrase-vault.ts';
import { type ArtifactStatement, signPayload, signStatement } from './statement.ts';

/** The operating system's keychain, as the desktop shell hands it in. Asked anew each time: it may come and go. */
export interface KeychainPort {
  isAvailable(): boolean;
  encryptString(text: string): Uint8Array;
  decryptString(bytes: Uint8Array): string;
}

type FindKey = (keyId: string | undefined) => Promise<SigningKey | undefined>;

export class Signer {
  readonly #keychain: KeychainPort | undefined;
  readonly #passphraseVault = createPassphraseVault();
  readonly #findKey: FindKey;
  readonly #sealedSample: () => Promise<string | undefined>;
  readonly #opened = new Map<string, KeyObject>();

  constructor(parts: {
    keychain: KeychainPort | undefined;
    findKey: FindKey;
    sealedSample: () => Promise<string | undefined>;
  }) {
    this.#keychain = parts.keychain;
    this.#findKey = parts.findKey;
    this.#sealedSample = parts.sealedSample;
  }

  /** What new keys are sealed with here. */
  get kind(): 'keychain' | 'passphrase' {
    return this.#keychain?.isAvailable() ? 'keychain' : 'passphrase';
  }

  /** Whether signing with the default key needs `unlock` first. */
  async locked(): Promise<boolean> {
    const key = await this.#findKey(undefined);
    return key?.sealedBy === 'passphrase' && this.#passphraseVault.locked;
  }

  /** A new sealed Ed25519 key. @throws Refusal KEY_UNAVAILABLE `locked`, INVALID_INPUT without a passphrase to seal with */
  async createKey(passphrase: string | undefined): Promise<{
    keyId: string;
    algorithm: 'ed25519';
    spki: Buffer;
    sealed: string;
    sealedBy: 'keychain' | 'passphrase';
  }> {
    const sealedBy = this.kind;
    if (sealedBy === 'passphrase') await this.#readyToSeal(passphrase);
    const pair = generateEd25519();
    try {
      const sealed = await this.#vault(sealedBy).seal(pair.pkcs8);
      this.#opened.set(pair.keyId, loadEd25519(pair.pkcs8).privateKey);
      return { keyId: pair.keyId, algorithm: 'ed25519', spki: pair.spki, sealed, sealedBy };
    } finally {
      pair.pkcs8.fill(0);
    }
  }

  /** Sign with the default key, or the one named. @throws Refusal KEY_UNAVAILABLE */
  async sign(statement: ArtifactStatement, keyId: string | undefined): Promise<Envelope> {
    return signStatement(statement, await this.#signingKey(keyId));
  }

  /** Sign the canonical bytes of a statement that is not about an artifact, with the default key. @throws Refusal KEY_UNAVAILABLE */
  async signPayload(payloadType: string, payload: Buffer): Promise<Envelope> {
    return signPayload(payloadType, payload, await this.#signingKey(undefined));
  }

  async #signingKey(keyId: string | undefined): Promise<{ keyId: string; privateKey: KeyObject }> {
    const key = await this.#findKey(keyId);
    if (!key || key.sealed === undefined)
      throw refuse.key(
        'none',
        'There is no private key to sign with.',
        'Create a profile or a key first, or store it unsigned.',
      );
    if (key.state !== 'active')
      throw refuse.key(
        key.state,
        `The key “${key.name}” is ${key.state}.`,
        'Make another key the default, or reactivate this one.',
      );
    return { keyId: key.keyId, privateKey: await this.#open(key) };
  }

  /** @throws Refusal WRONG_PASSPHRASE */
  async unlock(passphrase: string): Promise<void> {
    const sample = await this.#sealedSample();
    if (sample === undefined)
      throw refuse.state(
        'No key here is sealed with a passphrase.',
        'unlocked',
        'Nothing needs to be unlocked.',
      );
    try {
      await this.#passphraseVault.unlock(passphrase, sample);
    } catch (error) {
      // An empty one is wrong as well.
      if (error instanceof WrongPassphrase || passphrase === '') throw refuse.passphrase();
      throw error;
    }
  }

  lock(): void {
    this.#passphraseVault.lock();
    this.#opened.clear();
  }

  async #readyToSeal(passphrase: string | undefined): Promise<void> {
    const sealedBefore = (await this.#sealedSample()) !== undefined;
    if (sealedBefore && !this.#passphraseVault.locked) return;
    if (passphrase === undefined)
      throw sealedBefore
        ? lockedRefusal()
        : refuse.input('A passphrase is needed.', [
            { field: 'passphrase', message: 'seals the signing key; there is no keychain to do it here' },
          ]);
    if (sealedBefore) await this.unlock(passphrase);
    // Nothing is sealed yet: an earlier attempt that was not stored must not decide which passphrase counts.
    else await this.#passphraseVault.unlock(passphrase);
  }

  async #open(key: SigningKey): Promise<KeyObject> {
    const opened = this.#opened.get(key.keyId);
    if (opened) return opened;
    if (key.sealedBy === 'passphrase' && this.#passphraseVault.locked) throw lockedRefusal();
    if (key.sealedBy === 'keychain' && !this.#keychain?.isAvailable())
      throw refuse.key(
        'other-vault',
        `The key “${key.name}” is sealed by the desktop’s keychain.`,
        'Start the desktop app and try again while it runs, or store it unsigned.',
      );
    const pkcs8 = await this.#vault(key.sealedBy ?? 'passphrase')
      .open(key.sealed ?? '')
      .catch((error: unknown) => {
        if (!(error instanceof VaultError)) throw error;
        throw error.code === 'locked' ? lockedRefusal() : notOpened(key, error);
      });
    try {
      const { privateKey } = loadEd25519(pkcs8);
      // Locked while it was being opened: then it is used this once and not kept.
      if (key.sealedBy !== 'passphrase' || !this.#passphraseVault.locked)
        this.#opened.set(key.keyId, privateKey);
      return privateKey;
    } finally {
      pkcs8.fill(0);
    }
  }

  #vault(kind: 'keychain' | 'passphrase'): KeyVault {
    if (kind === 'passphrase' || !this.#keychain) return this.#passphraseVault;
    const port = this.#keychain;
    return createKeychainVault({
      encryptString: (text) => Buffer.from(port.encryptString(text)),
      decryptString: (bytes) => port.decryptString(bytes),
    });
  }
}

function lockedRefusal() {
  return refuse.key(
    'locked',
    'The signing key is locked.',
    'Unlock it with its passphrase, or store it unsigned.',
  );
}

function notOpened(key: SigningKey, { message }: VaultError) {
  return refuse.key('other-vault', `The key “${key.name}” cannot be opened here.`, message);
}
