/** Public samples of secrets and of text that only looks like one, through the real scanner. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { SecretScanner } from '../../main/core/transfer/secrets/secret-scanner.ts';

const vectors = resolve(
  process.env.HYPER_VECTORS ?? resolve(import.meta.dirname, '../../../shared/vectors'),
  'secrets',
);
const caseFile = z.object({
  positives: z
    .array(z.object({ kind: z.string(), rule: z.string(), parts: z.array(z.string()), context: z.string() }))
    .default([]),
  negatives: z.array(z.object({ kind: z.string(), text: z.string(), why: z.string() })).default([]),
});

if (!existsSync(vectors)) {
  console.warn(
    `Secret samples are skipped: there is no ${vectors}; set HYPER_VECTORS to the folder of vectors.`,
  );
  describe.skip('secrets: no vectors', () => it('needs HYPER_VECTORS', () => {}));
} else {
  for (const file of readdirSync(vectors).filter((name) => name.endsWith('.json'))) {
    const samples = caseFile.parse(JSON.parse(readFileSync(join(vectors, file), 'utf8')));
    describe(`secrets ${file}`, () => {
      samples.positives.forEach(({ kind, rule, parts, context }, index) => {
        it(`detects ${kind} ${index}`, () => {
          const text = context.replace('%s', () => parts.join(''));
          const { matches } = new SecretScanner().scan('sample.txt', Buffer.from(text));
          expect(matches.map((match) => match.rule.id)).toContain(rule);
        });
      });
      samples.negatives.forEach(({ kind, text, why }, index) => {
        it(`leaves ${kind} ${index} alone: ${why}`, () => {
          expect(new SecretScanner().scan('sample.txt', Buffer.from(text)).matches).toEqual([]);
        });
      });
    });
  }
}
