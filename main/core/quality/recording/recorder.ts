/** Collects samples in memory and writes them once a second in one batch; says what waits and what was lost. */
import type { Recording } from '../../../../contract/quality-figures.ts';
import { asStoreFailure } from '../../../store/index.ts';
import type { Trial } from '../../operations/index.ts';
import type { EvidenceBatch, LevelRow, SampleRow } from '../history/evidence.ts';
import { outcomeNumbers } from '../history/evidence.ts';
import type { LivePoint } from '../history/quality-history.ts';
import { CondensedTrials } from './condensed.ts';
import { EvidenceClock } from './evidence-clock.ts';
import type { EvidenceStore } from './evidence-store.ts';
import { LivePoints } from './live-points.ts';
import type { Spool } from './spool.ts';

/** Milliseconds between batches; after a batch that failed, the longest wait. */
const flushMs = 1_000;
const mostWaitMs = 15_000;
/** Samples of one batch, and samples that may wait while nothing can be written: some 20 MB. */
const batchSize = 5_000;
const mostWaiting = 50_000;
/** A batch that fails for no reason of the disk is given up after so many attempts. */
const mostAttempts = 3;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

export interface RecorderOptions {
  spool: Spool;
  log: { warn(fields: object, message: string): void };
  clock?: EvidenceClock;
}

export class Recorder {
  readonly live = new LivePoints();
  readonly #store: EvidenceStore;
  readonly #options: RecorderOptions;
  readonly #clock: EvidenceClock;
  #samples: Writable<SampleRow>[] = [];
  #levels: LevelRow[] = [];
  #condensed = new CondensedTrials();
  /** Sums that were sent and are not known to be written. */
  #sums: NonNullable<EvidenceBatch['sums']> | undefined;
  /** 0 until the database told where to go on: then ids are given. */
  #nextId = 0;
  #lastLevelAt = 0;
  #setBack = 0;
  #spooled: ReturnType<Spool['take']>;
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<void> = Promise.resolve();
  #waitMs = flushMs;
  #closed = false;
  /** A batch that is full is being written before its time. */
  #pressed = false;
  #attempts = 0;
  #trouble: { reason: string; since: number; lost: number } | undefined;
  #lost = 0;

  constructor(store: EvidenceStore, options: RecorderOptions) {
    this.#store = store;
    this.#options = options;
    this.#clock = options.clock ?? new EvidenceClock();
  }

  /** The moment by the clock of the evidence, milliseconds since the epoch. */
  now(): number {
    return this.#clock.now();
  }

