/** Opens the product: store, services, operations. Hosts put transports around what it returns. */

import type { AlertNotice } from '../../contract/alert-notice.ts';
import { asStoreFailure, databasePath, Store } from '../store/index.ts';
import { accessOperations } from './access/operations.ts';
import { cachedUntilChange } from './cached-until-change.ts';
import { ContentGate } from './content-gate.ts';
import { eventsOperations } from './events/operations.ts';
import { startMaintenance } from './maintenance.ts';
import { openDemonstrations } from './open-demonstrations.ts';
import { type Log, openLog } from './open-log.ts';
import { bind, type CoreRouter, OutcomeRecorder, type Policy } from './operations/index.ts';
import { openAlerts } from './quality/alerts/open-alerts.ts';
import { openChartService } from './quality/control/index.ts';
import { qualityDemonstrationOperations } from './quality/demonstration/operations.ts';
import { openQuality, type QualityOptions } from './quality/quality.ts';
import { qualitySecurityOperations } from './quality/security/operations.ts';
import { qualityStatusOperations } from './quality/status-operations.ts';
import { DownloadCounter } from './registry/download-counter.ts';
import { registryOperations } from './registry/operations.ts';
import { clearStaging } from './registry/sweep-storage.ts';
import { createResolver } from './resolve/job/resolver.ts';
import { resolveOperations } from './resolve/operations.ts';
import { searchOperations } from './search/operations.ts';
import type { RegistryStore, Services } from './services.ts';
import { settingsOperations } from './settings/operations.ts';
import { StoreOpenError } from './store-open-error.ts';
import { createInspector, SourceRegistry } from './transfer/index.ts';
import { transferOperations } from './transfer/operations.ts';
import { type KeychainPort, Signer } from './trust/index.ts';
import { trustOperations } from './trust/operations.ts';
import { productVersion } from './version.ts';

export interface CoreOptions {
  /** The folder that holds everything; made with mode 0700. */
  home: string;
  host: 'desktop' | 'serve' | 'cli';
  /** Folder of what ships with the product: samples. */
  resources: string;
  /** Electron's safeStorage; without it keys are sealed with a passphrase. */
  keychain?: KeychainPort;
  /** Where a bundle keeps its worker files; default: the sources beside this one. */
  workers?: { store: URL; inspect: URL; resolve: URL; quality: URL };
  log?: Log;
  /** Rules asked before handlers run. */
  policies?: Policy[];
  /** Stands around every handler, inside the quality engine: faults for tests. */
  around?: QualityOptions['around'];
  /** Tells a person what fires, where the host can: a notification of the desktop. */
  notify?: (notice: AlertNotice) => void;
  /** Nobody looks after this registry: its alerts are neither kept nor told. */
  unattended?: boolean;
}

export interface Core extends AsyncDisposable {
  readonly router: CoreRouter;
  readonly sources: SourceRegistry;
  readonly stagingDirectory: string;
  readonly home: string;
  /** The registry's own log, for what its hosts could not answer. */
  readonly log: Log;
  /** Content of a version as a host streams it to a download. */
  content(versionId: string): Promise<ContentDownload>;
}

export interface ContentDownload {
  fileName: string;
  mediaType: string;
  size: number;
  chunks: AsyncIterable<Uint8Array>;
}

