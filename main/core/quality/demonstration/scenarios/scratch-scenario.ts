/** Scenarios in a registry of their own, which is renewed now and then so that the disk stays as it was. */
import { CannotDraw, type ReadyScenario, type ScratchRegistry, type Stage } from './scenario.ts';

/** Trials in one scratch registry. What they leave behind, trash and audit rows, is some tens of megabytes. */
export const trialsEach = 5_000;

interface Prepared<Setup> {
  registry: ScratchRegistry;
  setup: Setup;
  begun: number;
  underWay: number;
}

/** Hands out a scratch registry to trials, a fresh one after every `trialsEach`. */
export class RenewedScratch<Setup> implements AsyncDisposable {
  readonly #stage: Stage;
  readonly #setUp: (registry: ScratchRegistry) => Promise<Setup>;
  #current: Promise<Prepared<Setup>> | undefined;
  #retired: Promise<void> = Promise.resolve();

  constructor(stage: Stage, setUp: (registry: ScratchRegistry) => Promise<Setup>) {
    this.#stage = stage;
    this.#setUp = setUp;
  }

  /** Run one trial. @throws CannotDraw when no registry could be made */
  async use<Result>(work: (registry: ScratchRegistry, setup: Setup) => Promise<Result>): Promise<Result> {
    const prepared = await this.#take();
    try {
      return await work(prepared.registry, prepared.setup);
    } finally {
      prepared.underWay -= 1;
      if (prepared.begun >= trialsEach && prepared.underWay === 0) await this.#retire(prepared);
    }
  }

  /** Make the first one. @throws what opening it throws */
  async open(): Promise<void> {
    this.#current ??= this.#make();
    await this.#current;
  }

  async #take(): Promise<Prepared<Setup>> {
    for (;;) {
      this.#current ??= this.#make();
      const current = this.#current;
      const prepared = await current.catch((error: unknown) => {
        if (this.#current === current) this.#current = undefined;
        throw new CannotDraw(
          `No scratch registry could be made: ${error instanceof Error ? error.message : error}`,
        );
      });
      if (prepared.begun < trialsEach) {
        prepared.begun += 1;
        prepared.underWay += 1;
        return prepared;
      }
      if (this.#current === current) this.#current = undefined;
    }
  }

  async #make(): Promise<Prepared<Setup>> {
    const registry = await this.#stage.openScratch();
    try {
      return { registry, setup: await this.#setUp(registry), begun: 0, underWay: 0 };
    } catch (error) {
      await registry[Symbol.asyncDispose]();
      throw error;
    }
  }

  async #retire({ registry }: Prepared<Setup>): Promise<void> {
    this.#retired = this.#retired.then(() => registry[Symbol.asyncDispose]()).catch(() => undefined);
    await this.#retired;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const last = await this.#current?.catch(() => undefined);
    if (last) await this.#retire(last);
    await this.#retired;
  }
}

/** A ready scenario on renewed scratch registries. @throws what opening the first one throws */
export async function readyInScratch<Setup>(
  stage: Stage,
  mix: string,
  setUp: (registry: ScratchRegistry) => Promise<Setup>,
  trial: (
    registry: ScratchRegistry,
    setup: Setup,
    ...more: Parameters<ReadyScenario['trial']>
  ) => Promise<void>,
): Promise<ReadyScenario> {
  const scratch = new RenewedScratch(stage, setUp);
  await scratch.open();
  return {
    mix: `${mix}; the scratch registry is renewed after every ${trialsEach.toLocaleString('en-US')} trials`,
    trial: async (draw, signal) => {
      await scratch.use((registry, setup) => trial(registry, setup, draw, signal));
      return 'counted';
    },
    [Symbol.asyncDispose]: () => scratch[Symbol.asyncDispose](),
  };
}
