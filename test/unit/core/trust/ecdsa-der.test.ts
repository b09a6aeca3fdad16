import { Buffer } from 'node:buffer';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ecdsaDerToP1363 } from '../../../../main/core/trust/ecdsa-der.ts';
import { verifySignature } from '../../../../main/core/trust/signature.ts';

const convert = (hex: string) => ecdsaDerToP1363(Buffer.from(hex, 'hex'));

describe('ecdsaDerToP1363', () => {
  it('converts what OpenSSL signs', () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const spki = publicKey.export({ type: 'spki', format: 'der' });
    for (let count = 0; count < 64; count += 1) {
      const message = Buffer.from([count]);
      const signature = ecdsaDerToP1363(sign('sha256', message, privateKey)) ?? Buffer.alloc(0);
      expect(verifySignature({ algorithm: 'ecdsa-p256-sha256', spki, message, signature })).toBe(true);
    }
  });

  it('pads short integers', () => {
    expect(convert('3006020101020102')?.toString('hex')).toBe(`${'00'.repeat(31)}01${'00'.repeat(31)}02`);
  });

  it.each([
    ['nothing', ''],
    ['trailing byte', '300602010102010200'],
    ['trailing byte inside', '300702010102010200'.padEnd(18, '0')],
    ['one integer', '3003020101'],
    ['padded integer', '300702020001020102'],
    ['negative integer', '3006020181020102'],
    ['empty integer', '300402000200'],
    ['long form of the length', '308106020101020102'],
    ['indefinite length', '30800201010201020000'],
    ['integer too wide', `3026022101${'00'.repeat(32)}020102`],
    ['wrong inner tag', '3006030101020102'],
    ['inner length past the end', '3006020101027f02'],
  ])('refuses %s', (_, hex) => expect(convert(hex)).toBeUndefined());
});
