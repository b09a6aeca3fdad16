import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { explanationDocument } from '../support/explanation-samples.ts';

const written = explanationDocument();
const title = 'docs/explanations.md says what the resolver says';

if (typeof written === 'string')
  it(`${title}; if not: node scripts/write-explanations.ts`, () => {
    const file = resolve(import.meta.dirname, '../../docs/explanations.md');
    expect(readFileSync(file, 'utf8')).toBe(written);
  });
else {
  const reason = `these cases are missing: ${written.missing.join(', ')}`;
  console.warn(`${title} is skipped: ${reason}`);
  it.skip(`${title} (${reason})`);
}
