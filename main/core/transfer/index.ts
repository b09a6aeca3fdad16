/** Import and export: inspecting sources, scanning for secrets, reading and extracting content. */
export { ArchiveRejected } from './archive/archive-rejected.ts';
export type { ContentSource } from './archive/byte-source.ts';
export { extractTo } from './content/extract-to.ts';
export { readEntry } from './content/read-entry.ts';
export { packFileList } from './inspect/pack-file-list.ts';
export { isArchiveType } from './is-archive-type.ts';
export { createInspector, type Inspector } from './job/inspector.ts';
export { scanBytes } from './scan-bytes.ts';
export { SourceRegistry } from './source-registry.ts';
