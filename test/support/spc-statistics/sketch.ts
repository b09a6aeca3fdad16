import { z } from 'zod';
import { createSketch, momentsOf, quantileOfSorted } from '../../../main/core/quality/statistics/index.ts';
import { digestOfDoubles, isRecipe, recipeValues } from '../spc-recipe.ts';

const asked = z.looseObject({ quantiles: z.array(z.looseObject({ q: z.number() })) });
const relativeError = 0.01;

/**
 * A recipe's data: what they are, their exact quantiles, and those of a sketch fed in two halves that are then merged. A sketch's
 * quantile that is not within its error throws.
 */
export function sketchOf(input: unknown, expected: unknown): object {
  if (!isRecipe(input)) throw new Error('this input is no recipe');
  const values = recipeValues(input);
  const { n, mean, sd, min, max } = momentsOf(values);
  const sketch = createSketch({ relativeError });
  const other = createSketch({ relativeError });
  for (const value of values.subarray(0, n / 2)) sketch.add(value);
  for (const value of values.subarray(n / 2)) other.add(value);
  sketch.merge(other);
  const sorted = values.toSorted();
  return {
    summary: {
      n,
      mean,
      sd,
      min,
      max,
      first5: values.subarray(0, 5),
      last3: values.subarray(-3),
      sha256F64le: digestOfDoubles(values),
    },
    quantiles: asked.parse(expected).quantiles.map(({ q }) => {
      const position = q * (n - 1);
      const lower = sorted[Math.floor(position)] ?? Number.NaN;
      requireNear(q, sketch.quantile(q) ?? Number.NaN, lower);
      return {
        q,
        lower,
        upper: sorted[Math.ceil(position)],
        type7: quantileOfSorted(sorted, q, 7),
        nearestRank: quantileOfSorted(sorted, q, 1),
      };
    }),
  };
}

function requireNear(q: number, estimate: number, exact: number): void {
  if (Math.abs(estimate - exact) <= relativeError * Math.abs(exact) * (1 + 1e-9)) return;
  throw new Error(`the sketch's quantile ${q} is ${estimate}, of ${exact}: more than ${relativeError} apart`);
}
