import { z } from 'zod';

/** A number of a vector: null is missing, and what JSON has no number for is spelt out. */
export const vectorNumber = z
  .union([z.number(), z.null(), z.object({ $num: z.enum(['Infinity', '-Infinity', 'NaN']) })])
  .transform((value) =>
    value === null ? undefined : typeof value === 'number' ? value : Number(value.$num),
  );
/** A number that has to be there. */
export const given = vectorNumber.transform((value) => value ?? Number.NaN);
export const numbers = z.array(vectorNumber);
/** Indices limits are estimated from; all when there are none. */
export const baseline = z.array(z.number().int()).optional();

/** The entries of a baseline where they are, and nothing in the place of the others. */
export function within<Entry, Nothing>(
  entries: readonly Entry[],
  indices: readonly number[] | undefined,
  nothing: Nothing,
): (Entry | Nothing)[] {
  if (indices === undefined) return [...entries];
  const wanted = new Set(indices);
  return entries.map((entry, index) => (wanted.has(index) ? entry : nothing));
}
