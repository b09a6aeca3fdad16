/** The demonstrations of a registry: one runs at a time, whoever watches. */
import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { type Caller, demonstrationCaller } from '../../../operations/index.ts';
import { refuse } from '../../../refuse.ts';
import type { Call, Services } from '../../../services.ts';
import { conditionsHere } from '../conditions.ts';
import { signReport } from '../report/sign-report.ts';
import { encodeDemonstration, statementOf } from '../report/statement.ts';
import { scenarioOf } from '../scenarios/all-scenarios.ts';
import type { ReadyScenario, Scenario, ScratchRegistry, Stage } from '../scenarios/scenario.ts';
import type { DemonstrationRecord } from '../store/records.ts';
import { DemonstrationRun } from './demonstration-run.ts';
import { createDraw } from './random.ts';
import { type OpenedCore, openScratchHome, removeLeftScratch } from './scratch-homes.ts';

/** Others told in a report. */
const othersTold = 200;

/** Closing does not wait longer for inputs that are still being drawn, milliseconds. */
const mostWaitMs = 3_000;

export interface DemonstrationParts {
  services: Pick<Services, 'store' | 'signer' | 'host'>;
  version: string;
  log: { warn(fields: object, message: string): void };
  /** A client that calls this registry's operations on the one path. */
  connect(caller: Caller): Stage['client'];
  /** Another core, with the same code, in a folder of its own. */
  openCore(home: string): Promise<OpenedCore>;
}

interface Current {
  demonstrationId: string;
  label: string;
  /** Undefined while its inputs are drawn. */
  run: DemonstrationRun | undefined;
  starting: Promise<DemonstrationRun> | undefined;
  /** Paused, cancelled or closed before it ran. */
  isUnwanted: boolean;
}

export class Demonstrations implements AsyncDisposable {
  readonly #parts: DemonstrationParts;
  #current: Current | undefined;
  #isClosing = false;

  constructor(parts: DemonstrationParts) {
    this.#parts = parts;
  }

  /** After the registry was opened: a run that was cut off is paused, what it left in scratch folders goes. Never throws. */
  async recover(): Promise<void> {
    const { services, log } = this.#parts;
    try {
      await removeLeftScratch(services.store.home);
      await this.#pauseUnfinished();
    } catch (error) {
      log.warn({ error }, 'an interrupted demonstration was not tidied up');
    }
  }

  /** The run under way of this demonstration. */
  runOf(demonstrationId: string): DemonstrationRun | undefined {
    return this.#current?.demonstrationId === demonstrationId ? this.#current.run : undefined;
  }

