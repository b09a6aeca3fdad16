import { Buffer } from 'node:buffer';
import { createHash, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportPublicKeyPem, importPublicKey } from '../../../../main/core/trust/public-key.ts';
import { PublicKeyError } from '../../../../main/core/trust/public-key-error.ts';

const ed25519 = generateKeyPairSync('ed25519');
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const rsa = generateKeyPairSync('rsa', { modulusLength: 3072 });

const der = (key: KeyObject) => key.export({ type: 'spki', format: 'der' });
const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' }).toString();
const jwk = (key: KeyObject) => key.export({ format: 'jwk' });
const rawOf = (key: KeyObject) => Buffer.from(jwk(key).x ?? '', 'base64url');

function codeOf(input: string | Uint8Array | object): string {
  try {
    importPublicKey(input);
  } catch (error) {
    if (error instanceof PublicKeyError) return error.code;
    throw error;
  }
  return 'accepted';
}

// A public RSA key of chosen numbers: only its shape is judged on import.
function rsaJwk(bits: number, exponent: bigint, lastByte = 1): object {
  const modulus = Buffer.alloc(bits / 8, 0xc5);
  modulus[modulus.length - 1] = lastByte;
  const hex = exponent.toString(16);
  const e = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return { kty: 'RSA', n: modulus.toString('base64url'), e: e.toString('base64url') };
}

