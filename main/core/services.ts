/** What the domains' operations work with. Made once by `openCore`. */
import type { Store } from '../store/index.ts';
import type { ContentGate } from './content-gate.ts';
import type { Call } from './operations/index.ts';
import type { DownloadCounter } from './registry/index.ts';
import type { Resolver } from './resolve/index.ts';
import type { Commands, Queries } from './store-tables.ts';
import type { Inspector, SourceRegistry } from './transfer/index.ts';
import type { Signer } from './trust/index.ts';

export type RegistryStore = Store<Commands, Queries>;

export interface Services {
  readonly store: RegistryStore;
  readonly signer: Signer;
  readonly inspector: Inspector;
  readonly resolver: Resolver;
  readonly sources: SourceRegistry;
  readonly host: 'desktop' | 'serve' | 'cli';
  readonly resources: string;
  readonly gate: ContentGate;
  readonly downloads: DownloadCounter;
}

export type { Call };
