/**
 * Data of the process-control vectors that are given as a recipe: a seeded generator (mulberry32), a formula, and the SHA-256
 * of the doubles that come out, so that a difference of one bit is seen before anything is computed from them.
 */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const recipeShape = z.looseObject({
  seed: z.number().int(),
  n: z.number().int().positive(),
  formula: z.string(),
});
export type Recipe = z.infer<typeof recipeShape>;

/** True for an input that is made from a recipe and not given value by value. */
export function isRecipe(input: unknown): input is Recipe {
  return recipeShape.safeParse(input).success;
}

/** The values of a recipe; a condition gives 1 and 0. Throws when the formula is not understood. */
export function recipeValues(recipe: Recipe): Float64Array {
  const next = compile(recipe);
  return Float64Array.from({ length: recipe.n }, (_, index) => Number(next(index)));
}

/** SHA-256 of the values as little-endian doubles, in hexadecimal. */
export function digestOfDoubles(values: Float64Array): string {
  const view = new DataView(new ArrayBuffer(values.length * 8));
  values.forEach((value, index) => {
    view.setFloat64(index * 8, value, true);
  });
  return createHash('sha256').update(view).digest('hex');
}

/** Uniform numbers in [0, 1), as the recipes define them. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A standard normal from two uniform draws (Box and Muller, the cosine alone). */
export function normalFrom(random: () => number): () => number {
  return () => {
    const first = 1 - random();
    return Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * random());
  };
}

/** A function of the index. Formulas are written for people: `1500+300c`, `a<=i<b`, assignments apart by semicolons, a remark behind. */
function compile({ formula, seed, ...given }: Recipe): (index: number) => unknown {
  const numbers = Object.entries(given).filter(
    (entry): entry is [string, number] => typeof entry[1] === 'number',
  );
  const random = mulberry32(seed);
  const known: Record<string, unknown> = {
    ...Object.fromEntries(numbers),
    rand: random,
    normal: normalFrom(random),
    pi: Math.PI,
    ...Object.fromEntries(
      (['floor', 'ceil', 'exp', 'log', 'ln', 'sqrt', 'max', 'min', 'abs', 'sin', 'cos', 'pow'] as const).map(
        (name) => [name, name === 'ln' ? Math.log : Math[name]],
      ),
    ),
    ...Object.fromEntries(
      Array.from({ length: 13 }, (_, digits) => [
        `round${digits}`,
        (value: number) => Math.floor(value * 10 ** digits + 0.5) / 10 ** digits,
      ]),
    ),
  };
  const statements = formula
    .replace(/\s{2,}\(.*$/u, '')
    .split(';')
    .map(statementOf);
  const body = statements.map(({ name, value }) => `const ${name} = ${value};`).join('\n');
  const result = statements.at(-1)?.name ?? 'undefined';
  const run = new Function(...Object.keys(known), `return (i) => {\n${body}\nreturn ${result};\n};`);
  return run(...Object.values(known));
}

function statementOf(text: string): { name: string; value: string } {
  const [, name, value] = /^\s*(\w+)(?:\[i\])?\s*=(?!=)\s*(.+?)\s*$/u.exec(text) ?? [];
  if (name === undefined || value === undefined)
    throw new Error(`this part of a formula is not understood: ${text}`);
  const spelled = value
    .replace(/(?<![\w.])(\d+(?:\.\d+)?)(?=[a-df-z(])/gu, '$1*')
    .replace(/([\w.]+)\s*(<=?)\s*(\w+)\s*(<=?)\s*([\w.]+)/gu, '($1$2$3&&$3$4$5)')
    .replaceAll('^', '**');
  return { name, value: spelled };
}
