import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import {
  createDigester,
  digestOf,
  InvalidDigest,
  parseDigest,
} from '../../../../main/core/identity/digest.ts';

// FIPS 180-4 example "abc".
const abc = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

describe('digest', () => {
  it('names content by its SHA-256', () => {
    expect(digestOf(Buffer.from('abc'))).toBe(`sha256:${abc}`);
    expect(parseDigest(`sha256:${abc}`)).toEqual({ algorithm: 'sha256', hex: abc });
  });

  it('gives the same address for content in pieces', () => {
    expect(createDigester().update(Buffer.from('a')).update(Buffer.from('bc')).digest()).toBe(
      `sha256:${abc}`,
    );
  });

  it.each([
    [abc, 'no content address'],
    [`sha512:${abc}`, 'unknown algorithm'],
    [`sha256:${abc.slice(1)}`, '63 digits'],
    [`sha256:${abc}0`, '65 digits'],
    [`sha256:${abc.toUpperCase()}`, 'lower-case'],
    [`sha256:${abc.slice(1)}\n`, 'lower-case'],
    ['', 'no content address'],
  ])('refuses %j', (text, message) => {
    expect(() => parseDigest(text)).toThrow(InvalidDigest);
    expect(() => parseDigest(text)).toThrow(message);
  });
});
