/** The one path of operations. */
export {
  bind,
  type CallContext,
  type CoreRouter,
  type DomainHandlers,
  type OperationHandlers,
} from './bind.ts';
export type { Call } from './call.ts';
export { type Caller, demonstrationCaller, ownerCaller, readerCaller } from './caller.ts';
export { GateFailure } from './gate-failure.ts';
export { logIdOf } from './log-id.ts';
export { OutcomeRecorder } from './outcome-recorder.ts';
export type { Policy } from './policy.ts';
export type { PendingTrial, QualityEngine, StreamEnd, TrialContext } from './quality-engine.ts';
export type { Trial } from './trial.ts';
