/** The product, without hosts and transports. */
export { backupBrokenStore } from './backup-broken-store.ts';
export { type ContentDownload, type Core, type CoreOptions, openCore } from './core.ts';
export {
  type CallContext,
  type Caller,
  type CoreRouter,
  ownerCaller,
  readerCaller,
} from './operations/index.ts';
export { platformHome } from './platform-home.ts';
export { StoreOpenError } from './store-open-error.ts';
export type { SourceRegistry } from './transfer/index.ts';
export type { KeychainPort } from './trust/index.ts';
export { productVersion } from './version.ts';
