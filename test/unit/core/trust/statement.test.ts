import { Buffer } from 'node:buffer';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { parseEnvelope, preAuthenticationEncoding } from '../../../../main/core/trust/dsse.ts';
import { generateEd25519, loadEd25519 } from '../../../../main/core/trust/ed25519-key.ts';
import {
  type ArtifactStatement,
  artifactPayloadType,
  artifactStatementType,
  checkEnvelope,
  encodeStatement,
  type ResolvedKey,
  signStatement,
} from '../../../../main/core/trust/statement.ts';

const statement: ArtifactStatement = {
  _type: artifactStatementType,
  id: '017f22e2-79b0-7cc3-98c4-dc0c0c07398f',
  coordinate: 'org.acme.crypto/aes@1.5.0',
  kind: 'library',
  contentHash: `sha256:${'a'.repeat(64)}`,
  contentSize: 10,
  manifestHash: `sha256:${'b'.repeat(64)}`,
  dependencies: [
    { coordinate: 'pkg/z', constraint: '^1.0.0', type: 'runtime', optional: false },
    { coordinate: 'pkg/a', constraint: '*', type: 'runtime', optional: true },
    { coordinate: 'pkg/a', constraint: '*', type: 'build', optional: false },
  ],
};
const pair = generateEd25519();
const signer = { keyId: pair.keyId, privateKey: loadEd25519(pair.pkcs8).privateKey };
const known: ResolvedKey = { algorithm: 'ed25519', spki: pair.spki };
const resolve = (keyId: string) => (keyId === pair.keyId ? known : undefined);
const outcomes = (...parameters: Parameters<typeof checkEnvelope>) =>
  checkEnvelope(...parameters).signatures.map(({ outcome }) => outcome);

describe('encodeStatement', () => {
  it('gives the same bytes whatever the order of dependencies and members', () => {
    const { _type, ...rest } = statement;
    const shuffled = { ...rest, dependencies: statement.dependencies.toReversed(), _type };
    expect(encodeStatement(shuffled)).toEqual(encodeStatement(statement));
    const text = encodeStatement(statement).toString();
    expect(text.startsWith(`{"_type":"${artifactStatementType}","contentHash":`)).toBe(true);
    const { dependencies } = JSON.parse(text);
    expect(
      dependencies.map((entry: { coordinate: string; type: string }) => entry.coordinate + entry.type),
    ).toEqual(['pkg/abuild', 'pkg/aruntime', 'pkg/zruntime']);
  });

  it('leaves members out that are not part of a statement', () => {
    expect(encodeStatement({ ...statement, note: 'x' } as ArtifactStatement)).toEqual(
      encodeStatement(statement),
    );
  });

  it('refuses hashes and sizes that are none', () => {
    expect(() => encodeStatement({ ...statement, contentHash: 'sha256:1' })).toThrow('digits');
    expect(() => encodeStatement({ ...statement, manifestHash: '' })).toThrow('content address');
    for (const contentSize of [-1, 1.5, 2 ** 53]) {
      expect(() => encodeStatement({ ...statement, contentSize })).toThrow(RangeError);
    }
  });
});

describe('checkEnvelope', () => {
  const envelope = signStatement(statement, signer);

  it('finds a signature valid, also after a trip through JSON', () => {
    const expected = {
      payloadMatches: true,
      signatures: [{ keyId: pair.keyId, algorithm: 'ed25519', outcome: 'valid' }],
    };
    expect(checkEnvelope(parseEnvelope(JSON.parse(JSON.stringify(envelope))), statement, resolve)).toEqual(
      expected,
    );
  });

  it('finds every changed member of the statement', () => {
    const changes: Array<Partial<ArtifactStatement>> = [
      { id: '017f22e2-79b0-7cc3-98c4-dc0c0c073990' },
      { coordinate: 'org.acme.crypto/aes@1.5.1' },
      { kind: 'plugin' },
      { contentHash: `sha256:${'c'.repeat(64)}` },
      { contentSize: 11 },
      { manifestHash: `sha256:${'c'.repeat(64)}` },
      { dependencies: statement.dependencies.slice(1) },
    ];
    for (const change of changes) {
      expect(checkEnvelope(envelope, { ...statement, ...change }, resolve).payloadMatches).toBe(false);
    }
  });

  it('finds a replaced payload, payload type and an equal payload in other JSON text', () => {
    const forged = encodeStatement({ ...statement, contentSize: 11 });
    const replaced = { ...envelope, payload: forged.toString('base64') };
    expect(checkEnvelope(replaced, { ...statement, contentSize: 11 }, resolve)).toMatchObject({
      payloadMatches: true,
      signatures: [{ outcome: 'invalid' }],
    });
    expect(checkEnvelope({ ...envelope, payloadType: 'text/plain' }, statement, resolve)).toMatchObject({
      payloadMatches: false,
      signatures: [{ outcome: 'invalid' }],
    });
    const spaced = Buffer.from(
      JSON.stringify(JSON.parse(Buffer.from(envelope.payload, 'base64').toString()), null, 1),
    );
    expect(
      checkEnvelope({ ...envelope, payload: spaced.toString('base64') }, statement, resolve).payloadMatches,
    ).toBe(false);
  });

  it('tells unknown keys, wrong keys, wrong algorithms and repeated keys apart', () => {
    expect(outcomes(envelope, statement, () => undefined)).toEqual(['unknown-key']);
    expect(
      outcomes(envelope, statement, () => ({ algorithm: 'ed25519', spki: generateEd25519().spki })),
    ).toEqual(['invalid']);
    expect(outcomes(envelope, statement, () => ({ algorithm: 'rsa-pss-sha256', spki: pair.spki }))).toEqual([
      'invalid',
    ]);
    const twice = { ...envelope, signatures: [...envelope.signatures, ...envelope.signatures] };
    expect(outcomes(twice, statement, resolve)).toEqual(['valid', 'invalid']);
  });

  it('verifies signatures of several algorithms on one payload', () => {
    const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const message = preAuthenticationEncoding(artifactPayloadType, encodeStatement(statement));
    const sig = sign('sha256', message, { key: p256.privateKey, dsaEncoding: 'ieee-p1363' }).toString(
      'base64',
    );
    const both = {
      ...envelope,
      signatures: [...envelope.signatures, { keyid: 'second', sig, algorithm: 'ecdsa-p256-sha256' as const }],
    };
    const spki = p256.publicKey.export({ type: 'spki', format: 'der' });
    const answer = (keyId: string) =>
      keyId === 'second' ? ({ algorithm: 'ecdsa-p256-sha256', spki } as const) : resolve(keyId);
    expect(outcomes(both, statement, answer)).toEqual(['valid', 'valid']);
  });
});
