/** Runs every operation: gates, timing, classification, recovery, retries; each call becomes a trial. */
import type { OperationMeta } from '../../../../contract/operation.ts';
import type { Targets } from '../../../../contract/quality-figures.ts';
import type { WriteContext } from '../../../store/index.ts';
import {
  type Call,
  logIdOf,
  type PendingTrial,
  type QualityEngine,
  type StreamEnd,
  type Trial,
  type TrialContext,
} from '../../operations/index.ts';
import { classifyError, codeOfError, outcomeOfClass, toldMessage } from './classify-error.ts';
import {
  type AfterGate,
  askAfter,
  askBefore,
  type BeforeGate,
  type Gate,
  type GateLevel,
  gateLevels,
} from './gates.ts';
import { MemoryGrowth } from './memory-growth.ts';
import type { Recovery } from './recovery.ts';
import { delayBefore, mayRetry, mostAttempts, pause } from './retry.ts';

/** Streams that go on until their caller has enough: closing one is its success, and its length says nothing. */
const endless = new Set(['events.watch', 'quality.watchStatus', 'quality.watchChart']);

export interface EngineParts {
  record(trial: Trial): void;
  gates: readonly Gate[];
  level(): GateLevel;
  targetsOf(process: string): Targets;
  recovery: Recovery;
  /** Whether anything was written for a call. */
  hasCommitted(write: WriteContext): boolean;
  log: { warn(fields: object, message: string): void };
  /** Stands around every handler: faults for tests. */
  around?: (operation: string, params: unknown, run: () => Promise<unknown>) => Promise<unknown>;
}

interface Plan {
  process: string;
  before: readonly BeforeGate[];
  after: readonly AfterGate[];
}

type Tally = Pick<
  Trial,
  'attempts' | 'gatesPassed' | 'gatesFailed' | 'recoveryAttempts' | 'recoverySuccesses'
>;

export class ExecutionEngine implements QualityEngine {
  readonly #parts: EngineParts;
  readonly #memory = new MemoryGrowth();
  #plans = new Map<string, Plan>();
  #plannedAt: GateLevel | undefined;

  constructor(parts: EngineParts) {
    this.#parts = parts;
  }

  async executeWithValidation(operation: string, params: unknown, context: TrialContext): Promise<unknown> {
    const plan = this.#planOf(operation, context.meta);
    const tally = { attempts: 1, gatesPassed: 0, gatesFailed: 0, recoveryAttempts: 0, recoverySuccesses: 0 };
    const startedAt = performance.now();
    const memory = this.#memory.before(startedAt);
    const end = (error: unknown, timed: boolean): Trial => {
      const now = performance.now();
      const grown = this.#memory.after(memory, startedAt, now);
      const trial = trialOf(plan.process, context, tally, now - startedAt, grown);
      if (error !== undefined) return failedTrial(trial, error);
      return this.#judged({ ...trial, timed });
    };
    try {
      const output = await this.#tries(operation, params, context, plan, tally);
      if (isStream(output)) context.pending.ended = (how) => this.#endStream(operation, context, how, end);
      else context.pending.trial = end(undefined, true);
      return output;
    } catch (error) {
      context.pending.trial = end(error, true);
      throw error;
    }
  }

  note(pending: PendingTrial, operation: string, caller: Call['caller'], error: unknown): void {
    const known = pending.trial;
    const trial = known ?? emptyTrial(`operation:${operation}`, caller.name);
    pending.trial = failedTrial(trial, error);
  }

  settle({ trial }: PendingTrial, caller: Call['caller']): void {
    // Trials of demonstrations are evidence of their own: here they would drown the mix of daily use.
    if (trial && caller.kind !== 'demonstration') this.#parts.record(trial);
  }