/** @throws StoreOpenError with a problem a page can explain */
export async function openCore(options: CoreOptions): Promise<Core> {
  const store = await openStore(options);
  await using opened = new AsyncDisposableStack();
  opened.use(store);
  const log = options.log ?? opened.use(openLog(options.home));
  const services = createServices(options, store);
  opened.use(services.inspector);
  opened.use(services.resolver);
  opened.use(services.downloads);
  await clearStaging(services).catch((error: unknown) => log.warn({ error }, 'staging was not cleared'));
  const recorder = new OutcomeRecorder((notes) =>
    store.write('access.recordOutcomes', notes, {
      actor: 'registry',
      operation: 'access.recordOutcomes',
      at: Date.now(),
    }),
  );
  const transfer = opened.use(transferOperations(services));
  opened.use(recorder);
  opened.use(startMaintenance(store, log));
  const quality = opened.use(
    openQuality({
      store,
      host: options.host,
      workerUrl: options.workers?.quality ?? new URL('./quality/history/quality-worker.ts', import.meta.url),
      log,
      around: options.around,
    }),
  );
  const charts = opened.use(openChartService(store, quality, log));
  const alerts = opened.use(
    openAlerts(services, quality, {
      log,
      notify: options.notify,
      keeps: options.host !== 'cli' && options.unattended !== true,
    }),
  );
  const demonstrations = opened.use(
    openDemonstrations(services, {
      log,
      router: () => router,
      openCore: (home) => openCore(scratchOptions(options, home, log)),
    }),
  );
  await demonstrations.recover();
  const router: CoreRouter = bind(
    {
      access: accessOperations(services, () => recorder.flush()),
      events: eventsOperations(services),
      quality: {
        ...qualityStatusOperations(services, quality),
        ...qualitySecurityOperations(services),
        ...alerts.operations,
        ...charts.operations,
        ...qualityDemonstrationOperations(services, demonstrations),
      },
      registry: registryOperations(services),
      resolve: resolveOperations(services),
      search: searchOperations(services),
      settings: settingsOperations(services, productVersion),
      transfer,
      trust: trustOperations(services),
    },
    {
      recorder,
      policies: options.policies ?? [],
      quality: quality.engine,
      log,
    },
  );
  // Closed in the reverse order; from here on by whoever holds the core.
  const owned = opened.move();
  return {
    router,
    sources: services.sources,
    stagingDirectory: store.stagingDirectory,
    home: store.home,
    log,
    content: async (versionId) => {
      const download = await downloadOf(store, versionId);
      services.downloads.count(versionId);
      return download;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}

/** Of a registry that trials make for themselves: all the same, but its key is sealed with a passphrase: the keychain is for keys that stay. */
function scratchOptions({ keychain: _keychain, ...same }: CoreOptions, home: string, log: Log): CoreOptions {
  return { ...same, home, log, unattended: true };
}

async function openStore(options: CoreOptions): Promise<RegistryStore> {
  const workerUrl = options.workers?.store ?? new URL('./store-worker.ts', import.meta.url);
  try {
    return await Store.open({ home: options.home, workerUrl });
  } catch (error) {
    throw new StoreOpenError(asStoreFailure(error), databasePath(options.home));
  }
}

function createServices(options: CoreOptions, store: RegistryStore): Services {
  const inspectUrl = options.workers?.inspect ?? new URL('./transfer/job/inspect-worker.ts', import.meta.url);
  return {
    store,
    host: options.host,
    resources: options.resources,
    gate: new ContentGate(),
    sources: new SourceRegistry(),
    inspector: createInspector({
      threads: 2,
      stagingDirectory: store.stagingDirectory,
      workerUrl: inspectUrl,
    }),
    resolver: createResolver({
      threads: 2,
      databasePath: databasePath(options.home),
      workerUrl: options.workers?.resolve ?? new URL('./resolve/job/resolve-worker.ts', import.meta.url),
    }),
    downloads: new DownloadCounter((counts) =>
      store.write(
        'registry.countDownloads',
        { counts },
        { actor: 'registry', operation: 'registry.countDownloads', at: Date.now() },
      ),
    ),
    signer: new Signer({
      keychain: options.keychain,
      findKey: cachedUntilChange(store, 'key', (keyId) => store.read('trust.signingKey', { keyId })),
      sealedSample: () => store.read('trust.sealedSample', undefined),
    }),
  };
}

async function downloadOf(store: RegistryStore, versionId: string): Promise<ContentDownload> {
  const location = await store.read('registry.content', { versionId });
  const name = location.coordinate.slice(location.coordinate.lastIndexOf('/') + 1);
  const extension = downloadExtensions[location.mediaType] ?? '';
  const { bytes } = location;
  return {
    fileName: `${name}-${location.version}${extension}`,
    mediaType: location.mediaType,
    size: location.size,
    chunks: bytes
      ? (async function* () {
          yield bytes;
        })()
      : store.blobs.read(location.digest, location.tier === 'large' ? 'large' : 'file'),
  };
}

const downloadExtensions: Partial<Record<string, string>> = {
  'application/x-tar+gzip': '.tgz',
  'application/x-tar': '.tar',
  'application/zip': '.zip',
};