describe('importPublicKey', () => {
  it.each([
    ['ed25519', ed25519.publicKey],
    ['ecdsa-p256-sha256', p256.publicKey],
    ['rsa-pss-sha256', rsa.publicKey],
  ] as const)('reads %s in every form to one key id', (algorithm, key) => {
    const spki = der(key);
    const expected = { algorithm, spki, keyId: createHash('sha256').update(spki).digest('hex') };
    const forms = [
      pem(key),
      `\r\n${pem(key).replaceAll('\n', '\r\n')}`,
      Buffer.from(pem(key)),
      spki,
      spki.toString('base64'),
      jwk(key),
      JSON.stringify(jwk(key)),
    ];
    for (const form of forms) expect(importPublicKey(form)).toEqual(expected);
    expect(exportPublicKeyPem(spki)).toBe(pem(key));
  });

  it('reads the raw bytes of an Ed25519 key as bytes, hex and base64', () => {
    const raw = rawOf(ed25519.publicKey);
    const forms = [
      raw,
      raw.toString('hex'),
      raw.toString('hex').toUpperCase(),
      raw.toString('base64'),
      raw.toString('base64url'),
      Buffer.from(raw.toString('hex')),
    ];
    for (const form of forms) expect(importPublicKey(form).spki).toEqual(der(ed25519.publicKey));
  });

  it('gives a compressed point the key id of the uncompressed one', () => {
    const { x = '', y = '' } = jwk(p256.publicKey);
    const odd = (Buffer.from(y, 'base64url').at(-1) ?? 0) & 1;
    const head = Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex');
    const compressed = Buffer.concat([head, Buffer.from([2 + odd]), Buffer.from(x, 'base64url')]);
    expect(importPublicKey(compressed).keyId).toBe(importPublicKey(pem(p256.publicKey)).keyId);
  });

  it('recognises private keys in every form', () => {
    for (const { privateKey } of [ed25519, p256, rsa]) {
      const pkcs8 = privateKey.export({ type: 'pkcs8', format: 'der' });
      const text = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
      const locked = privateKey.export({
        type: 'pkcs8',
        format: 'der',
        cipher: 'aes-256-cbc',
        passphrase: 'x',
      });
      const forms = [
        pkcs8,
        pkcs8.toString('base64'),
        text,
        Buffer.from(text),
        `${pem(ed25519.publicKey)}${text}`,
        locked,
        privateKey.export({ format: 'jwk' }),
      ];
      for (const form of forms) expect(codeOf(form)).toBe('private-key');
    }
    expect(codeOf(rsa.privateKey.export({ type: 'pkcs1', format: 'der' }))).toBe('private-key');
    expect(codeOf(p256.privateKey.export({ type: 'sec1', format: 'der' }))).toBe('private-key');
    expect(codeOf('-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----')).toBe(
      'private-key',
    );
    expect(codeOf(Buffer.alloc(64, 3).toString('hex'))).toBe('private-key');
    expect(codeOf({ kty: 'oct', k: 'AAAA' })).toBe('private-key');
  });

  it('refuses unsafe Ed25519 points in every form', () => {
    const neutral = `01${'00'.repeat(31)}`;
    const spki = `302a300506032b6570032100${neutral}`;
    expect(codeOf(neutral)).toBe('low-order-point');
    expect(codeOf(Buffer.from(spki, 'hex'))).toBe('low-order-point');
    expect(codeOf({ kty: 'OKP', crv: 'Ed25519', x: Buffer.from(neutral, 'hex').toString('base64url') })).toBe(
      'low-order-point',
    );
    expect(codeOf(`ed${'ff'.repeat(30)}7f`)).toBe('non-canonical-point');
    expect(codeOf(`02${'00'.repeat(31)}`)).toBe('invalid-point');
  });

  it('refuses weak or odd RSA keys', () => {
    expect(codeOf(rsaJwk(3072, 65537n))).toBe('accepted');
    expect(codeOf(rsaJwk(2048, 65537n))).toBe('rsa-modulus');
    expect(codeOf(rsaJwk(3064, 65537n))).toBe('rsa-modulus');
    expect(codeOf(rsaJwk(16384, 65537n))).toBe('rsa-modulus');
    expect(codeOf(rsaJwk(3072, 65537n, 2))).toBe('rsa-modulus');
    for (const exponent of [1n, 3n, 65536n, 65538n, 2n ** 33n + 1n]) {
      expect(codeOf(rsaJwk(3072, exponent))).toBe('rsa-exponent');
    }
  });

  it('refuses other algorithms, curves and points off the curve', () => {
    for (const namedCurve of ['P-384', 'secp256k1']) {
      expect(codeOf(pem(generateKeyPairSync('ec', { namedCurve }).publicKey))).toBe('unsupported-algorithm');
    }
    for (const pair of [generateKeyPairSync('ed448'), generateKeyPairSync('x25519')]) {
      expect(codeOf(pem(pair.publicKey))).toBe('unsupported-algorithm');
    }
    expect(codeOf(pem(generateKeyPairSync('rsa-pss', { modulusLength: 3072 }).publicKey))).toBe(
      'unsupported-algorithm',
    );
    const p256Head = '3059301306072a8648ce3d020106082a8648ce3d03010703420004';
    expect(codeOf(Buffer.from(p256Head + '01'.repeat(64), 'hex'))).toBe('malformed');
    const infinity = '3019301306072a8648ce3d020106082a8648ce3d03010703020000';
    expect(codeOf(Buffer.from(infinity, 'hex'))).toBe('invalid-point');
    const { x = '' } = jwk(p256.publicKey);
    expect(codeOf({ kty: 'EC', crv: 'P-256', x, y: x })).toBe('malformed');
  });

  it('refuses damaged and unknown texts', () => {
    const spki = der(ed25519.publicKey);
    expect(codeOf(Buffer.concat([spki, Buffer.from([0])]))).toBe('malformed');
    expect(codeOf(spki.subarray(0, -1))).toBe('malformed');
    expect(codeOf(pem(ed25519.publicKey) + pem(p256.publicKey))).toBe('malformed');
    expect(codeOf(pem(ed25519.publicKey).replace('MCow', 'M?ow'))).toBe('malformed');
    expect(codeOf('{"kty":')).toBe('malformed');
    for (const text of [
      '',
      'hello world',
      '{}',
      'ssh-ed25519 AAAAC3Nz x',
      'abcd',
      '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----',
      '-----BEGIN RSA PUBLIC KEY-----\nAAAA\n-----END RSA PUBLIC KEY-----',
    ]) {
      expect(codeOf(text)).toBe('unknown-format');
    }
    expect(codeOf('A'.repeat(20_000))).toBe('unknown-format');
  });

  it('accepts only what the platform can verify with', () => {
    const { spki } = importPublicKey(rsaJwk(3072, 65537n));
    expect(createPublicKey({ key: spki, format: 'der', type: 'spki' }).asymmetricKeyType).toBe('rsa');
  });
});