  #endStream(
    operation: string,
    { call }: TrialContext,
    { error, complete }: StreamEnd,
    end: (error: unknown, timed: boolean) => Trial,
  ): void {
    const lasting = endless.has(operation);
    const left = !complete || call.signal.aborted;
    const trial = end(error, !lasting);
    this.settle(
      {
        trial:
          left && !lasting && error === undefined ? { ...trial, outcome: 'cancelled', slow: false } : trial,
      },
      call.caller,
    );
  }

  /** Beyond its target for duration or memory: counted, whatever else is true of it. */
  #judged(trial: Trial): Trial {
    const targets = this.#parts.targetsOf(trial.process);
    trial.slow =
      (trial.timed && trial.durationMs > targets.durationMs) ||
      (trial.memoryBytes ?? 0) > targets.memoryBytes;
    return trial;
  }

  async #tries(
    operation: string,
    params: unknown,
    context: TrialContext,
    plan: Plan,
    tally: Tally,
  ): Promise<unknown> {
    const { recovery, hasCommitted } = this.#parts;
    const { meta, call } = context;
    let recovering = false;
    for (;;)
      try {
        const output = await this.#once(operation, params, context, plan, tally);
        if (recovering) tally.recoverySuccesses += 1;
        return output;
      } catch (error) {
        const errorClass = classifyError(error);
        const retry =
          tally.attempts < mostAttempts && mayRetry(meta, errorClass, () => hasCommitted(call.write));
        if (!retry) throw error;
        recovering = recovery.has(errorClass);
        if (recovering) {
          tally.recoveryAttempts += 1;
          await recovery.run(errorClass);
        }
        await pause(delayBefore(tally.attempts), call.signal).catch(() => Promise.reject(error));
        tally.attempts += 1;
      }
  }

  async #once(
    operation: string,
    params: unknown,
    { run }: TrialContext,
    { before, after }: Plan,
    tally: Tally,
  ): Promise<unknown> {
    const { around, log } = this.#parts;
    if (before.length > 0) await askBefore({ gates: before, operation, tally, log }, params);
    const output = await (around ? around(operation, params, run) : run());
    if (after.length > 0) await askAfter({ gates: after, operation, tally, log }, output, params);
    return output;
  }

  /** The gates of an operation at the present level, found once. */
  #planOf(operation: string, meta: OperationMeta): Plan {
    const level = this.#parts.level();
    if (level !== this.#plannedAt) this.#plans = new Map();
    this.#plannedAt = level;
    let plan = this.#plans.get(operation);
    if (!plan) {
      const asked = this.#parts.gates.filter(
        (gate) =>
          gateLevels.indexOf(gate.level) <= gateLevels.indexOf(level) && gate.applies(operation, meta),
      );
      plan = {
        process: `operation:${operation}`,
        before: asked.filter((gate) => gate.phase === 'before'),
        after: asked.filter((gate) => gate.phase === 'after'),
      };
      this.#plans.set(operation, plan);
    }
    return plan;
  }
}

function isStream(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function trialOf(
  process: string,
  { call, subject }: TrialContext,
  tally: Tally,
  durationMs: number,
  memoryBytes: number | undefined,
): Trial {
  return {
    process,
    outcome: 'success',
    durationMs,
    timed: true,
    attempts: tally.attempts,
    slow: false,
    gatesPassed: tally.gatesPassed,
    gatesFailed: tally.gatesFailed,
    recoveryAttempts: tally.recoveryAttempts,
    recoverySuccesses: tally.recoverySuccesses,
    memoryBytes,
    subject,
    actor: call.caller.name,
  };
}

/** Of a call that never came to its handler. */
function emptyTrial(process: string, actor: string): Trial {
  return {
    process,
    outcome: 'refused',
    durationMs: 0,
    timed: false,
    attempts: 1,
    slow: false,
    gatesPassed: 0,
    gatesFailed: 0,
    recoveryAttempts: 0,
    recoverySuccesses: 0,
    memoryBytes: undefined,
    subject: '',
    actor,
  };
}

function failedTrial(trial: Trial, error: unknown): Trial {
  const errorClass = classifyError(error);
  const outcome = outcomeOfClass(errorClass);
  return {
    ...trial,
    outcome,
    slow: false,
    errorClass,
    code: codeOfError(error),
    message: toldMessage(errorClass, error),
    ...(outcome === 'failure' ? { logId: logIdOf(error) } : {}),
  };
}
