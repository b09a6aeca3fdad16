/** Reading and extracting stored content. Paths are display paths: the single folder around everything is left out. */
export { extractTo } from './content/extract-to.ts';
export { readEntry } from './content/read-entry.ts';
