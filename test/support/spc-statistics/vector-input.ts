import { z } from 'zod';

const alternating = z.object({ first: z.number(), lo: z.number(), hi: z.number(), recipe: z.string() });

/** A missing value of a vector, as the statistics know it. */
export function missing(value: number | null): number {
  return value ?? Number.NaN;
}

/** A series given value by value, or by what StRD's accuracy sets are made of: one value, then two in turn. */
export const values = z.strictObject({
  x: z.union([
    z.array(z.number().nullable()).transform((given) => Float64Array.from(given, missing)),
    alternating.transform(({ first, lo, hi, recipe }) => {
      const [, count = ''] =
        /^first value, then lo,hi alternating \d+ times \((\d+) values\)$/u.exec(recipe) ?? [];
      if (count === '') throw new Error(`this recipe is not understood: ${recipe}`);
      return Float64Array.from({ length: Number(count) }, (_, index) =>
        index === 0 ? first : index % 2 === 1 ? lo : hi,
      );
    }),
  ]),
});
