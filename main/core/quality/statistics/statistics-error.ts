/** What can be wrong with what a caller asks. Too few data is no error but a `Status`. */
export type StatisticsErrorCode =
  | 'not-finite'
  | 'negative-count'
  | 'negative-value'
  | 'not-an-integer'
  | 'count-exceeds-size'
  | 'length-mismatch'
  | 'invalid-size'
  | 'invalid-sigma'
  | 'invalid-probability'
  | 'invalid-confidence'
  | 'invalid-specification'
  | 'invalid-parameter'
  | 'not-converged'
  | 'malformed-bytes';

/** An argument that has no answer: nothing is returned in part. The message says what was given and what is allowed. */
export class StatisticsError extends Error {
  override readonly name = 'StatisticsError';
  readonly code: StatisticsErrorCode;

  constructor(code: StatisticsErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** How far a result can be trusted: whatever is not `ok` has no limits, no indices and no signals. */
export type Status = 'ok' | 'insufficient-data' | 'zero-variation' | 'unbounded';
