/** Build the resolver alone, where it is stale. */
import { resolve } from 'node:path';
import { buildStale } from './build-stale.ts';

await buildStale(resolve(import.meta.dirname, '..'), { quiet: true, parts: ['resolver'] });
