/** What an inspection that failed means to the person. */
import { asStoreFailure, StoreFailure } from '../../store/index.ts';
import { refuse } from '../refuse.ts';
import { ArchiveRejected } from './archive/archive-rejected.ts';
import { InspectionFailed } from './job/messages.ts';

const failures: Partial<Record<string, readonly [reason: string, message: string, help: string]>> = {
  DEADLINE: [
    'timeout',
    'Looking at the content took too long.',
    'Import it alone, or split it into smaller artifacts.',
  ],
  OUT_OF_MEMORY: [
    'memory',
    'Looking at the content took too much memory.',
    'Split it into smaller artifacts.',
  ],
  THREAD_LOST: ['interrupted', 'Looking at the content was interrupted.', 'Try again.'],
  ENOENT: [
    'missing',
    'The file or folder is not there.',
    'Check the path; it may have been moved or deleted.',
  ],
  EACCES: ['unreadable', 'The file or folder cannot be read.', 'Give this user read access and try again.'],
  EPERM: ['unreadable', 'The file or folder cannot be read.', 'Give this user read access and try again.'],
};

/** The error to answer with. */
export function explainInspection(error: unknown): unknown {
  if (error instanceof ArchiveRejected)
    return refuse.archive(error.reason, error.message, error.help, error.entry);
  if (!(error instanceof InspectionFailed)) return error;
  const known = failures[error.code];
  if (known) return refuse.archive(known[0], known[1], known[2]);
  const failure = asStoreFailure(Object.assign(new Error(error.message), { code: error.code }));
  return new StoreFailure(failure.kind, error.message);
}
