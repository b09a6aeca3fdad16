import type { Buffer } from 'node:buffer';

/** Encrypts private keys for rest. The sealed text says which vault made it and with which parameters. */
export interface KeyVault {
  readonly kind: 'keychain' | 'passphrase';
  /** A locked vault neither seals nor opens; one of kind `keychain` is never locked. */
  readonly locked: boolean;
  /** Encrypts; every call gives another text. Rejects with VaultError `locked`. */
  seal(secret: Uint8Array): Promise<string>;
  /**
   * Decrypts; the caller overwrites the bytes after use. Rejects with WrongPassphrase, or with VaultError `locked`,
   * `tampered`, `malformed` or `other-vault`.
   */
  open(sealed: string): Promise<Buffer>;
  /**
   * Takes the passphrase. With `check`, any text this vault sealed before, a wrong one rejects with WrongPassphrase
   * and leaves the vault as it was; without, the passphrase is taken as new.
   */
  unlock?(passphrase: string, check?: string): Promise<void>;
  /** Forgets the passphrase and overwrites the derived keys. */
  lock?(): void;
}

/** Why a vault refused; every code has its own advice in the message. */
export type VaultProblem =
  | 'locked'
  | 'wrong-passphrase'
  | 'empty-passphrase'
  | 'tampered'
  | 'malformed'
  | 'other-vault';

/** A vault could not seal, open or unlock. The message never repeats secrets. */
export class VaultError extends Error {
  override readonly name: string = 'VaultError';
  readonly code: VaultProblem;

  constructor(code: VaultProblem, message: string) {
    super(message);
    this.code = code;
  }
}

/** The passphrase is not the one the text was sealed with. */
export class WrongPassphrase extends VaultError {
  override readonly name = 'WrongPassphrase';

  constructor() {
    super('wrong-passphrase', 'The passphrase is wrong. Try again; the stored keys are untouched.');
  }
}
