/** Errors as the command line shows them: a code, a message, what to do next. */
export class CliFailure extends Error {
  readonly code: string;
  readonly help: string;

  constructor(code: string, message: string, help: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'CliFailure';
    this.code = code;
    this.help = help;
  }
}

/** What is wrong with how the command was typed. */
export function usageFailure(message: string, help: string): CliFailure {
  return new CliFailure('USAGE', message, help);
}

export interface FailureReport {
  code: string;
  message: string;
  help: string;
  /** What the operation declared besides: issues, dependents, findings… */
  data?: Record<string, unknown>;
}

/** Any error as a report. Errors of the contract carry code, message and data; others are told as they are. */
export function reportOf(error: unknown): FailureReport {
  if (error instanceof CliFailure) return { code: error.code, message: error.message, help: error.help };
  if (!(error instanceof Error)) return { code: 'INTERNAL', message: String(error), help: '' };
  if (error.name === 'AbortError') return { code: 'CANCELLED', message: 'Cancelled.', help: '' };
  if ('problem' in error) return storeReport(error.problem);
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'INTERNAL';
  const data = 'data' in error && isRecord(error.data) ? error.data : {};
  const { help, ...rest } = data;
  return {
    code,
    message: error.message,
    help: typeof help === 'string' ? help : '',
    ...(Object.keys(rest).length > 0 ? { data: rest } : {}),
  };
}

/** A report as lines for a person. */
export function linesOf({ message, help, data }: FailureReport): string[] {
  const details = Object.values(data ?? {})
    .filter((value) => Array.isArray(value))
    .flat()
    .map((item) => `  - ${detailOf(item)}`);
  return [message, ...details, ...(help === '' ? [] : [help])];
}

function detailOf(item: unknown): string {
  if (!isRecord(item)) return String(item);
  const { field, message } = item;
  if (typeof message !== 'string') return JSON.stringify(item);
  return typeof field === 'string' && field !== '' ? `${field}: ${message}` : message;
}

function storeReport(problem: unknown): FailureReport {
  const { message, help, reason } = isRecord(problem) ? problem : {};
  return {
    code: 'STORE_NOT_OPEN',
    message: String(message ?? 'The registry cannot be opened.'),
    help: String(help ?? ''),
    data: { reason },
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
