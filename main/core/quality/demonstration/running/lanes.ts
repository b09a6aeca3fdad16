/** Makes trials, some at a time, until enough are counted or somebody says stop. */
import { CannotDraw, type ReadyScenario } from '../scenarios/scenario.ts';
import type { Pacer } from './pacer.ts';
import type { Draw } from './random.ts';
import type { Tally } from './tally.ts';
import { answerWithinMs, failureOf, isGivenUp, NoAnswer } from './trial-failure.ts';

/** Trials under way have this long to end after a stop; what did not end is not counted, milliseconds. */
const graceMs = 80;

export interface LanesOptions {
  ready: ReadyScenario;
  tally: Tally;
  draw: Draw;
  pacer: Pacer;
  planned: number;
  concurrency: number;
  /** After a failure was counted. No trial begins before it resolved. */
  onFailure(): Promise<void>;
  /** No trial can be begun. */
  onStuck(reason: CannotDraw): void;
}

export class Lanes {
  readonly #options: LanesOptions;
  readonly #aborting = new AbortController();
  readonly #settled: Promise<unknown>;
  readonly #ended = Promise.withResolvers<void>();
  /** Of trials under way: when each began, and how to end the wait for it. */
  readonly #underWay = new Map<number, { since: number; expire: () => void }>();
  #nextTrial = 0;
  #hold: Promise<void> | undefined;
  #isStopping = false;
  #isClosed = false;

  constructor(options: LanesOptions) {
    this.#options = options;
    this.#settled = Promise.all(Array.from({ length: options.concurrency }, () => this.#lane()));
    this.#settled.then(() => this.#close(), this.#ended.reject);
  }

  /** Resolves when nothing will be counted any more: enough was, or somebody said stop. */
  get ended(): Promise<void> {
    return this.#ended.promise;
  }

  /** Resolves when no trial is under way; after a stop some may still be. */
  get settled(): Promise<unknown> {
    return this.#settled;
  }

  /** Nothing begins before `until` resolved. */
  hold(until: Promise<void>): void {
    const before = this.#hold;
    const hold = Promise.all([before, until]).then(() => {
      if (this.#hold === hold) this.#hold = undefined;
    });
    this.#hold = hold;
  }

  /** Begin nothing more; resolves when what is under way ended or its time is over. From then on nothing is counted. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    if (this.#underWay.size > 0)
      await Promise.race([this.#settled, new Promise((resolve) => setTimeout(resolve, graceMs))]);
    this.#close();
  }

  #close(): void {
    this.#isClosed = true;
    this.#aborting.abort(new DOMException('The demonstration was stopped.', 'AbortError'));
    this.#ended.resolve();
  }

  /** Trials that take too long fail; to be called now and then. */
  expire(): void {
    const now = performance.now();
    for (const { since, expire } of this.#underWay.values()) if (now - since > answerWithinMs) expire();
  }

  async #lane(): Promise<void> {
    const { tally, planned, pacer } = this.#options;
    while (!this.#isStopping) {
      const wait = this.#hold ?? pacer.turn();
      if (wait) {
        await wait;
        continue;
      }
      // What is under way may come back void: then its own lane goes on.
      if (tally.done + this.#underWay.size >= planned) return;
      await this.#one();
    }
  }

  async #one(): Promise<void> {
    const { tally } = this.#options;
    const trial = this.#nextTrial++;
    const since = performance.now();
    try {
      const outcome = await this.#answered(trial, since);
      if (this.#isClosed) return;
      if (outcome === 'void') tally.voided += 1;
      else tally.count(performance.now() - since);
    } catch (error) {
      if (this.#isClosed || (this.#isStopping && isGivenUp(error))) return;
      if (error instanceof CannotDraw) {
        this.#isStopping = true;
        this.#options.onStuck(error);
        return;
      }
      tally.fail(performance.now() - since, failureOf(error));
      this.hold(this.#options.onFailure());
    } finally {
      this.#underWay.delete(trial);
    }
  }

  #answered(trial: number, since: number): Promise<'counted' | 'void'> {
    const { ready, draw } = this.#options;
    return new Promise((resolve, reject) => {
      this.#underWay.set(trial, { since, expire: () => reject(new NoAnswer()) });
      ready.trial(draw, this.#aborting.signal).then(resolve, reject);
    });
  }
}
