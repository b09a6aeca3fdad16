/** Errors of the store that callers tell apart. Both survive the way between threads as plain data. */

/** A refusal a command or query raised on purpose: a declared error code of the contract with its data. */
export class Refusal extends Error {
  readonly code: string;
  readonly data: Readonly<Record<string, unknown>>;
  constructor(code: string, message: string, data: Record<string, unknown>) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.data = data;
  }
}

/** Something the store cannot help: disk full, file corrupt, worker gone. `kind` says which. */
export class StoreFailure extends Error {
  readonly kind: StoreFailureKind;
  constructor(kind: StoreFailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreFailure';
    this.kind = kind;
  }
}

export type StoreFailureKind =
  | 'locked'
  | 'corrupt'
  | 'newer-schema'
  | 'read-only'
  | 'full'
  | 'unreachable'
  | 'closed'
  | 'unexpected';

/** How an error travels between threads. */
export type ErrorFrame =
  | { type: 'refusal'; code: string; message: string; data: Record<string, unknown> }
  | { type: 'failure'; kind: StoreFailureKind; message: string; stack?: string };

/** Make a frame of anything thrown inside a store thread. */
export function toErrorFrame(error: unknown): ErrorFrame {
  if (error instanceof Refusal)
    return { type: 'refusal', code: error.code, message: error.message, data: error.data };
  // Store threads parse nothing but JSON they wrote themselves.
  const failure = asStoreFailure(error);
  const kind = error instanceof SyntaxError ? 'corrupt' : failure.kind;
  return { type: 'failure', kind, message: failure.message, stack: failure.stack ?? '' };
}

/** The error of a frame, as the caller's thread throws it. */
export function fromErrorFrame(frame: ErrorFrame): Refusal | StoreFailure {
  if (frame.type === 'refusal') return new Refusal(frame.code, frame.message, frame.data);
  const failure = new StoreFailure(frame.kind, frame.message);
  if (frame.stack) failure.stack = frame.stack;
  return failure;
}

/**
 * Sort an error by its SQLite result code or errno (https://www.sqlite.org/rescode.html).
 * A StoreFailure is returned as it is.
 */
export function asStoreFailure(error: unknown): StoreFailure {
  if (error instanceof StoreFailure) return error;
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
  const message = error instanceof Error ? error.message : String(error);
  return new StoreFailure(kindOfCode(code), message, { cause: error });
}

function kindOfCode(code: string): StoreFailureKind {
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'locked';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'corrupt';
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS' || code === 'EACCES' || code === 'EPERM')
    return 'read-only';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'full';
  if (
    code.startsWith('SQLITE_CANTOPEN') ||
    code.startsWith('SQLITE_IOERR') ||
    code === 'ENOENT' ||
    code === 'EIO'
  )
    return 'unreachable';
  return 'unexpected';
}
