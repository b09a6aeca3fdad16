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
  /** The last rows when the report began: what comes later is for the next one. */
  extent: { versions: number; audit: number };
}

/** What was looked at, by check. */
export type CheckTexts = Partial<Record<SecurityCheck, string>>;

/** Rows one step reads. */
const stepRows = 20_000;

/** A table up to its last row in steps; between them others have their turn. @throws the reason of the signal */
export function* steps(last: number, { signal }: ReportCall): Generator<{ after: number; upTo: number }> {
  for (let after = 0; after < last; after += stepRows) {
    signal.throwIfAborted();
    yield { after, upTo: Math.min(last, after + stepRows) };
  }
}
