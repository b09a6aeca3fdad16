/** Reading and extracting stored content. Paths are display paths: the single folder around everything is left out. */
export { type ExtractOptions, extractTo } from './content/extract-to.ts';
export { type EntryBytes, readEntry } from './content/read-entry.ts';
