/** What passes between the pool and its threads. */
import { Stopped } from '../../threads/index.ts';
import { ArchiveRejected, type RejectionReason } from '../archive/archive-rejected.ts';
import type { Inspection } from '../inspect.ts';

export interface InspectCommand {
  readonly sourcePath: string;
  readonly fileName: string;
  readonly stagedPath: string;
}

export type InspectReply =
  | { readonly type: 'progress'; readonly done: number; readonly total: number }
  | { readonly type: 'done'; readonly inspection: Inspection; readonly total: number }
  | { readonly type: 'failed'; readonly failure: Failure };

/** An error in a form that survives the way between threads. */
export type Failure =
  | {
      readonly type: 'rejected';
      readonly reason: RejectionReason;
      readonly message: string;
      readonly entry?: string;
      readonly help: string;
    }
  | { readonly type: 'stopped' }
  | { readonly type: 'error'; readonly code: string; readonly message: string };

/** An inspection that could not be finished for reasons outside of the content. */
export class InspectionFailed extends Error {
  override readonly name = 'InspectionFailed';
  /** The system's code (`ENOSPC`, `EACCES`, `ENOENT`…), or `DEADLINE`, `OUT_OF_MEMORY`, `THREAD_LOST`, `UNKNOWN`. */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export function packFailure(error: unknown): Failure {
  if (error instanceof Stopped) return { type: 'stopped' };
  if (error instanceof ArchiveRejected) {
    const { reason, message, entry, help } = error;
    return { type: 'rejected', reason, message, help, ...(entry === undefined ? {} : { entry }) };
  }
  const code =
    error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
  return { type: 'error', code, message: error instanceof Error ? error.message : String(error) };
}

export function unpackFailure(failure: Exclude<Failure, { type: 'stopped' }>): Error {
  if (failure.type === 'error') return new InspectionFailed(failure.code, failure.message);
  return new ArchiveRejected(failure.reason, failure.message, failure.entry, failure.help);
}
