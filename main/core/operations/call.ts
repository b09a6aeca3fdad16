import type { WriteContext } from '../../store/index.ts';
import type { Caller } from './caller.ts';

/** What a handler knows of the call it serves. */
export interface Call {
  readonly operation: string;
  readonly caller: Caller;
  readonly signal: AbortSignal;
  /** For `store.write`: who does what, now. */
  readonly write: WriteContext;
}
