/** Search over the newest version of every package. */
export { putDocument, removeDocument, setDependentCount } from './document.ts';
export { checkIndex, mergeIndex, rebuildIndex, reorderByPopularity } from './maintenance.ts';
export { moveToNamespace } from './namespace-moved.ts';
export { runSearch } from './run-search.ts';
export { searchSchemaDown, searchSchemaUp } from './schema.ts';
export type { SearchDocument } from './search-document.ts';
