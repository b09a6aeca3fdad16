/** SQLite in worker threads, content files, the audit chain. Knows nothing of the domains. */
export { genesisHash, verifyAuditChain } from './audit-chain.ts';
export { BlobFiles, type Tier, tierOf } from './blob-files.ts';
export { countOperation } from './group-commit.ts';
export { type Migration, migrate, schemaVersion } from './migrate.ts';
export { openReader } from './open-database.ts';
export { runStoreWorker } from './run-worker.ts';
export { storeSchemaDown, storeSchemaUp } from './schema.ts';
export { sql } from './statements.ts';
export { databasePath, Store } from './store.ts';
export {
  asStoreFailure,
  fromErrorFrame,
  Refusal,
  StoreFailure,
  type StoreFailureKind,
  toErrorFrame,
} from './store-error.ts';
export { StoreThread } from './store-thread.ts';
export type { CommittedChange, Transaction, WriteContext } from './transaction.ts';
