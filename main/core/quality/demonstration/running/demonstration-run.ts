/** One run of a demonstration: trials, checkpoints each second, failures stored before it goes on, an end that is stored. */
import { setTimeout } from 'node:timers/promises';
import type { RegistryStore } from '../../../services.ts';
import type { Conditions } from '../conditions.ts';
import type { ReadyScenario } from '../scenarios/scenario.ts';
import type { Checkpoint } from '../store/commands.ts';
import type { DemonstrationRecord, RunEnding } from '../store/records.ts';
import { Lanes } from './lanes.ts';
import { Pacer } from './pacer.ts';
import { createDraw } from './random.ts';
import { Surroundings } from './surroundings.ts';
import { Tally } from './tally.ts';

/** Milliseconds between checkpoints; what was counted since the last one is lost when the program is killed. */
const checkpointMs = 1_000;
/** A store that could not take something is asked again after this, milliseconds. */
const retryMs = 1_000;
/** How often the end of a run is tried to be stored when it may go on later anyway. */
const mostTries = 5;
/** The pace is told over this many seconds. */
const paceWindow = 5;

type Ending = Exclude<RunEnding, 'killed'>;

export interface RunOptions {
  store: RegistryStore;
  /** As `beginRun` answered. */
  record: DemonstrationRecord;
  ready: ReadyScenario;
  conditions: Conditions;
  actor: string;
  /** The report of a demonstration that ended, as canonical JSON. */
  stateOf(record: DemonstrationRecord): Promise<string>;
}

export class DemonstrationRun {
  readonly #options: RunOptions;
  readonly #tally: Tally;
  readonly #surroundings: Surroundings;
  readonly #lanes: Lanes;
  readonly #timer: NodeJS.Timeout;
  readonly #stopping = new AbortController();
  readonly #ended: Promise<DemonstrationRecord>;
  #pace: { at: number; done: number }[];
  #keeping: Promise<void> | undefined;
  #wanted: 'paused' | 'cancelled' | undefined;
  #problem: string | undefined;
  #isClosing = false;

