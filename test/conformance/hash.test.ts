import { Buffer } from 'node:buffer';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { createDigester, digestOf, parseDigest } from '../../main/core/identity/index.ts';
import { describeFormat, readJson, requireCount } from './vectors.ts';

const hex = z.string().regex(/^([0-9a-fA-F]{2})*$/);
const hashFile = z.object({
  algorithm: z.literal('sha256'),
  cases: z.array(z.object({ tcId: z.union([z.number(), z.string()]), msg: hex, digest: hex.length(64) })),
});

describeFormat('hash', (file) => {
  const { algorithm, cases } = hashFile.parse(readJson(file));
  requireCount(undefined, cases.length);
  for (const { tcId, msg, digest } of cases) {
    it(`case ${tcId}`, () => {
      const message = Buffer.from(msg, 'hex');
      const address = `${algorithm}:${digest.toLowerCase()}`;
      expect(digestOf(message)).toBe(address);
      const half = message.length >>> 1;
      expect(createDigester().update(message.subarray(0, half)).update(message.subarray(half)).digest()).toBe(
        address,
      );
      expect(parseDigest(address).hex).toBe(digest.toLowerCase());
    });
  }
});
