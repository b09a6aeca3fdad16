/** Evidence in a folder of its own, with real threads, for tests. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import type { Trial } from '../../../../main/core/operations/index.ts';
import { type Clocks, EvidenceClock } from '../../../../main/core/quality/recording/evidence-clock.ts';
import { EvidenceStore } from '../../../../main/core/quality/recording/evidence-store.ts';
import { Recorder } from '../../../../main/core/quality/recording/recorder.ts';
import { Spool } from '../../../../main/core/quality/recording/spool.ts';
import { StoredHistory } from '../../../../main/core/quality/recording/stored-history.ts';

const workerUrl = new URL('../../../../main/core/quality/history/quality-worker.ts', import.meta.url);

/** A clock that tests set; it starts at a whole hour. */
export class TestClock implements Clocks {
  wallMs = Date.UTC(2027, 0, 15, 12);
  monotonicMs = 5_000;
  wall(): number {
    return this.wallMs;
  }
  monotonic(): number {
    return this.monotonicMs;
  }
  /** Both go on. */
  advance(milliseconds: number): void {
    this.wallMs += milliseconds;
    this.monotonicMs += milliseconds;
  }
}

export interface TestEvidence extends AsyncDisposable {
  readonly home: string;
  readonly store: EvidenceStore;
  readonly recorder: Recorder;
  readonly history: StoredHistory;
  readonly warnings: string[];
  reopen(): Promise<TestEvidence>;
}

export function openEvidence(options: { home?: string; clock?: Clocks } = {}): TestEvidence {
  const home = options.home ?? mkdtempSync(path.join(tmpdir(), 'hyper-evidence-'));
  const warnings: string[] = [];
  const log = { warn: (_fields: object, message: string) => void warnings.push(message) };
  const store = new EvidenceStore({ home, workerUrl, log, onOpen: (at) => recorder.continueAfter(at) });
  const recorder = new Recorder(store, {
    spool: new Spool(home),
    log,
    ...(options.clock ? { clock: new EvidenceClock(options.clock) } : {}),
  });
  let closed = false;
  const close = async () => {
    if (closed) return;
    closed = true;
    await recorder.close();
    await store[Symbol.asyncDispose]();
  };
  return {
    home,
    store,
    recorder,
    history: new StoredHistory(store, recorder),
    warnings,
    reopen: async () => {
      await close();
      return openEvidence({ ...options, home });
    },
    [Symbol.asyncDispose]: async () => {
      await close();
      if (options.home === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}

export function trial(more: Partial<Trial> = {}): Trial {
  return {
    process: 'operation:registry.get',
    outcome: 'success',
    durationMs: 2,
    timed: true,
    attempts: 1,
    slow: false,
    gatesPassed: 0,
    gatesFailed: 0,
    recoveryAttempts: 0,
    recoverySuccesses: 0,
    memoryBytes: undefined,
    subject: '',
    actor: 'owner (test)',
    ...more,
  };
}

export function failed(more: Partial<Trial> = {}): Trial {
  return trial({ outcome: 'failure', errorClass: 'unexpected', code: 'INTERNAL', message: 'broke', ...more });
}

/** A second connection to the evidence of a home. */
export function rawEvidence(home: string): Database.Database {
  return new Database(path.join(home, 'quality.db'), { timeout: 5_000 });
}
