import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { type KeyVault, VaultError, WrongPassphrase } from './key-vault.ts';
import { parseSealed, type ScryptParameters, sealedHeader } from './sealed-text.ts';

interface DerivedKey {
  readonly parameters: ScryptParameters;
  readonly encryption: Buffer;
  // Stored beside the ciphertext: tells a wrong passphrase from a damaged text, and gives a guesser nothing that the
  // authentication tag would not give as well.
  readonly verifier: Buffer;
}

interface OpenSession {
  readonly passphrase: string;
  readonly parameters: ScryptParameters;
  readonly keys: Map<string, Promise<DerivedKey>>;
}

const cipher = 'aes-256-gcm';
const tagBytes = 16;
// Texts sealed under another salt (moved from another machine) each cost one derivation; only so many are kept.
const mostDerivedKeys = 32;

/**
 * A vault for hosts without a keychain: scrypt (RFC 7914) and AES-256-GCM (NIST SP 800-38D). It starts locked. All
 * texts sealed after one unlock share a salt, taken over from `check`, so that many keys cost one derivation.
 * `costLog2` (14 to 18) is the logarithm of scrypt's N for new salts; 16 takes 64 MiB and about a fifth of a second.
 */
export function createPassphraseVault({ costLog2 = 16 }: { costLog2?: number } = {}): Required<KeyVault> {
  let session: OpenSession | undefined;

  async function currentKey(parameters?: ScryptParameters): Promise<DerivedKey> {
    const used = session;
    if (used === undefined) throw locked();
    const key = await keyFor(used, parameters ?? used.parameters);
    // A lock during the derivation has overwritten the key: sealing with it now would be sealing with zeros.
    if (used !== session) throw locked();
    return key;
  }

  function lock(): void {
    for (const key of session?.keys.values() ?? [])
      void key.then(
        ({ encryption }) => encryption.fill(0),
        () => undefined,
      );
    session = undefined;
  }

  return {
    kind: 'passphrase',
    get locked() {
      return session === undefined;
    },
    lock,
    async unlock(passphrase, check) {
      if (passphrase === '') throw new VaultError('empty-passphrase', 'The passphrase must not be empty.');
      const sealed = check === undefined ? undefined : parseSealed(check);
      const parameters = sealed?.parameters ?? {
        costLog2,
        blockSize: 8,
        parallelism: 1,
        salt: randomBytes(16),
      };
      const candidate: OpenSession = { passphrase, parameters, keys: new Map() };
      const key = await keyFor(candidate, parameters);
      if (sealed !== undefined && !timingSafeEqual(key.verifier, sealed.verifier))
        throw new WrongPassphrase();
      lock();
      session = candidate;
    },
    async seal(secret) {
      const { parameters, encryption, verifier } = await currentKey();
      const nonce = randomBytes(12);
      const header = sealedHeader(parameters, verifier, nonce);
      const encryptor = createCipheriv(cipher, encryption, nonce, { authTagLength: tagBytes }).setAAD(
        Buffer.from(header),
      );
      const box = Buffer.concat([encryptor.update(secret), encryptor.final(), encryptor.getAuthTag()]);
      return header + box.toString('base64url');
    },
    async open(sealed) {
      const { parameters, verifier, nonce, box, header } = parseSealed(sealed);
      const key = await currentKey(parameters);
      if (!timingSafeEqual(key.verifier, verifier)) throw new WrongPassphrase();
      return decrypt(key.encryption, { nonce, box, header });
    },
  };
}

function locked(): VaultError {
  return new VaultError('locked', 'The key vault is locked. Unlock it with its passphrase first.');
}

function decrypt(
  key: Buffer,
  { nonce, box, header }: { nonce: Buffer; box: Buffer; header: string },
): Buffer {
  const decryptor = createDecipheriv(cipher, key, nonce, { authTagLength: tagBytes }).setAAD(
    Buffer.from(header),
  );
  decryptor.setAuthTag(box.subarray(-tagBytes));
  try {
    return Buffer.concat([decryptor.update(box.subarray(0, -tagBytes)), decryptor.final()]);
  } catch {
    throw new VaultError('tampered', 'The sealed key was altered or damaged. Restore it from a backup.');
  }
}

async function keyFor(session: OpenSession, parameters: ScryptParameters): Promise<DerivedKey> {
  const { costLog2, blockSize, parallelism, salt } = parameters;
  const name = `${costLog2},${blockSize},${parallelism},${salt.toString('hex')}`;
  const known = session.keys.get(name);
  if (known !== undefined) return known;
  const derivation = derive(session.passphrase, parameters);
  if (session.keys.size < mostDerivedKeys) session.keys.set(name, derivation);
  derivation.catch(() => session.keys.delete(name));
  return derivation;
}

function derive(passphrase: string, parameters: ScryptParameters): Promise<DerivedKey> {
  const { costLog2, blockSize, parallelism, salt } = parameters;
  const N = 2 ** costLog2;
  // scrypt needs 128 * N * r bytes and a little more; the platform's default limit is 32 MiB.
  const options = { N, r: blockSize, p: parallelism, maxmem: 2 * 128 * N * blockSize };
  return new Promise((resolve, reject) => {
    // NFC: the same passphrase typed on another system must give the same bytes (RFC 8265 §4.2).
    scrypt(passphrase.normalize('NFC'), salt, 48, options, (error, bytes) => {
      if (error) reject(error);
      else resolve({ parameters, encryption: bytes.subarray(0, 32), verifier: bytes.subarray(32) });
    });
  });
}
