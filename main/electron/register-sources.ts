import { basename } from 'node:path';
import type { Offer } from '../../contract/shell.ts';
import type { Core } from '../core/index.ts';

/** Tokens for `paths`, which the page uses without ever seeing or choosing a path. */
export function registerSources(core: Pick<Core, 'sources'>, paths: readonly string[]): Offer[] {
  return paths.map((path) => core.sources.register(path, { name: basename(path) }));
}
