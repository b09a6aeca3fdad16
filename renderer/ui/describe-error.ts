import { ORPCError } from '@orpc/client';
import type { ErrorCode, FieldIssue } from '../../contract/errors.ts';

/** An error in the words a person reads: what happened, why, and what to do next. */
interface ErrorDescription {
  /** A declared code of the contract, or `CONNECTION_LOST`, `ABORTED`, `UNKNOWN`. */
  code: string;
  title: string;
  message: string;
  help: string;
  issues: FieldIssue[];
}

const titles: Record<ErrorCode, string> = {
  INVALID_INPUT: 'Some values are not valid',
  NOT_FOUND: 'Not found',
  ALREADY_EXISTS: 'It already exists',
  INVALID_STATE: 'Not possible in this state',
  HAS_DEPENDENTS: 'Other artifacts depend on it',
  NOT_ALLOWED: 'Not allowed',
  POLICY_DENIED: 'A policy forbids it',
  QUOTA_EXCEEDED: 'The quota is used up',
  FINDINGS_BLOCK: 'Findings block the import',
  ARCHIVE_REJECTED: 'The archive was refused',
  KEY_UNAVAILABLE: 'The signing key is not available',
  WRONG_PASSPHRASE: 'Wrong passphrase',
  STORAGE_FULL: 'The disk is full',
  STORAGE_READ_ONLY: 'The store is read-only',
  STORAGE_UNAVAILABLE: 'The store is not available',
  CANCELLED: 'Cancelled',
  INTERNAL: 'Something went wrong inside Hyper Registry',
};

/** Describe whatever was thrown: a declared error of the contract, a cut connection, an abort, or anything else. */
export function describeError(error: unknown): ErrorDescription {
  if (error instanceof ORPCError) return describeCall(error);
  if (error instanceof Error && error.name === 'ConnectionLostError') {
    const sent = !('sent' in error) || error.sent !== false;
    return {
      code: 'CONNECTION_LOST',
      title: 'The connection is lost',
      message: sent
        ? 'The connection to Hyper Registry was cut before the answer arrived.'
        : 'Hyper Registry cannot be reached now, so nothing was sent.',
      help: sent
        ? 'It reconnects by itself. Check whether the action took effect before you repeat it.'
        : 'It reconnects by itself; try again then.',
      issues: [],
    };
  }
  if (error instanceof Error && error.name === 'AbortError') {
    return { code: 'ABORTED', title: 'Cancelled', message: 'The action was stopped.', help: '', issues: [] };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { code: 'UNKNOWN', title: 'Something went wrong', message, help: '', issues: [] };
}

function describeCall(error: ORPCError<string, unknown>): ErrorDescription {
  const data = membersOf(error.data);
  const message = error.message;
  const help = typeof data.help === 'string' ? data.help : '';
  const issues = [...issuesOf(data.issues), ...listed(data)];
  if (!isDeclared(error.code)) {
    return { code: error.code, title: 'The call failed', message, help, issues };
  }
  const logId =
    error.code === 'INTERNAL' && typeof data.logId === 'string' ? ` (log entry ${data.logId})` : '';
  return { code: error.code, title: titles[error.code], message: `${message}${logId}`, help, issues };
}

/** The issues that say more than the message itself; a single field's problem is often the whole message. */
export function otherIssues({ message, issues }: ErrorDescription): FieldIssue[] {
  return issues.filter((issue) => issue.message !== message);
}

/** Whether an error is this declared one, with its data for a closer look. */
export function errorData(error: unknown, code: ErrorCode): Readonly<Record<string, unknown>> | undefined {
  return error instanceof ORPCError && error.code === code ? membersOf(error.data) : undefined;
}

/** Lists that some errors carry, as issues without a field. */
function listed(data: Readonly<Record<string, unknown>>): FieldIssue[] {
  const violations = issuesOf(data.violations);
  const texts = [data.dependents, data.findings].flatMap((list) => (Array.isArray(list) ? list : []));
  return [...violations, ...texts.map((text) => ({ field: '', message: String(text) }))];
}

function issuesOf(value: unknown): FieldIssue[] {
  if (!Array.isArray(value)) return [];
  return value.map((entry: unknown) => {
    const { field, message } = membersOf(entry);
    return { field: typeof field === 'string' ? field : '', message: String(message) };
  });
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function isDeclared(code: string): code is ErrorCode {
  return Object.hasOwn(titles, code);
}