  /** Begin or go on; one that runs already is answered as it is. @throws Refusal INVALID_STATE, NOT_FOUND */
  async begin(demonstrationId: string, load: number, call: Call): Promise<DemonstrationRun> {
    const running = this.runOf(demonstrationId);
    if (running) return running;
    if (this.#isClosing) throw refuse.cancelled();
    if (this.#current) throw oneAtATime(this.#current);
    const current: Current = {
      demonstrationId,
      label: '',
      run: undefined,
      starting: undefined,
      isUnwanted: false,
    };
    this.#current = current;
    try {
      await this.#pauseUnfinished();
      current.starting = this.#start(current, load, call);
      current.run = await current.starting;
      // Before any watcher hears of the end: whoever does may begin the next one.
      const over = () => {
        if (this.#current === current) this.#current = undefined;
      };
      current.run.ended.then(over, over);
      current.run.ended.then(
        (record) => this.#sign(record, call.caller),
        () => undefined,
      );
      return current.run;
    } catch (error) {
      this.#current = undefined;
      throw error;
    }
  }

  /** @throws Refusal INVALID_STATE when it does not run */
  async pause(demonstrationId: string): Promise<DemonstrationRecord> {
    const run = this.runOf(demonstrationId);
    if (run) return run.stop('paused');
    const record = await this.#read(demonstrationId);
    if (this.#current?.demonstrationId === demonstrationId) {
      this.#current.isUnwanted = true;
      return record;
    }
    throw refuse.state(`It does not run: it is ${record.state}.`, record.state, 'There is nothing to pause.');
  }

  /** @throws Refusal INVALID_STATE when it ended */
  async cancel(demonstrationId: string, call: Call): Promise<DemonstrationRecord> {
    const run = this.runOf(demonstrationId);
    if (run) return run.stop('cancelled');
    if (this.#current?.demonstrationId === demonstrationId) this.#current.isUnwanted = true;
    else await this.#pauseUnfinished();
    const { store } = this.#parts.services;
    const record = await this.#read(demonstrationId);
    const at = Date.now();
    const statement =
      record.state === 'ready' || record.state === 'paused'
        ? await this.#stateOf({ ...record, state: 'cancelled', endedAt: at })
        : '';
    const ended = await store.write(
      'quality.cancelDemonstration',
      { demonstrationId, statement },
      { ...call.write, at },
    );
    return this.#sign(ended, call.caller);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isClosing = true;
    const current = this.#current;
    if (!current) return;
    current.isUnwanted = true;
    if (current.run) {
      await current.run.stop('paused', true).catch((error: unknown) => {
        this.#parts.log.warn(
          { error },
          'a demonstration was not paused; it goes on from its last checkpoint',
        );
      });
    } else await Promise.race([current.starting?.catch(() => undefined), setTimeout(mostWaitMs)]);
  }

  async #start(current: Current, load: number, call: Call): Promise<DemonstrationRun> {
    const { services, version } = this.#parts;
    const { store, host } = services;
    const before = await this.#read(current.demonstrationId);
    current.label = before.label;
    if (before.state !== 'ready' && before.state !== 'paused') throw ended(before);
    const scenario = scenarioOf(before.scenario);
    mustBeAllowed(scenario, call.caller);
    const seed = randomInt(2 ** 32);
    const ready = await scenario.prepare(this.#stageFor(call.caller), createDraw(seed));
    try {
      if (current.isUnwanted) throw refuse.cancelled();
      const { concurrency } = scenario;
      const conditions = conditionsHere({ version, host, mix: ready.mix, seed, concurrency, load });
      const { demonstrationId } = current;
      const context = { ...call.write, at: Date.now() };
      const record = await store.write(
        'quality.beginDemonstrationRun',
        { demonstrationId, conditions },
        context,
      );
      const stateOf = (state: DemonstrationRecord) => this.#stateOf(state);
      return new DemonstrationRun({ store, record, ready, conditions, actor: call.caller.name, stateOf });
    } catch (error) {
      await abandon(ready);
      throw error;
    }
  }

  #stageFor(caller: Caller): Stage {
    const { services, connect, openCore } = this.#parts;
    return {
      store: services.store,
      client: connect(demonstrationCaller(caller, 'read')),
      openScratch: (): Promise<ScratchRegistry> => openScratchHome(services.store.home, caller, openCore),
    };
  }

  async #stateOf(record: DemonstrationRecord): Promise<string> {
    const others = await this.#parts.services.store.read('quality.otherDemonstrations', {
      scenario: record.scenario,
      except: record.demonstrationId,
      limit: othersTold,
    });
    return encodeDemonstration(statementOf(record, others));
  }

  /** Signed at once where that is possible; otherwise when the report is asked for. */
  async #sign(record: DemonstrationRecord, caller: Caller): Promise<DemonstrationRecord> {
    const { services, log } = this.#parts;
    if (record.statement === undefined) return record;
    try {
      const { envelope } = await signReport(services, record, caller);
      return { ...record, envelope };
    } catch (error) {
      log.warn({ error }, 'the report of a demonstration was not signed');
      return record;
    }
  }

  #read(demonstrationId: string): Promise<DemonstrationRecord> {
    return this.#parts.services.store.read('quality.demonstration', { demonstrationId });
  }

  /** What is stored as running while nothing runs here was cut off. */
  async #pauseUnfinished(): Promise<void> {
    const { store } = this.#parts.services;
    if (this.#current?.run || !(await store.read('quality.hasUnfinishedRun', undefined))) return;
    await store.write('quality.pauseUnfinished', undefined, {
      actor: 'registry',
      operation: 'quality.pauseDemonstration',
      at: Date.now(),
    });
  }
}

/** Trials must not fail because the one they are made for may not look. @throws Refusal NOT_ALLOWED */
function mustBeAllowed({ place, capability, label }: Scenario, caller: Caller): void {
  if (place === 'scratch' || (caller.capabilities.has(capability) && !caller.denied.has(capability))) return;
  throw refuse.notAllowed(
    capability,
    `${caller.name} may not run “${label}”: its trials need ${capability}.`,
    'Ask the owner of this registry to run it.',
  );
}

async function abandon(ready: ReadyScenario): Promise<void> {
  await ready[Symbol.asyncDispose]();
}

function oneAtATime({ demonstrationId, label }: Current) {
  return refuse.state(
    `Another demonstration runs: ${label === '' ? demonstrationId : `${label} (${demonstrationId})`}.`,
    'running',
    'One runs at a time, so that they do not disturb each other. Wait for it, or pause it.',
  );
}

function ended({ state }: DemonstrationRecord) {
  return refuse.state(
    `It ${state === 'cancelled' ? 'was cancelled' : `has ${state}`} already.`,
    state,
    'Its plan and its result stand. Fix a new plan for another one; its report will name this one.',
  );
}
