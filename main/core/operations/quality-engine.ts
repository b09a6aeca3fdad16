/** The seam of the quality engine: every operation is run by it, and counted as a trial. */
import type { OperationMeta } from '../../../contract/operation.ts';
import type { Call } from './call.ts';
import type { Trial } from './trial.ts';

/** What is known of a call that has not been answered yet; filled in by the engine, counted by `settle`. */
export interface PendingTrial {
  /** Undefined while the handler runs, and for streams, which are counted when they end. */
  trial?: Trial;
  /** Set where the answer is a stream: told how it ended. */
  ended?: (end: StreamEnd) => void;
}

export interface StreamEnd {
  error?: unknown;
  /** It came to its own end; else whoever read it had enough. */
  complete: boolean;
}

export interface TrialContext {
  readonly meta: OperationMeta;
  readonly call: Call;
  readonly subject: string;
  readonly pending: PendingTrial;
  /** Runs the handler; more than once where the engine tries again. */
  run(): Promise<unknown>;
}

export interface QualityEngine {
  /**
   * Gates, handler, gates: timed, classified, and tried again where that is safe.
   * @throws whatever the handler throws, GateFailure, or what a gate refuses with
   */
  executeWithValidation(operation: string, params: unknown, context: TrialContext): Promise<unknown>;
  /** Note how a call ended that never came to its handler, or whose answer was withheld after it. */
  note(pending: PendingTrial, operation: string, caller: Call['caller'], error: unknown): void;
  /** The call is answered: count it. */
  settle(pending: PendingTrial, caller: Call['caller']): void;
}
