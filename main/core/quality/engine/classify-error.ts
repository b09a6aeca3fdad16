/** What kind of error a call ended with: whose fault it is, and whether it may be tried again. */
import { ORPCError } from '@orpc/server';
import type { ErrorClass } from '../../../../contract/quality-words.ts';
import { asStoreFailure, Refusal, type StoreFailureKind } from '../../../store/index.ts';
import { GateFailure } from '../../operations/index.ts';

/** Declared codes that say that something of ours failed; every other one refuses what the caller asked for. */
const codesOfDefects: Partial<Record<string, ErrorClass>> = {
  CANCELLED: 'cancelled',
  STORAGE_FULL: 'disk-full',
  STORAGE_READ_ONLY: 'read-only',
  STORAGE_UNAVAILABLE: 'storage',
  INTERNAL: 'unexpected',
};

const classOfKind: Record<Exclude<StoreFailureKind, 'unexpected'>, ErrorClass> = {
  locked: 'busy',
  corrupt: 'damaged',
  'newer-schema': 'storage',
  'read-only': 'read-only',
  full: 'disk-full',
  unreachable: 'storage',
  closed: 'thread-lost',
};

const classOfCode: Partial<Record<string, ErrorClass>> = {
  EMFILE: 'descriptors',
  ENFILE: 'descriptors',
  ENOMEM: 'memory',
  SQLITE_NOMEM: 'memory',
  ERR_WORKER_OUT_OF_MEMORY: 'memory',
  ERR_MEMORY_ALLOCATION_FAILED: 'memory',
  ETIMEDOUT: 'timeout',
};

export function classifyError(error: unknown): ErrorClass {
  if (error instanceof Refusal || error instanceof ORPCError)
    return classOfReason(error) ?? codesOfDefects[error.code] ?? 'refused';
  if (error instanceof GateFailure) return 'validation';
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError') return 'cancelled';
  if (name === 'TimeoutError') return 'timeout';
  const { kind } = asStoreFailure(error);
  if (kind !== 'unexpected') return classOfKind[kind];
  return classOfCode[codeOf(error)] ?? (isAllocation(error) ? 'memory' : 'unexpected');
}

/** A declared error of the storage says which kind it was made from. */
function classOfReason({ code, data }: { code: string; data: unknown }): ErrorClass | undefined {
  if (code !== 'STORAGE_UNAVAILABLE' || typeof data !== 'object' || data === null) return undefined;
  const reason = 'reason' in data ? String(data.reason) : '';
  return Object.entries(classOfKind).find(([kind]) => kind === reason)?.[1];
}

/** What V8 says when there is no room for a buffer. */
function isAllocation(error: unknown): boolean {
  return error instanceof RangeError && /allocation failed|out of memory/iu.test(error.message);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** A defect is a failed trial; a refusal or a cancellation is no trial at all. */
export function outcomeOfClass(errorClass: ErrorClass): 'failure' | 'refused' | 'cancelled' {
  return errorClass === 'refused' || errorClass === 'cancelled' ? errorClass : 'failure';
}

/** A short name of the error within its class: a declared code, that of the system, a gate, or a kind of the store. */
export function codeOfError(error: unknown): string {
  if (error instanceof Refusal || error instanceof ORPCError) return error.code;
  if (error instanceof GateFailure) return error.gate;
  const code = codeOf(error);
  if (code !== '') return code;
  const { kind } = asStoreFailure(error);
  if (kind !== 'unexpected') return kind;
  return error instanceof Error ? error.name : typeof error;
}

/** Messages of failures may hold paths and statements: the log has them. */
const messages: Record<ErrorClass, string> = {
  refused: '',
  cancelled: 'Cancelled.',
  busy: 'The database was held by somebody else for too long.',
  descriptors: 'Too many files were open.',
  'disk-full': 'The disk is full.',
  'read-only': 'The registry’s folder cannot be written.',
  storage: 'The registry’s storage did not answer.',
  damaged: 'Stored data is damaged.',
  'thread-lost': 'The thread that did the work ended.',
  memory: 'There was not enough memory.',
  timeout: 'It took too long.',
  validation: '',
  unexpected: 'Something went wrong inside the registry.',
};

/** What may be told of an error to whoever looks at the evidence. */
export function toldMessage(errorClass: ErrorClass, error: unknown): string {
  return messages[errorClass] || (error instanceof Error ? error.message : String(error));
}
