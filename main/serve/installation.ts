/** Where this installation keeps its parts, built or run from its sources. */
import { join, resolve } from 'node:path';

/** Bundled code lies flat in dist/main; sources lie in main/<part>. */
const isBundled = import.meta.filename.endsWith('.js');
const root = resolve(import.meta.dirname, '../..');

/** Folder of the built page. */
export const rendererFolder = join(root, 'dist', 'renderer');
/** Folder of what ships with the product. */
export const resourcesFolder = join(root, 'resources');
/** Thread files of a bundle; undefined where the core runs from its sources and finds them itself. */
export const bundledWorkers = isBundled
  ? {
      store: new URL('./store-worker.js', import.meta.url),
      inspect: new URL('./inspect-worker.js', import.meta.url),
      resolve: new URL('./resolve-worker.js', import.meta.url),
      quality: new URL('./quality-worker.js', import.meta.url),
    }
  : undefined;
