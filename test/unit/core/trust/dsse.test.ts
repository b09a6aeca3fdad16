import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import {
  InvalidEnvelope,
  parseEnvelope,
  preAuthenticationEncoding,
} from '../../../../main/core/trust/dsse.ts';

const signature = { keyid: 'k1', sig: 'AAAA', algorithm: 'ed25519' };
const envelope = { payloadType: 'text/plain', payload: 'aGVsbG8=', signatures: [signature] };

function fieldOf(value: unknown): string {
  try {
    parseEnvelope(value);
  } catch (error) {
    if (error instanceof InvalidEnvelope) return error.field;
  }
  throw new Error('was accepted');
}

describe('preAuthenticationEncoding', () => {
  it('is the example of the DSSE protocol text', () => {
    const encoded = preAuthenticationEncoding('http://example.com/HelloWorld', Buffer.from('hello world'));
    expect(encoded.toString()).toBe('DSSEv1 29 http://example.com/HelloWorld 11 hello world');
  });

  it('counts bytes, not characters', () => {
    expect(preAuthenticationEncoding('é', Buffer.from('ü')).toString()).toBe('DSSEv1 2 é 2 ü');
  });
});

describe('parseEnvelope', () => {
  it('reads an envelope and drops members it does not know', () => {
    const read = parseEnvelope({ ...envelope, extra: 1, signatures: [{ ...signature, cert: 'x' }] });
    expect(read).toEqual(envelope);
  });

  it('names the field that is wrong', () => {
    expect(fieldOf(null)).toBe('the document');
    expect(fieldOf([])).toBe('the document');
    expect(fieldOf({ ...envelope, payloadType: '' })).toBe('payloadType');
    expect(fieldOf({ ...envelope, payloadType: 'x'.repeat(257) })).toBe('payloadType');
    expect(fieldOf({ ...envelope, signatures: {} })).toBe('signatures');
    expect(fieldOf({ ...envelope, signatures: [null] })).toBe('signatures[0]');
    expect(fieldOf({ ...envelope, signatures: [{ ...signature, algorithm: 'none' }] })).toBe(
      'signatures[0].algorithm',
    );
    expect(fieldOf({ ...envelope, signatures: [{ ...signature, keyid: 1 }] })).toBe('signatures[0].keyid');
    expect(fieldOf({ ...envelope, signatures: [signature, signature] })).toBe('signatures[1].keyid');
  });

  it.each(['aGVsbG8', 'aGVsbG8=\n', 'aGVsbG9=', '_-8=', 'aGVsbG8==', '!', 7])(
    'refuses the base64 %j',
    (payload) => {
      expect(fieldOf({ ...envelope, payload })).toBe('payload');
      expect(fieldOf({ ...envelope, signatures: [{ ...signature, sig: payload }] })).toBe(
        'signatures[0].sig',
      );
    },
  );

  it('refuses what is too large', () => {
    expect(fieldOf({ ...envelope, payload: 'AAAA'.repeat(1_500_000) })).toBe('payload');
    expect(fieldOf({ ...envelope, signatures: [{ ...signature, sig: 'AAAA'.repeat(400) }] })).toBe(
      'signatures[0].sig',
    );
    const many = Array.from({ length: 65 }, (_, index) => ({ ...signature, keyid: `k${index}` }));
    expect(fieldOf({ ...envelope, signatures: many })).toBe('signatures');
    expect(parseEnvelope({ ...envelope, signatures: many.slice(1) }).signatures).toHaveLength(64);
  });
});
