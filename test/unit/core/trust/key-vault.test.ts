import { Buffer } from 'node:buffer';
import { createCipheriv, createDecipheriv } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { VaultError, WrongPassphrase } from '../../../../main/core/trust/key-vault.ts';
import { createKeychainVault } from '../../../../main/core/trust/keychain-vault.ts';
import { createPassphraseVault } from '../../../../main/core/trust/passphrase-vault.ts';

const secret = Buffer.from('a private key');
const quick = { costLog2: 14 };

async function unlocked(passphrase: string, check?: string) {
  const vault = createPassphraseVault(quick);
  await vault.unlock(passphrase, check);
  return vault;
}

async function codeOf(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof VaultError ? error.code : `no vault error: ${error}`;
}

describe('createPassphraseVault', () => {
  it('opens what it sealed, also in another process that knows the passphrase', async () => {
    const vault = await unlocked('correct horse');
    const [first, second] = [await vault.seal(secret), await vault.seal(secret)];
    expect(first).toMatch(/^hyper-sealed:v1:scrypt:ln=14,r=8,p=1:/);
    expect(first).not.toBe(second);
    expect(await vault.open(first)).toEqual(secret);
    const later = await unlocked('correct horse', second);
    expect(await later.open(first)).toEqual(secret);
    expect((await vault.open(await vault.seal(Buffer.alloc(0)))).length).toBe(0);
  });

  it('seals with N = 2^16 unless told otherwise', async () => {
    const vault = createPassphraseVault();
    await vault.unlock('p');
    expect(await vault.seal(secret)).toMatch(/^hyper-sealed:v1:scrypt:ln=16,r=8,p=1:/);
  });

  it('takes the same passphrase in another Unicode form', async () => {
    const sealed = await (await unlocked('caf\u00e9')).seal(secret);
    expect(await (await unlocked('cafe\u0301', sealed)).open(sealed)).toEqual(secret);
  });

  it('tells a wrong passphrase at unlock and keeps its state', async () => {
    const vault = await unlocked('right');
    const sealed = await vault.seal(secret);
    await expect(vault.unlock('wrong', sealed)).rejects.toBeInstanceOf(WrongPassphrase);
    expect(await vault.open(sealed)).toEqual(secret);
    const fresh = createPassphraseVault(quick);
    await expect(fresh.unlock('wrong', sealed)).rejects.toBeInstanceOf(WrongPassphrase);
    expect(fresh.locked).toBe(true);
    await expect((await unlocked('wrong')).open(sealed)).rejects.toBeInstanceOf(WrongPassphrase);
    expect(await codeOf(fresh.unlock(''))).toBe('empty-passphrase');
  });

  it('needs one derivation for many texts', async () => {
    const vault = await unlocked('p');
    const sealed = await Promise.all(Array.from({ length: 200 }, () => vault.seal(secret)));
    const start = performance.now();
    await unlocked('p');
    const oneDerivation = performance.now() - start;
    const opened = await Promise.all(sealed.map((text) => vault.open(text)));
    expect(opened.every((bytes) => bytes.equals(secret))).toBe(true);
    // Two hundred derivations would take two hundred times as long as one, on whatever machine.
    expect(performance.now() - start).toBeLessThan(100 * oneDerivation);
  });

  it('neither seals nor opens while locked, also when locked in the middle', async () => {
    const vault = createPassphraseVault(quick);
    expect(await codeOf(vault.seal(secret))).toBe('locked');
    await vault.unlock('p');
    const sealed = await vault.seal(secret);
    const foreign = await (await unlocked('p')).seal(secret);
    const attempts = [vault.seal(secret), vault.open(sealed), vault.open(foreign)];
    vault.lock();
    expect(await Promise.all(attempts.map(codeOf))).toEqual(['locked', 'locked', 'locked']);
    await vault.unlock('p', sealed);
    expect(await vault.open(foreign)).toEqual(secret);
  });

  it('notices every altered part', async () => {
    const vault = await unlocked('p');
    const parts = (await vault.seal(secret)).split(':');
    const expected = [
      'malformed',
      'malformed',
      'malformed',
      'wrong-passphrase',
      'wrong-passphrase',
      'wrong-passphrase',
      'tampered',
      'tampered',
    ];
    const altered = parts.map((part, index) => {
      const other = part.startsWith('A') ? 'B' : 'A';
      const changed = index === 3 ? 'ln=15,r=8,p=1' : other + part.slice(1);
      return parts.with(index, changed).join(':');
    });
    expect(await Promise.all(altered.map((text) => codeOf(vault.open(text))))).toEqual(expected);
  });

  it('refuses parameters that would exhaust the machine', async () => {
    const vault = await unlocked('p');
    const sealed = await vault.seal(secret);
    for (const parameters of [
      'ln=30,r=8,p=1',
      'ln=13,r=8,p=1',
      'ln=16,r=99,p=1',
      'ln=16,r=8,p=99',
      'ln=16,r=8,p=0',
      'ln=999,r=8,p=1',
    ]) {
      const text = sealed.replace(/ln=[^:]*/, parameters);
      expect(await codeOf(vault.open(text))).toBe('malformed');
      expect(await codeOf(createPassphraseVault(quick).unlock('p', text))).toBe('malformed');
    }
    expect(await codeOf(vault.open(sealed + 'A'.repeat(70_000)))).toBe('malformed');
  });
});

describe('createKeychainVault', () => {
  const key = Buffer.alloc(32, 9);
  const nonce = Buffer.alloc(12, 1);
  // Stands in for the operating system with a cipher that notices alterations, as the real ones do.
  const keychain = {
    encryptString(text: string) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      return Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
    },
    decryptString(sealed: Buffer) {
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAuthTag(sealed.subarray(-16));
      return decipher.update(sealed.subarray(0, -16)).toString() + decipher.final('utf8');
    },
  };

  it('opens what it sealed and is never locked', async () => {
    const vault = createKeychainVault(keychain);
    const sealed = await vault.seal(secret);
    expect(sealed.startsWith('hyper-keychain:v1:')).toBe(true);
    expect(await vault.open(sealed)).toEqual(secret);
    expect(vault.locked).toBe(false);
  });

  it('says which vault a text belongs to, and notices damage', async () => {
    const keychainVault = createKeychainVault(keychain);
    const passphraseVault = await unlocked('p');
    const fromKeychain = await keychainVault.seal(secret);
    expect(await codeOf(keychainVault.open(await passphraseVault.seal(secret)))).toBe('other-vault');
    expect(await codeOf(passphraseVault.open(fromKeychain))).toBe('other-vault');
    expect(await codeOf(createPassphraseVault(quick).unlock('p', fromKeychain))).toBe('other-vault');
    expect(await codeOf(keychainVault.open(`hyper-keychain:v1:${Buffer.alloc(40).toString('base64')}`))).toBe(
      'tampered',
    );
    for (const text of ['', 'x', 'hyper-keychain:v1:', 'hyper-keychain:v1:?'])
      expect(await codeOf(keychainVault.open(text))).toBe('malformed');
  });
});
