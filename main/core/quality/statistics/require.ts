import { StatisticsError, type StatisticsErrorCode } from './statistics-error.ts';

/** Throws unless `value` is a finite number. */
export function requireFinite(name: string, value: number): void {
  if (!Number.isFinite(value))
    throw new StatisticsError('not-finite', `${name} is ${value}; it must be finite.`);
}

/** Throws unless `value` is an integer >= 0 that a double holds exactly. */
export function requireCount(name: string, value: number): void {
  requireFinite(name, value);
  if (value < 0)
    throw new StatisticsError('negative-count', `${name} is ${value}; a count is never negative.`);
  if (!Number.isSafeInteger(value))
    throw new StatisticsError('not-an-integer', `${name} is ${value}; a count is a whole number.`);
}

/** Throws unless `value` is a finite number above 0; `code` says which kind of argument it is. */
export function requirePositive(
  name: string,
  value: number,
  code: StatisticsErrorCode = 'invalid-parameter',
): void {
  requireFinite(name, value);
  if (value <= 0) throw new StatisticsError(code, `${name} is ${value}; it must be above 0.`);
}

/** Throws unless `value` is in [0, 1]. */
export function requireProbability(name: string, value: number): void {
  if (!(value >= 0 && value <= 1))
    throw new StatisticsError('invalid-probability', `${name} is ${value}; it must be between 0 and 1.`);
}

/** Throws unless `value` is in (0, 1), both ends excluded. */
export function requireConfidence(value: number): void {
  if (!(value > 0 && value < 1))
    throw new StatisticsError('invalid-confidence', `Confidence is ${value}; it must lie between 0 and 1.`);
}
