import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { judgeEd25519Point } from '../../../../main/core/trust/ed25519-point.ts';

// All encodings of points whose order divides 8 ("Taming the many EdDSAs", Chalkias et al. 2020, table 1): eight
// canonical ones, then those with y >= p or a sign bit on x = 0.
const canonicalLowOrder = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '0000000000000000000000000000000000000000000000000000000000000000',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
];
const nonCanonicalLowOrder = [
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
];

const judge = (hex: string) => judgeEd25519Point(Buffer.from(hex, 'hex'));

describe('judgeEd25519Point', () => {
  it.each(canonicalLowOrder)('finds the low order of %s', (hex) => expect(judge(hex)).toBe('low-order'));
  it.each(nonCanonicalLowOrder)('finds %s non-canonical', (hex) => expect(judge(hex)).toBe('non-canonical'));

  it('accepts real keys', () => {
    for (let count = 0; count < 5; count += 1) {
      const { x = '' } = generateKeyPairSync('ed25519').publicKey.export({ format: 'jwk' });
      expect(judgeEd25519Point(Buffer.from(x, 'base64url'))).toBe('good');
    }
  });

  it('finds bytes that are no point', () => {
    expect(judge(`02${'00'.repeat(31)}`)).toBe('off-curve');
  });
});
