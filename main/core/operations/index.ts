/** The one path of operations. */
export {
  bind,
  type CallContext,
  type CoreRouter,
  type DomainHandlers,
  type OperationHandlers,
} from './bind.ts';
export { type Caller, demonstrationCaller, ownerCaller, readerCaller } from './caller.ts';
export type { Call, QualityEngine } from './operations-path.ts';
export { OutcomeRecorder } from './outcome-recorder.ts';
export type { Policy } from './policy.ts';