  constructor(options: RunOptions) {
    const { record, conditions, ready } = options;
    this.#options = options;
    this.#tally = new Tally(record);
    this.#surroundings = new Surroundings(conditions);
    this.#pace = [{ at: performance.now(), done: record.done }];
    this.#lanes = new Lanes({
      ready,
      tally: this.#tally,
      draw: createDraw(conditions.seed),
      pacer: new Pacer(conditions.load),
      planned: record.planned,
      concurrency: conditions.concurrency,
      onFailure: () => this.#afterFailure(),
      onStuck: ({ message }) => {
        this.#problem = message;
        void this.stop('paused').catch(() => undefined);
      },
    });
    this.#timer = setInterval(() => this.#tick(), checkpointMs);
    this.#ended = this.#run();
    this.#ended.catch(() => undefined);
  }

  /** Resolves when the end of this run is stored. @throws when it could not be stored */
  get ended(): Promise<DemonstrationRecord> {
    return this.#ended;
  }

  /** As it stands now. */
  get record(): DemonstrationRecord {
    const { record } = this.#options;
    const counts = this.#tally.counts();
    const runs = record.runs.map((run) =>
      run.ending === undefined
        ? { ...run, endedAt: Date.now(), doneAfter: counts.done, conditions: this.#surroundings.conditions() }
        : run,
    );
    return { ...record, ...counts, runs, failed: this.#tally.failed.slice(0, 200) };
  }

  /** Why it does not go on; undefined when it does. */
  get problem(): string | undefined {
    return this.#problem;
  }

  /** Trials a second, over the last seconds. */
  get pace(): number {
    const [first] = this.#pace;
    const seconds = first ? (performance.now() - first.at) / 1_000 : 0;
    return first && seconds > 0 ? (this.#tally.done - first.done) / seconds : 0;
  }

  /** Stops it; resolves when what was counted is stored. With `isClosing` a store that cannot take it is not waited for. */
  async stop(how: 'paused' | 'cancelled', isClosing = false): Promise<DemonstrationRecord> {
    this.#isClosing ||= isClosing;
    this.#wanted ??= how;
    this.#stopping.abort();
    await this.#lanes.stop();
    return this.#ended;
  }

  async #run(): Promise<DemonstrationRecord> {
    try {
      await this.#lanes.ended;
    } finally {
      clearInterval(this.#timer);
      this.#surroundings[Symbol.dispose]();
      this.#stopping.abort();
      // What it holds, a scratch registry, goes when the last trial let go of it.
      void this.#lanes.settled.then(() => this.#options.ready[Symbol.asyncDispose]()).catch(() => undefined);
    }
    await this.#keeping;
    return this.#storeEnd(this.#ending());
  }

  #ending(): Ending {
    const { record } = this.#options;
    if (this.#tally.failures > record.claim.allowed) return 'failed';
    if (this.#tally.done >= record.planned) return 'passed';
    return this.#wanted ?? 'paused';
  }

  async #storeEnd(ending: Ending): Promise<DemonstrationRecord> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#writeEnd(ending);
      } catch (error) {
        this.#problem = `The end could not be stored: ${textOf(error)}`;
        // Whoever waits for a pause is told; what failed or passed must not be lost while there is hope.
        const isFinal = ending === 'passed' || ending === 'failed';
        if (this.#isClosing || (!isFinal && attempt >= mostTries)) throw error;
        await setTimeout(retryMs);
      }
    }
  }

  async #writeEnd(ending: Ending): Promise<DemonstrationRecord> {
    const { store, stateOf } = this.#options;
    const at = Date.now();
    const checkpoint = this.#checkpoint();
    const runs = this.record.runs.map((run) =>
      run.ending === undefined ? { ...run, endedAt: at, ending } : run,
    );
    const statement =
      ending === 'paused'
        ? undefined
        : await stateOf({
            ...this.record,
            ...checkpoint,
            failed: this.#tally.failed,
            runs,
            state: ending,
            endedAt: at,
          });
    return store.write(
      'quality.endDemonstrationRun',
      { ...checkpoint, ending, statement },
      this.#context(at),
    );
  }

  #tick(): void {
    this.#lanes.expire();
    this.#surroundings.look();
    this.#pace = [...this.#pace, { at: performance.now(), done: this.#tally.done }].slice(-paceWindow - 1);
    void this.#keep();
  }

  /** A failure is stored before anything goes on. */
  async #afterFailure(): Promise<void> {
    if (this.#tally.failures > this.#options.record.claim.allowed) void this.#lanes.stop();
    await this.#keeping;
    if (this.#tally.unsaved.length > 0) await this.#keep();
  }

  /** Stores what was counted. While it cannot be stored, no trial begins: what cannot be kept must not be counted. */
  #keep(): Promise<void> {
    this.#keeping ??= this.#keepTrying().finally(() => {
      this.#keeping = undefined;
    });
    return this.#keeping;
  }

  async #keepTrying(): Promise<void> {
    const { store } = this.#options;
    for (let isHeld = false; !this.#stopping.signal.aborted; ) {
      const checkpoint = this.#checkpoint();
      try {
        await store.write('quality.checkpointDemonstration', checkpoint, this.#context(Date.now()));
        this.#tally.saved(checkpoint.failed.length);
        this.#problem = undefined;
        return;
      } catch (error) {
        this.#problem = `It waits: what was counted cannot be stored (${textOf(error)}).`;
        if (!isHeld && this.#keeping) this.#lanes.hold(this.#keeping);
        isHeld = true;
        await setTimeout(retryMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      }
    }
  }

  #checkpoint(): Checkpoint {
    return {
      demonstrationId: this.#options.record.demonstrationId,
      ...this.#tally.counts(),
      failed: [...this.#tally.unsaved],
      conditions: this.#surroundings.conditions(),
    };
  }

  #context(at: number) {
    return { actor: this.#options.actor, operation: 'quality.runDemonstration', at };
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
