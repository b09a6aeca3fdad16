/** What the checks of one report share. */
import type { SecurityCheck } from '../../../../../contract/quality-security.ts';
import type { RegistryStore } from '../../../services.ts';
import type { FindingBook } from '../findings/finding-book.ts';

export interface ReportCall {
  store: RegistryStore;
  book: FindingBook;
  signal: AbortSignal;
  /** Milliseconds since the epoch. */
  at: number;
  /** Rowid of the last version when the report began: what comes later is for the next one. */
  lastVersion: number;
}

/** What was looked at, by check. */
export type CheckTexts = Partial<Record<SecurityCheck, string>>;

/** Rows one step reads. */
const stepRows = 10_000;

/** The table of versions in steps; between them others have their turn. @throws the reason of the signal */
export function* steps({
  signal,
  lastVersion: last,
}: ReportCall): Generator<{ after: number; upTo: number }> {
  for (let after = 0; after < last; after += stepRows) {
    signal.throwIfAborted();
    yield { after, upTo: Math.min(last, after + stepRows) };
  }
}
