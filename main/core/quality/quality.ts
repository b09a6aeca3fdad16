/** Quality in a running core: the engine that runs every operation, and the evidence it leaves. */
import type { QualityEngine } from '../operations/index.ts';
import type { RegistryStore } from '../services.ts';
import { type EngineParts, ExecutionEngine } from './engine/execution-engine.ts';
import { Recovery } from './engine/recovery.ts';
import { standardGates } from './engine/standard-gates.ts';
import type { QualityHistory } from './history/quality-history.ts';
import { EvidenceStore } from './recording/evidence-store.ts';
import { Recorder } from './recording/recorder.ts';
import { startResourceSampler } from './recording/resource-sampler.ts';
import { Spool } from './recording/spool.ts';
import { StoredHistory } from './recording/stored-history.ts';
import type { StatusPorts } from './status/status-ports.ts';
import { QualitySettings } from './targets/quality-settings.ts';

/** The window comes first: the evidence is opened so long after the start, milliseconds, or when somebody asks for it. */
const openAfterMs = 500;
/** Between steps of letting go what is past its time, milliseconds. */
const retainEveryMs = 60_000;

export interface QualityOptions {
  store: RegistryStore;
  host: 'desktop' | 'serve' | 'cli';
  workerUrl: URL;
  log: { warn(fields: object, message: string): void };
  around?: EngineParts['around'] | undefined;
}

export interface Quality extends AsyncDisposable {
  readonly engine: QualityEngine;
  readonly history: QualityHistory;
  /** Ask the evidence, what waits included. @throws StoreFailure */
  readonly evidence: EvidenceStore['query'];
  readonly recorder: Pick<Recorder, 'now' | 'status'>;
  readonly settings: QualitySettings;
  /** Whoever evaluates alerts puts its count here. */
  readonly ports: StatusPorts;
}

export function openQuality(options: QualityOptions): Quality {
  const { store, log } = options;
  const { home } = store;
  const settings = new QualitySettings(store);
  const evidenceStore = new EvidenceStore({
    home,
    workerUrl: options.workerUrl,
    log,
    onOpen: (progress) => recorder.continueAfter(progress),
  });
  const recorder = new Recorder(evidenceStore, { spool: new Spool(home), log });
  const history = new StoredHistory(evidenceStore, recorder);
  const engine = new ExecutionEngine({
    record: (trial) => recorder.record(trial),
    gates: standardGates(store),
    level: () => settings.level,
    targetsOf: (process) => settings.targetsOf(process),
    recovery: new Recovery(
      [{ name: 'replace-readers', class: 'thread-lost', run: () => store.replaceLostReaders() }],
      log,
    ),
    hasCommitted: (write) => store.hasCommitted(write),
    log,
    ...(options.around ? { around: options.around } : {}),
  });
  const background = startBackground(options, settings, evidenceStore, recorder);
  return {
    engine,
    history,
    evidence: async (name, input) => {
      await recorder.flush();
      return evidenceStore.query(name, input);
    },
    recorder,
    settings,
    ports: {
      openSignals: () => store.read('quality.openSignals', undefined),
      // No alert fires before somebody evaluates alerts.
      firing: () => 0,
    },
    [Symbol.asyncDispose]: async () => {
      background[Symbol.dispose]();
      await recorder.close();
      await evidenceStore[Symbol.asyncDispose]();
    },
  };
}

/** What begins when the start is over. A command line is over before most of it would begin. */
function startBackground(
  { store, host, log }: QualityOptions,
  settings: QualitySettings,
  evidence: EvidenceStore,
  recorder: Recorder,
): Disposable {
  void settings.load();
  let sampler: Disposable | undefined;
  const opening = setTimeout(() => {
    if (host !== 'cli') sampler = startResourceSampler(store.home, (levels) => recorder.recordLevels(levels));
    // The first look at the dashboard reads a day; done now, nobody waits for it.
    evidence.query('evidence.status', { span: '24h', now: recorder.now() }).catch((error: unknown) => {
      log.warn({ error, database: evidence.databasePath }, 'the evidence of quality cannot be read');
    });
  }, openAfterMs).unref();
  const retaining = setInterval(() => {
    evidence
      .command('evidence.retain', undefined)
      .catch((error: unknown) => log.warn({ error }, 'evidence past its time was not let go'));
  }, retainEveryMs).unref();
  return {
    [Symbol.dispose]: () => {
      clearTimeout(opening);
      clearInterval(retaining);
      sampler?.[Symbol.dispose]();
    },
  };
}
