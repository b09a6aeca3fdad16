/**
 * The one path every operation takes: authorize, policies, quality engine, handler, record.
 * (Input was validated against the contract before; output is validated after.)
 */
import type { ValidationError } from '@orpc/contract';
import { ORPCError } from '@orpc/server';
import type { Violation } from '../../../contract/errors.ts';
import { type ErrorCode, errors } from '../../../contract/errors.ts';
import type { OperationMeta } from '../../../contract/operation.ts';
import { asStoreFailure, Refusal, StoreFailure } from '../../store/index.ts';
import { refuse } from '../refuse.ts';
import type { Call } from './call.ts';
import type { Caller } from './caller.ts';
import { GateFailure } from './gate-failure.ts';
import { logIdOf, shareLogId } from './log-id.ts';
import type { OutcomeRecorder } from './outcome-recorder.ts';
import { enforce, type Policy } from './policy.ts';
import type { PendingTrial, QualityEngine } from './quality-engine.ts';

export interface PathParts {
  recorder: OutcomeRecorder;
  policies: Policy[];
  quality: QualityEngine;
  log: { error(fields: object, message: string): void };
}

export type Handler = (input: unknown, call: Call) => unknown;

/** Run one operation for a caller. @throws ORPCError with a declared code */
export async function runOperation(
  parts: PathParts,
  meta: OperationMeta,
  operation: string,
  handler: Handler,
  input: unknown,
  context: { caller: Caller; signal: AbortSignal | undefined; pending: PendingTrial },
): Promise<unknown> {
  const startedAt = performance.now();
  const { caller, pending } = context;
  const call: Call = {
    operation,
    caller,
    signal: context.signal ?? new AbortController().signal,
    write: { actor: caller.name, operation, at: Date.now() },
  };
  let noted: Violation[] = [];
  const done = (error?: unknown) =>
    record(parts, meta, call, { input, noted, error, durationMs: performance.now() - startedAt });
  try {
    authorize(meta, caller);
    noted = await enforce(parts.policies, operation, input, caller);
    const output = await parts.quality.executeWithValidation(operation, input, {
      meta,
      call,
      subject: subjectOf(input),
      pending,
      run: async () => handler(input, call),
    });
    if (isIterable(output)) return watched(parts, operation, output, pending, done);
    done();
    return output;
  } catch (error) {
    if (pending.trial === undefined) parts.quality.note(pending, operation, caller, error);
    done(error);
    throw toDeclared(parts, operation, error);
  }
}

function authorize(meta: OperationMeta, caller: Caller): void {
  if (caller.capabilities.has(meta.capability) && !caller.denied.has(meta.capability)) return;
  throw refuse.notAllowed(
    meta.capability,
    `${caller.name} may not do this: it needs ${meta.capability}.`,
    'Ask the owner of this registry, or start it without read-only.',
  );
}

/** An iterator is one operation from its first to its last item. */
async function* watched(
  parts: PathParts,
  operation: string,
  items: AsyncIterable<unknown>,
  pending: PendingTrial,
  done: (error?: unknown) => void,
): AsyncGenerator<unknown> {
  let failure: unknown;
  let complete = false;
  try {
    yield* items;
    complete = true;
  } catch (error) {
    failure = error;
    throw toDeclared(parts, operation, error);
  } finally {
    pending.ended?.(failure === undefined ? { complete } : { complete, error: failure });
    done(failure);
  }
}

function isIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

interface Ended {
  input: unknown;
  /** Violations of policies that do not deny. */
  noted: Violation[];
  error: unknown;
  durationMs: number;
}

function record(parts: PathParts, meta: OperationMeta, call: Call, ended: Ended): void {
  const { input, noted, error, durationMs } = ended;
  // Its run is told as a whole, with every failure: a million rows would bury all the others.
  if (call.caller.kind === 'demonstration') return;
  const outcome = error === undefined ? 'success' : isDenial(error) ? 'denied' : 'failure';
  // A write that succeeded wrote its own audit row and statistics in its transaction.
  if (outcome === 'success' && meta.audit === 'write' && noted.length === 0) return;
  parts.recorder.note(
    {
      actor: call.caller.name,
      operation: call.operation,
      outcome,
      subject: meta.audit === 'search' ? '' : subjectOf(input),
      detail: {
        ...(error instanceof Refusal ? { code: error.code, message: error.message } : {}),
        ...(noted.length > 0 ? { violations: noted } : {}),
      },
      audited: meta.audit !== 'none' || outcome === 'denied' || noted.length > 0,
    },
    durationMs,
  );
}