  record(trial: Trial): void {
    if (this.#closed) return;
    const crowded = this.#samples.length >= batchSize;
    if (crowded && CondensedTrials.uneventful(trial)) this.#condense(trial);
    else if (this.#samples.length >= mostWaiting) this.#lose(1);
    else {
      const row = this.#rowOf(trial);
      this.#samples.push(row);
      if (this.#nextId > 0) this.#number(row);
    }
    if (this.#samples.length < batchSize || this.#trouble !== undefined) this.#schedule();
    else if (!this.#pressed) {
      this.#pressed = true;
      void this.flush().finally(() => {
        this.#pressed = false;
      });
    }
  }

  /** Levels of one moment, by process. */
  recordLevels(levels: readonly (readonly [process: string, value: number])[]): void {
    const at = Math.max(this.#clock.now(), this.#lastLevelAt + 1);
    this.#lastLevelAt = at;
    if (this.#levels.length >= mostWaiting) this.#lose(levels.length);
    else for (const [process, value] of levels) this.#levels.push([at, process, value]);
    for (const [process, value] of levels) this.live.tell({ process, id: at, at, value, failed: false });
    this.#schedule();
  }

  /** Told by the database when it is open. */
  continueAfter({ lastId, lastAt }: { lastId: number; lastAt: number }): void {
    if (!this.#clock.continueAfter(lastAt))
      this.#options.log.warn({ lastAt }, 'the clock is behind the evidence by more than an hour');
    if (this.#nextId > lastId) return;
    this.#nextId = lastId + 1;
    this.#takeSpool();
    for (const row of this.#samples) this.#number(row);
  }

  /** What earlier runs left comes first. */
  #takeSpool(): void {
    try {
      this.#spooled = this.#options.spool.take();
    } catch (error) {
      this.#options.log.warn({ error }, 'samples of quality that were spooled cannot be read');
    }
    for (const row of this.#spooled?.samples ?? []) (row as Writable<SampleRow>)[0] = this.#nextId++;
  }

  status(): Recording {
    const waiting = this.#samples.length + this.#levels.length + this.#condensed.trials;
    const trouble = this.#trouble;
    if (!trouble) return { state: 'recording', lost: this.#lost, waiting };
    return {
      state: trouble.lost > 0 ? 'losing' : 'waiting',
      lost: this.#lost,
      waiting,
      reason: trouble.reason,
      since: new Date(trouble.since).toISOString(),
    };
  }

  /** Write what waits. Never fails: what cannot be written goes on waiting. */
  flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#flushing = this.#flushing.then(() => this.#flushAll());
    return this.#flushing;
  }

  /** At the end: into the database when it was opened, else into the spool. */
  async close(): Promise<void> {
    clearTimeout(this.#timer);
    const many = this.#condensed.trials > 0 || this.#options.spool.full;
    if (this.#store.begun || many) await this.flush();
    else await this.#flushing;
    this.#closed = true;
    clearTimeout(this.#timer);
    this.live.close();
    const left = this.#samples.length;
    if (left === 0) return;
    try {
      // What was sent and not answered may be in the database: spooled, it would count twice.
      if (!this.#store.begun) this.#options.spool.append(this.#samples);
      else this.#options.log.warn({ lost: left }, 'samples of quality were lost at the end');
    } catch (error) {
      this.#options.log.warn({ error, lost: left }, 'samples of quality were lost at the end');
    }
  }

  #condense(trial: Trial): void {
    if (!this.#condensed.add(trial, this.#clock.now())) this.#lose(1);
  }

  #rowOf(trial: Trial): Writable<SampleRow> {
    // Never negative by the clock it is measured with; were it so, it would be no duration.
    const measured = trial.durationMs >= 0 && Number.isFinite(trial.durationMs);
    return [
      0,
      trial.process,
      this.#clock.now(),
      measured ? trial.durationMs : 0,
      outcomeNumbers[trial.outcome],
      trial.timed && measured ? 1 : 0,
      trial.attempts,
      trial.slow ? 1 : 0,
      trial.gatesPassed,
      trial.gatesFailed,
      trial.recoveryAttempts,
      trial.recoverySuccesses,
      trial.memoryBytes ?? null,
      trial.subject.slice(0, 200),
      trial.actor.slice(0, 100),
      trial.errorClass ?? null,
      trial.code ?? null,
      trial.message?.slice(0, 300) ?? null,
      trial.logId ?? null,
    ];
  }

  #number(row: Writable<SampleRow>): void {
    row[0] = this.#nextId++;
    const [id, process, at, value, outcome, timed] = row;
    const failed = outcome === outcomeNumbers.failure;
    if (failed || (outcome === outcomeNumbers.success && timed === 1))
      this.live.tell({ process, id, at, value, failed } satisfies LivePoint);
  }

  #schedule(): void {
    if (!this.#closed) this.#timer ??= setTimeout(() => void this.flush(), this.#waitMs).unref();
  }

  #lose(count: number): void {
    this.#lost += count;
    if (this.#trouble) this.#trouble.lost += count;
  }

  async #flushAll(): Promise<void> {
    // Also without anything that waits here: opening may find what earlier runs left.
    let written = await this.#attempt(() => this.#begin());
    while (written && this.#isWaiting) written = await this.#attempt(() => this.#flushBatch());
    if (!written && this.#isWaiting) this.#schedule();
  }

  get #isWaiting(): boolean {
    return (
      this.#samples.length + this.#levels.length + this.#condensed.trials > 0 || this.#sums !== undefined
    );
  }

  /** @returns whether it was done, or given up */
  async #attempt(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      return this.#failed(error);
    }
  }

  /** Learn where ids go on, and take in what was spooled. */
  async #begin(): Promise<void> {
    if (this.#nextId === 0) await this.#store.query('evidence.progress', undefined);
    if (this.#spooled === undefined) return;
    const { samples, name } = this.#spooled;
    await this.#store.command('evidence.append', { samples, levels: [], spool: name });
    this.#spooled = undefined;
    this.#options.spool.drop();
  }

  async #flushBatch(): Promise<void> {
    if (this.#clock.setBack > this.#setBack)
      this.#options.log.warn({}, 'the clock was set back; evidence of quality goes on with its own time');
    this.#setBack = this.#clock.setBack;
    const batch = { samples: this.#samples.slice(0, batchSize), levels: this.#levels.slice(0, batchSize) };
    if (this.#sums === undefined && this.#condensed.trials > 0) {
      this.#sums = { name: crypto.randomUUID(), rows: this.#condensed.rows() };
      this.#condensed = new CondensedTrials();
    }
    await this.#store.command('evidence.append', this.#sums ? { ...batch, sums: this.#sums } : batch);
    this.#sums = undefined;
    this.#written(batch);
  }

  #written(batch: EvidenceBatch): void {
    this.#samples.splice(0, batch.samples.length);
    this.#levels.splice(0, batch.levels.length);
    if (this.#trouble)
      this.#options.log.warn({ lost: this.#trouble.lost }, 'evidence of quality is recorded again');
    this.#trouble = undefined;
    this.#attempts = 0;
    this.#waitMs = flushMs;
  }

  #failed(error: unknown): boolean {
    const { kind, message } = asStoreFailure(error);
    if (!this.#trouble)
      this.#options.log.warn({ kind, reason: message }, 'evidence of quality waits: it cannot be written');
    this.#trouble = { since: Date.now(), lost: 0, ...this.#trouble, reason: reasonOf(kind, message) };
    this.#waitMs = Math.min(mostWaitMs, this.#waitMs * 2);
    this.#attempts = kind === 'unexpected' ? this.#attempts + 1 : 0;
    if (this.#attempts < mostAttempts) return false;
    this.#attempts = 0;
    if (this.#spooled) {
      this.#lose(this.#spooled.samples.length);
      this.#spooled = undefined;
      this.#options.spool.drop();
      return true;
    }
    this.#sums = undefined;
    const samples = this.#samples.splice(0, batchSize).length;
    this.#lose(samples + this.#levels.splice(0, batchSize).length);
    return true;
  }
}

function reasonOf(kind: string, message: string): string {
  switch (kind) {
    case 'full':
      return 'The disk is full.';
    case 'read-only':
      return 'The folder of the registry cannot be written.';
    default:
      return `The database of the evidence does not answer: ${message}`;
  }
}
