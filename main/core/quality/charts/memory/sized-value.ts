import { requireFinite, StatisticsError } from '../../statistics/index.ts';
import { plottable } from '../plottable.ts';

/** A single value, or the mean of `size` of them. Undefined, or a mean of none: missing. */
export interface SizedValue {
  readonly value: number | undefined;
  readonly size?: number | undefined;
}

/** The value and its size where it is there. Throws StatisticsError (not-finite, invalid-size). */
export function meanOf({ value, size = 1 }: SizedValue): Partial<Record<'value' | 'size', number>> {
  requireFinite('A size', size);
  if (size < 0) throw new StatisticsError('invalid-size', `A mean of ${size} values cannot be.`);
  const present = plottable('A value', value);
  return present === undefined || size === 0 ? {} : { value: present, size };
}
