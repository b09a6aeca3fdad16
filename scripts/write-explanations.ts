/** Write docs/explanations.md anew, after the words of explanations have changed. Reads the cases of HYPER_SOLVER. */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { explanationDocument } from '../test/support/explanation-samples.ts';

const written = explanationDocument();
if (typeof written !== 'string') throw new Error(`These cases are missing: ${written.missing.join(', ')}`);
writeFileSync(join(resolve(import.meta.dirname, '..'), 'docs/explanations.md'), written);
