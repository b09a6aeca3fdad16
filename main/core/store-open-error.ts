/** A store that did not open, explained: what it is, what to do, whether a copy can be made. */
import type { StoreProblem } from '../../contract/boot.ts';
import type { StoreFailure } from '../store/index.ts';

const explanations: Record<StoreProblem['reason'], readonly [message: string, help: string]> = {
  locked: [
    'This registry is open in another process.',
    'Close the other window, server or command, or connect to it instead. Nothing was changed.',
  ],
  corrupt: [
    'The database is damaged and was not touched.',
    'Make a backup of the damaged files first. Then restore an older backup, or move the folder away and start afresh.',
  ],
  'newer-schema': [
    'The database was written by a newer release and was not touched.',
    'Install that release again, or restore a backup made before the upgrade.',
  ],
  'read-only': [
    'The registry’s folder cannot be written.',
    'Give this user write access to it, or mount it writable, and try again.',
  ],
  full: ['The disk is full.', 'Free some space and try again.'],
  unreachable: [
    'The registry’s folder cannot be read.',
    'Check that the disk is mounted and that this user may read and write the folder.',
  ],
};

export class StoreOpenError extends Error {
  readonly problem: StoreProblem;

  constructor(failure: StoreFailure, databasePath: string) {
    const reason = failure.kind === 'closed' || failure.kind === 'unexpected' ? 'unreachable' : failure.kind;
    const [message, help] = explanations[reason];
    super(`${message} (${failure.message})`, { cause: failure });
    this.name = 'StoreOpenError';
    this.problem = {
      reason,
      message,
      help,
      databasePath,
      canBackup: reason === 'corrupt' || reason === 'newer-schema',
    };
  }
}
