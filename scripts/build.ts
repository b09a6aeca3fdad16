/** `npm run build`: build what is stale; `--force` builds everything. */
import { resolve } from 'node:path';
import { buildStale } from './build-stale.ts';

const startedAt = performance.now();
const built = await buildStale(resolve(import.meta.dirname, '..'), {
  force: process.argv.includes('--force'),
});
const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
console.log(built.length === 0 ? `Up to date (${seconds} s).` : `Built ${built.join(', ')} in ${seconds} s.`);
