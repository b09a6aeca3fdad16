import { Buffer } from 'node:buffer';
import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { generateEd25519, loadEd25519 } from '../../../../main/core/trust/ed25519-key.ts';
import { importPublicKey } from '../../../../main/core/trust/public-key.ts';

describe('Ed25519 keys', () => {
  it('makes keys that load again and are accepted on import', () => {
    const { spki, pkcs8, keyId } = generateEd25519();
    expect(loadEd25519(pkcs8).keyId).toBe(keyId);
    expect(importPublicKey(spki)).toEqual({ algorithm: 'ed25519', spki, keyId });
    expect(generateEd25519().keyId).not.toBe(keyId);
  });

  it('refuses anything else', () => {
    const other = generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'der' });
    for (const bytes of [other, Buffer.alloc(0), Buffer.alloc(48, 1), generateEd25519().spki]) {
      expect(() => loadEd25519(bytes)).toThrow(TypeError);
    }
  });
});