function isDenial(error: unknown): boolean {
  return error instanceof Refusal && (error.code === 'NOT_ALLOWED' || error.code === 'POLICY_DENIED');
}

/** What the call was about, for the record: an id or coordinate, never content. */
function subjectOf(input: unknown): string {
  if (typeof input !== 'object' || input === null) return '';
  for (const name of [
    'coordinate',
    'versionId',
    'packageId',
    'keyId',
    'path',
    'importId',
    'namespace',
  ] as const) {
    const value = (input as Partial<Record<string, unknown>>)[name];
    if (typeof value === 'string') return value;
  }
  return '';
}

/** Declared errors cross with code and data; anything else becomes INTERNAL with a log id, so no path or SQL leaks. */
function toDeclared(parts: PathParts, operation: string, error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError) return error;
  if (error instanceof Refusal) return declared(error.code as ErrorCode, error.message, error.data);
  if (error instanceof Error && error.name === 'AbortError')
    return toDeclared(parts, operation, refuse.cancelled());
  const failure = error instanceof StoreFailure ? error : asStoreFailure(error);
  const help = storageHelp(failure.kind);
  if (help) {
    parts.log.error(
      { logId: logIdOf(error), operation, kind: failure.kind, error: failure.message },
      'storage failed',
    );
    const told = declared(help.code, help.message, {
      help: help.help,
      ...(help.reason ? { reason: help.reason } : {}),
    });
    shareLogId(error, told);
    return told;
  }
  const logId = logIdOf(error);
  if (error instanceof GateFailure) return withheld(parts, operation, error, logId);
  parts.log.error({ logId, operation, error: stackOf(error) }, 'unexpected failure');
  return declared('INTERNAL', 'Something went wrong inside the registry.', {
    logId,
    help: `Nothing was changed. The log holds the details under ${logId}.`,
  });
}

/** The handler ran: of a write, what it changed is stored. */
function withheld(
  parts: PathParts,
  operation: string,
  { gate, message }: GateFailure,
  logId: string,
): ORPCError<string, unknown> {
  parts.log.error({ logId, operation, gate, error: message }, 'an answer did not pass its check');
  return declared('INTERNAL', `The answer was withheld: ${message}`, {
    logId,
    help: `Look at what is stored before trying again. The log holds the details under ${logId}.`,
  });
}

/** Stored data that is not what was written: logged, and never passed on as an answer. */
export function storageDamaged(
  parts: PathParts,
  operation: string,
  cause: ValidationError,
): ORPCError<string, unknown> {
  const issues = cause.issues.map(({ message, path }) => `${(path ?? []).map(String).join('.')}: ${message}`);
  return toDeclared(
    parts,
    operation,
    new StoreFailure('corrupt', `stored data is damaged: ${issues.join('; ')}`),
  );
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function declared(code: ErrorCode, message: string, data: unknown): ORPCError<string, unknown> {
  return new ORPCError(code, { status: errors[code].status, message, data, defined: true });
}

function storageHelp(
  kind: StoreFailure['kind'],
): { code: ErrorCode; message: string; help: string; reason?: string } | undefined {
  switch (kind) {
    case 'full':
      return {
        code: 'STORAGE_FULL',
        message: 'The disk is full.',
        help: 'Free some space and try again. Nothing was changed.',
      };
    case 'read-only':
      return {
        code: 'STORAGE_READ_ONLY',
        message: 'The registry’s folder cannot be written.',
        help: 'Give this user write access to the folder, or mount it writable, and try again.',
      };
    case 'closed':
    case 'corrupt':
    case 'locked':
    case 'unreachable':
      return {
        code: 'STORAGE_UNAVAILABLE',
        message: 'The registry’s storage does not answer.',
        help: 'Check the disk, then restart the registry. Nothing acknowledged is lost.',
        reason: kind,
      };
    default:
      return undefined;
  }
}
