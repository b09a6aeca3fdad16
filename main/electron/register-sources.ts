import { basename } from 'node:path';
import type { Logger } from 'pino';
import type { Offer } from '../../contract/shell.ts';
import type { Core } from '../core/index.ts';

/** Tokens for `paths`, which the page uses without ever seeing or choosing a path. One that cannot be offered is left out. */
export async function registerSources(
  core: Pick<Core, 'sources'>,
  paths: readonly string[],
  log: Pick<Logger, 'warn'>,
): Promise<Offer[]> {
  const offers: Offer[] = [];
  for (const path of paths) {
    try {
      offers.push(await core.sources.register(path, { name: basename(path) }));
    } catch (error) {
      log.warn({ err: error, path }, 'a path could not be offered');
    }
  }
  return offers;
}
